package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;
import java.util.Optional;

/** Reads the words of a marker from left to right: operands, comparisons, {@code and}, {@code or}, parentheses. */
final class MarkerCursor {

    /** One side of a comparison. */
    sealed interface Operand {
        /** A quoted value. */
        record Literal(String text) implements Operand {}

        /** A variable of the environment. */
        record Variable(MarkerVariable variable) implements Operand {}

        /** The extra that is wanted. */
        record Extra() implements Operand {}

        /** A set that lock files know: {@code extras} or {@code dependency_groups}. */
        record Members(String set) implements Operand {}
    }

    private final String text;
    private int at;

    MarkerCursor(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    /** What was read since a position. */
    String since(int start) {
        return text.substring(start, at);
    }

    boolean isAtEnd() {
        skipSpace();
        return at >= text.length();
    }

    /** Takes the character if it comes next, white space aside. */
    boolean take(char wanted) {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != wanted) {
            return false;
        }
        at++;
        return true;
    }

    Operand operand() {
        skipSpace();
        if (at >= text.length()) {
            throw malformed("expected a variable or a quoted value");
        }
        char quote = text.charAt(at);
        if (quote == '\'' || quote == '"') {
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw malformed("the quoted value has no end");
            }
            String literal = text.substring(at + 1, end);
            at = end + 1;
            return new Operand.Literal(literal);
        }
        return variable();
    }

    private Operand variable() {
        int start = at;
        while (at < text.length() && isNamePart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (name.equals("extra")) {
            return new Operand.Extra();
        }
        if (name.equals("extras") || name.equals("dependency_groups")) {
            return new Operand.Members(name);
        }
        Optional<MarkerVariable> variable = MarkerVariable.named(modern(name));
        if (variable.isEmpty()) {
            at = start;
            throw malformed(name.isEmpty() ? "expected a variable or a quoted value" : "unknown variable `" + name + "`");
        }
        return new Operand.Variable(variable.get());
    }

    private static String modern(String name) {
        return switch (name) {
            case "os.name", "sys.platform", "platform.version", "platform.machine", "platform.python_implementation" ->
                    name.replace('.', '_');
            case "python_implementation" -> "platform_python_implementation";
            default -> name;
        };
    }

    /** The next comparison: a symbol, {@code in} or {@code not in}. */
    String operator() {
        skipSpace();
        int start = at;
        while (at < text.length() && "<=>!~".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > start ? symbol(start) : word();
    }

    private String symbol(int start) {
        String symbol = switch (text.substring(start, at)) {
            case "==" -> "==";
            case "!=" -> "!=";
            case "<" -> "<";
            case "<=" -> "<=";
            case ">" -> ">";
            case ">=" -> ">=";
            case "~=" -> "~=";
            default -> "";
        };
        if (symbol.isEmpty()) {
            String found = text.substring(start, at);
            at = start;
            throw malformed(found.equals("===") ? "`===` compares nothing in a marker; write `==`"
                    : "`" + found + "` is no comparison; expected one such as `==` or `in`");
        }
        return symbol;
    }

    private String word() {
        if (takeWord("in")) {
            return "in";
        }
        if (takeWord("not")) {
            if (takeWord("in")) {
                return "not in";
            }
            throw malformed("expected `in` after `not`");
        }
        throw malformed("expected a comparison such as `==` or `in`");
    }

    /** Takes the word if it comes next, white space aside. */
    boolean takeWord(String word) {
        skipSpace();
        int end = at + word.length();
        if (!text.startsWith(word, at) || (end < text.length() && isNamePart(text.charAt(end)))) {
            return false;
        }
        at = end;
        return true;
    }

    private void skipSpace() {
        while (at < text.length() && " \t".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static boolean isNamePart(char c) {
        return c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '.');
    }

    MalformedMarker malformed(String reason) {
        return new MalformedMarker(text, Math.min(at, text.length()), reason);
    }
}
