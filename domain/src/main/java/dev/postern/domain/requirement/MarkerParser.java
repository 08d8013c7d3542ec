package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.requirement.MarkerCursor.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads markers by recursive descent; comparisons that mean nothing vanish from their {@code and} or {@code or}. */
final class MarkerParser {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_LENGTH = 16 * 1024;

    private final MarkerCursor cursor;
    private final Diagrams diagrams = Diagrams.create();
    private final Comparisons comparisons = new Comparisons(diagrams);
    private final List<String> dropped = new ArrayList<>(0);
    private int depth;

    private MarkerParser(String text) {
        this.cursor = new MarkerCursor(text);
    }

    static Marker parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new MalformedMarker(text.substring(0, 60) + "…", 60, "longer than " + MAX_LENGTH + " characters");
        }
        MarkerParser parser = new MarkerParser(text);
        try {
            return parser.whole();
        } catch (MarkerTooComplex complex) {
            throw new MalformedMarker(text, 0, "asks for too many combinations of conditions");
        }
    }

    private Marker whole() {
        Node node = or().orElse(Node.Leaf.TRUE);
        if (!cursor.isAtEnd()) {
            throw cursor.malformed("expected `and`, `or` or the end");
        }
        if (!MarkerText.isPrintable(node)) {
            throw new MarkerTooComplex();
        }
        return Marker.of(node, dropped);
    }

    private Optional<Node> or() {
        return joined(Join.OR, "or", this::and);
    }

    private Optional<Node> and() {
        return joined(Join.AND, "and", this::atom);
    }

    /** Empty if all parts mean nothing. */
    private Optional<Node> joined(Join join, String word, Supplier<Optional<Node>> part) {
        Optional<Node> first = part.get();
        if (!cursor.takeWord(word)) {
            return first;
        }
        List<Node> parts = new ArrayList<>();
        first.ifPresent(parts::add);
        do {
            part.get().ifPresent(parts::add);
        } while (cursor.takeWord(word));
        return parts.isEmpty() ? Optional.empty() : Optional.of(diagrams.joined(join, parts));
    }

    private Optional<Node> atom() {
        if (!cursor.take('(')) {
            return comparison();
        }
        if (++depth > MAX_DEPTH) {
            throw cursor.malformed("more than " + MAX_DEPTH + " parentheses deep");
        }
        Optional<Node> inner = or();
        if (!cursor.take(')')) {
            throw cursor.malformed("expected `)`");
        }
        depth--;
        return inner;
    }

    private Optional<Node> comparison() {
        int start = cursor.position();
        Operand left = cursor.operand();
        String operator = cursor.operator();
        Operand right = cursor.operand();
        Optional<Node> node = compare(left, operator, right);
        if (node.isEmpty()) {
            dropped.add(cursor.since(start));
        }
        return node;
    }

    private Optional<Node> compare(Operand left, String operator, Operand right) {
        return switch (left) {
            case Operand.Variable(MarkerVariable variable) when right instanceof Operand.Literal(String literal) ->
                    comparisons.compare(variable, operator, literal);
            case Operand.Literal(String literal) when right instanceof Operand.Variable(MarkerVariable variable) ->
                    comparisons.reversed(variable, operator, literal);
            case Operand.Extra _ when right instanceof Operand.Literal(String literal) -> extra(operator, literal);
            case Operand.Literal(String literal) when right instanceof Operand.Extra -> extra(operator, literal);
            case Operand.Literal(String literal) when right instanceof Operand.Members(String set) -> member(set, operator, literal);
            case Operand.Members _ -> throw cursor.malformed("a set stands only on the right of `in` and `not in`");
            case Operand.Variable _,Operand.Literal _,Operand.Extra _ -> Optional.empty();
        };
    }

    /** What is no name is never wanted, and never unwanted either. */
    private Optional<Node> extra(String operator, String literal) {
        boolean equal = operator.equals("==");
        if (!equal && !operator.equals("!=")) {
            return Optional.empty();
        }
        return Optional.of(extraName(literal).map(name -> comparisons.yesOrNo(Question.extra(name), equal)).orElse(Node.Leaf.FALSE));
    }

    private static Optional<ExtraName> extraName(String literal) {
        try {
            return Optional.of(ExtraName.of(literal));
        } catch (MalformedName malformed) {
            return Optional.empty();
        }
    }

    private Optional<Node> member(String set, String operator, String literal) {
        boolean in = operator.equals("in");
        if (!in && !operator.equals("not in")) {
            throw cursor.malformed("`" + set + "` stands only on the right of `in` and `not in`");
        }
        String name = extraName(literal).map(ExtraName::text).orElse(literal);
        return Optional.of(comparisons.yesOrNo(Question.member(set, name), in));
    }
}
