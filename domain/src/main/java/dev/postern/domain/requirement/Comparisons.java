package dev.postern.domain.requirement;

import static dev.postern.domain.environment.MarkerVariable.PLATFORM_RELEASE;
import static dev.postern.domain.environment.MarkerVariable.PLATFORM_SYSTEM;
import static dev.postern.domain.environment.MarkerVariable.PLATFORM_VERSION;
import static dev.postern.domain.environment.MarkerVariable.SYS_PLATFORM;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.requirement.Node.Leaf;
import java.util.Locale;
import java.util.Optional;

/** Turns one comparison of a marker into a diagram, after the rewriting that makes equal things equal. */
final class Comparisons {

    private final Diagrams diagrams;

    Comparisons(Diagrams diagrams) {
        this.diagrams = diagrams;
    }

    /** Whether a point of a question is the least value that there is, below which nothing lies. */
    static boolean isLeast(Object point) {
        return point.equals("") || point.equals(ReleaseComparisons.LEAST);
    }

    /** The diagram of {@code variable operator 'literal'}; empty if the comparison means nothing. */
    Optional<Node> compare(MarkerVariable variable, String operator, String literal) {
        return ReleaseComparisons.areAbout(variable) ? new ReleaseComparisons(diagrams, variable).compare(operator, literal)
                : text(variable, operator, literal);
    }

    /**
     * The diagram of {@code 'literal' operator variable}; empty if the comparison means nothing. A literal on the left is no list of versions
     * and holds no wildcard.
     */
    Optional<Node> reversed(MarkerVariable variable, String operator, String literal) {
        if (ReleaseComparisons.areAbout(variable) && (operator.endsWith("in") || literal.indexOf('*') >= 0)) {
            return Optional.empty();
        }
        return switch (operator) {
            case "in" -> Optional.of(yesOrNo(Question.contains(variable, literal), true));
            case "not in" -> Optional.of(yesOrNo(Question.contains(variable, literal), false));
            case "<" -> compare(variable, ">", literal);
            case "<=" -> compare(variable, ">=", literal);
            case ">" -> compare(variable, "<", literal);
            case ">=" -> compare(variable, "<=", literal);
            case "~=" -> Optional.empty();
            default -> compare(variable, operator, literal);
        };
    }

    /** The diagram that asks a yes-or-no question. */
    Node yesOrNo(Question question, boolean wanted) {
        return diagrams.yesOrNo(question, Node.leaf(!wanted), Node.leaf(wanted));
    }

    Node textIs(MarkerVariable variable, String value) {
        return cut(variable, value, false, true, false);
    }

    private Optional<Node> text(MarkerVariable given, String operator, String value) {
        String platform = given == PLATFORM_SYSTEM ? platformOf(value) : "";
        boolean renamed = !platform.isEmpty() && !operator.endsWith("in");
        MarkerVariable variable = renamed ? SYS_PLATFORM : given;
        String literal = renamed ? platform : value;
        boolean ordered = variable == PLATFORM_RELEASE || variable == PLATFORM_VERSION;
        return switch (operator) {
            case "==" -> Optional.of(textIs(variable, literal));
            case "!=" -> Optional.of(cut(variable, literal, true, false, true));
            case "<" -> Optional.of(ordered ? cut(variable, literal, true, false, false) : Leaf.FALSE);
            case "<=" -> Optional.of(cut(variable, literal, ordered, true, false));
            case ">" -> Optional.of(ordered ? cut(variable, literal, false, false, true) : Leaf.FALSE);
            case ">=" -> Optional.of(cut(variable, literal, false, true, ordered));
            case "in" -> Optional.of(yesOrNo(Question.partOf(variable, literal), true));
            case "not in" -> Optional.of(yesOrNo(Question.partOf(variable, literal), false));
            default -> Optional.empty();
        };
    }

    private Node cut(MarkerVariable variable, String point, boolean below, boolean at, boolean above) {
        return diagrams.partition(Question.text(variable), new Object[] {point},
                new Node[] {Node.leaf(below), Node.leaf(at), Node.leaf(above)});
    }

    /** What {@code sys_platform} says exactly where {@code platform_system} has that value; empty if that is not known. */
    private static String platformOf(String system) {
        return switch (system) {
            case "Windows" -> "win32";
            case "Darwin", "Linux", "AIX", "Emscripten", "Android" -> system.toLowerCase(Locale.ROOT);
            default -> "";
        };
    }
}
