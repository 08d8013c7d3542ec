package dev.postern.domain.version;

/** Reads one specifier out of a text, for instance between two commas. */
final class SpecifierParser {

    private static final String OPERATORS = "`==`, `!=`, `<=`, `>=`, `<`, `>`, `~=` or `===`";

    private final String text;
    private final int start;
    private final int end;

    SpecifierParser(String text, int start, int end) {
        int from = start;
        int to = end;
        while (from < to && VersionParser.isSpace(text.charAt(from))) {
            from++;
        }
        while (to > from && VersionParser.isSpace(text.charAt(to - 1))) {
            to--;
        }
        this.text = text;
        this.start = from;
        this.end = to;
    }

    boolean isBlank() {
        return start == end;
    }

    VersionSpecifier parse() {
        int at = start;
        while (at < end && isOperator(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw fail(start, "it must start with " + OPERATORS);
        }
        String symbol = text.substring(start, at);
        Operator operator = Operator.of(symbol)
                .orElseThrow(() -> fail(start, "`" + symbol + "` is no comparison; use " + OPERATORS));
        while (at < end && VersionParser.isSpace(text.charAt(at))) {
            at++;
        }
        if (at == end) {
            throw fail(end, "a version must follow `" + symbol + "`");
        }
        return specifier(operator, at);
    }

    private VersionSpecifier specifier(Operator operator, int versionStart) {
        boolean wildcard = text.startsWith(".*", end - 2);
        Version version = version(versionStart, wildcard ? end - 2 : end);
        try {
            return VersionSpecifier.of(wildcard ? withWildcard(operator, versionStart) : operator, version);
        } catch (MalformedSpecifier e) {
            throw fail(versionStart, e.reason());
        }
    }

    private Operator withWildcard(Operator operator, int versionStart) {
        return switch (operator) {
            case EQUAL -> Operator.EQUAL_WILDCARD;
            case NOT_EQUAL -> Operator.NOT_EQUAL_WILDCARD;
            case EQUAL_WILDCARD, NOT_EQUAL_WILDCARD, ARBITRARY_EQUAL, COMPATIBLE, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
                    throw fail(
                            versionStart, "`" + operator.text() + "` cannot be used with `.*`; only `==` and `!=` can");
        };
    }

    private Version version(int from, int to) {
        try {
            return Version.parse(text.substring(from, to));
        } catch (MalformedVersion e) {
            throw fail(from + e.position(), "`" + e.text() + "` is not a version: " + e.reason());
        }
    }

    private MalformedSpecifier fail(int position, String reason) {
        return new MalformedSpecifier(text, position, reason);
    }

    private static boolean isOperator(char c) {
        return c == '=' || c == '<' || c == '>' || c == '!' || c == '~';
    }
}
