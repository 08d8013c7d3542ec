package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;

/**
 * A comparison as it is written in a marker's normal form.
 *
 * @param value the literal of a question about a value; empty for others
 * @param node the diagram that it means
 */
record MarkerTerm(Question question, Sign sign, String value, Node node) {

    /** How a term compares. */
    enum Sign {
        EQUAL("=="), NOT_EQUAL("!="), LESS("<"), AT_LEAST(">="), AT_MOST("<="), GREATER(">"), YES("in"), NO("not in");

        private final String text;

        Sign(String text) {
            this.text = text;
        }
    }

    /** Where the term stands among others: versions, then texts, then members of sets, then extras; variables by name,
     * of each the comparisons with a value first. */
    int rank() {
        return switch (question.kind()) {
            case VERSION -> question.variable() == MarkerVariable.IMPLEMENTATION_VERSION ? 0 : 1;
            case TEXT -> 2 + 2 * placeByName(question.variable());
            case PART_OF, CONTAINS -> 3 + 2 * placeByName(question.variable());
            case MEMBER -> 98;
            case EXTRA -> 99;
        };
    }

    private static int placeByName(MarkerVariable variable) {
        return switch (variable) {
            case IMPLEMENTATION_NAME -> 0;
            case OS_NAME -> 1;
            case PLATFORM_MACHINE -> 2;
            case PLATFORM_PYTHON_IMPLEMENTATION -> 3;
            case PLATFORM_RELEASE -> 4;
            case PLATFORM_SYSTEM -> 5;
            case PLATFORM_VERSION -> 6;
            case SYS_PLATFORM -> 7;
            case IMPLEMENTATION_VERSION, PYTHON_VERSION, PYTHON_FULL_VERSION -> 8;
        };
    }

    @Override
    public String toString() {
        return switch (question.kind()) {
            case VERSION, TEXT -> question.variable() + " " + sign.text + " " + quoted(value);
            case PART_OF -> question.variable() + " " + sign.text + " " + quoted(question.text());
            case CONTAINS -> quoted(question.text()) + " " + sign.text + " " + question.variable();
            case EXTRA -> "extra " + (sign == Sign.YES ? "==" : "!=") + " " + quoted(question.text());
            case MEMBER -> {
                int colon = question.text().indexOf(':');
                yield quoted(question.text().substring(colon + 1)) + " " + sign.text + " " + question.text().substring(0, colon);
            }
        };
    }

    /** No literal holds both kinds of quotes, as markers know no escapes. */
    private static String quoted(String text) {
        return text.indexOf('\'') >= 0 ? '"' + text + '"' : "'" + text + "'";
    }
}
