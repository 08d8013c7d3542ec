package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.name.ExtraName;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads markers by recursive descent; comparisons that mean nothing vanish from their {@code and} or {@code or}. */
final class MarkerParser {

    /**
     * A marker, and the comparisons that were left out of it since they mean nothing, as they were written.
     */
    record Parsed(Marker marker, List<String> dropped) {}

    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 16 * 1024;
    private static final Set<String> SETS = Set.of("extras", "dependency_groups");

    private sealed interface Operand {
        record Literal(String text) implements Operand {}

        record Variable(MarkerVariable variable) implements Operand {}

        record Extra() implements Operand {}

        record Members(String set) implements Operand {}
    }

    private final String text;
    private final List<String> dropped = new ArrayList<>(0);
    private int at;
    private int depth;

    private MarkerParser(String text) {
        this.text = text;
    }

    static Parsed parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedMarker(text.substring(0, 60) + "…", 60, "longer than " + MAX_LENGTH + " characters");
        }
        return new MarkerParser(text).whole();
    }

    private Parsed whole() {
        Node node = or().orElse(Node.Leaf.TRUE);
        skipSpace();
        if (at < text.length()) {
            throw malformed("expected `and`, `or` or the end");
        }
        Node possible = Impossible.without(node);
        Marker marker = possible == Node.Leaf.TRUE ? Marker.TRUE : possible == Node.Leaf.FALSE ? Marker.FALSE : new Marker(possible);
        return new Parsed(marker, List.copyOf(dropped));
    }

    private Optional<Node> or() {
        Optional<Node> all = and();
        while (takeWord("or")) {
            Optional<Node> next = and();
            all = all.isEmpty() ? next : next.isEmpty() ? all : Optional.of(Diagrams.or(all.get(), next.get()));
        }
        return all;
    }

    private Optional<Node> and() {
        Optional<Node> all = atom();
        while (takeWord("and")) {
            Optional<Node> next = atom();
            all = all.isEmpty() ? next : next.isEmpty() ? all : Optional.of(Diagrams.and(all.get(), next.get()));
        }
        return all;
    }

    private Optional<Node> atom() {
        skipSpace();
        if (at < text.length() && text.charAt(at) == '(') {
            if (++depth > MAX_DEPTH) {
                throw malformed("more than " + MAX_DEPTH + " parentheses deep");
            }
            at++;
            Optional<Node> inner = or();
            skipSpace();
            if (at >= text.length() || text.charAt(at) != ')') {
                throw malformed("expected `)`");
            }
            at++;
            depth--;
            return inner;
        }
        return comparison();
    }

    private Optional<Node> comparison() {
        int start = at;
        Operand left = operand();
        String operator = operator();
        Operand right = operand();
        Optional<Node> node = compare(left, operator, right);
        if (node.isEmpty()) {
            dropped.add(text.substring(start, at));
        }
        return node;
    }

    private Optional<Node> compare(Operand left, String operator, Operand right) {
        return switch (left) {
            case Operand.Variable(MarkerVariable variable) when right instanceof Operand.Literal(String literal) ->
                    Comparisons.compare(variable, operator, literal);
            case Operand.Literal(String literal) when right instanceof Operand.Variable(MarkerVariable variable) ->
                    reversed(variable, operator, literal);
            case Operand.Extra _ when right instanceof Operand.Literal(String literal) -> extra(operator, literal);
            case Operand.Literal(String literal) when right instanceof Operand.Extra -> extra(operator, literal);
            case Operand.Literal(String literal) when right instanceof Operand.Members(String set) -> member(set, operator, literal);
            case Operand.Members _ -> throw malformed("a set stands only on the right of `in` and `not in`");
            case Operand.Variable _,Operand.Literal _,Operand.Extra _ -> Optional.empty();
        };
    }

    private static Optional<Node> reversed(MarkerVariable variable, String operator, String literal) {
        return switch (operator) {
            case "in", "not in" -> {
                boolean in = operator.equals("in");
                yield Optional.of(Node.yesOrNo(new Question(Question.Kind.CONTAINS, variable, literal), Node.leaf(!in), Node.leaf(in)));
            }
            case "<" -> Comparisons.compare(variable, ">", literal);
            case "<=" -> Comparisons.compare(variable, ">=", literal);
            case ">" -> Comparisons.compare(variable, "<", literal);
            case ">=" -> Comparisons.compare(variable, "<=", literal);
            case "~=" -> Optional.empty();
            default -> Comparisons.compare(variable, operator, literal);
        };
    }

    private static Optional<Node> extra(String operator, String literal) {
        boolean equal = operator.equals("==");
        if (!equal && !operator.equals("!=")) {
            return Optional.empty();
        }
        Optional<String> name = extraName(literal);
        Node is = name.isEmpty() ? Node.Leaf.FALSE : Node.yesOrNo(Question.extra(name.get()), Node.Leaf.FALSE, Node.Leaf.TRUE);
        return Optional.of(equal ? is : Diagrams.not(is));
    }

    private static Optional<String> extraName(String literal) {
        try {
            return Optional.of(ExtraName.of(literal).text());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Node> member(String set, String operator, String literal) {
        boolean in = operator.equals("in");
        if (!in && !operator.equals("not in")) {
            throw malformed("`" + set + "` stands only on the right of `in` and `not in`");
        }
        return Optional.of(Node.yesOrNo(Question.member(set, extraName(literal).orElse(literal)), Node.leaf(!in), Node.leaf(in)));
    }

    private Operand operand() {
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
        if (SETS.contains(name)) {
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

    private String operator() {
        skipSpace();
        for (String symbol : List.of("===", "==", "!=", "<=", ">=", "~=", "<", ">")) {
            if (text.startsWith(symbol, at)) {
                if (symbol.equals("===")) {
                    throw malformed("`===` compares nothing in a marker; write `==`");
                }
                at += symbol.length();
                return symbol;
            }
        }
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

    private boolean takeWord(String word) {
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

    private MalformedMarker malformed(String reason) {
        return new MalformedMarker(text, Math.min(at, text.length()), reason);
    }
}
