package dev.postern.domain.version;

import java.util.Optional;

/** How a specifier compares (PEP 440). A wildcard makes {@code ==} and {@code !=} something else, so it counts as an operator of its own. */
public enum Operator {
    EQUAL("=="),
    EQUAL_WILDCARD("=="),
    ARBITRARY_EQUAL("==="),
    NOT_EQUAL("!="),
    NOT_EQUAL_WILDCARD("!="),
    COMPATIBLE("~="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String text;

    Operator(String text) {
        this.text = text;
    }

    /** As it is written before a version. */
    public String text() {
        return text;
    }

    public boolean isWildcard() {
        return this == EQUAL_WILDCARD || this == NOT_EQUAL_WILDCARD;
    }

    /** The operator written so, without a wildcard. */
    public static Optional<Operator> of(String text) {
        return Optional.ofNullable(switch (text) {
            case "==" -> EQUAL;
            case "===" -> ARBITRARY_EQUAL;
            case "!=" -> NOT_EQUAL;
            case "~=" -> COMPATIBLE;
            case "<" -> LESS;
            case "<=" -> LESS_OR_EQUAL;
            case ">" -> GREATER;
            case ">=" -> GREATER_OR_EQUAL;
            default -> null;
        });
    }
}
