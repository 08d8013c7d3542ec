package dev.postern.domain.requirement;

import dev.postern.domain.requirement.Node.Decision;
import dev.postern.domain.requirement.Node.Leaf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The algebra of decision diagrams: combining two, negating one, and forgetting questions. */
final class Diagrams {

    private record Pair(Node left, Node right) {}

    private final Map<Pair, Node> done = new HashMap<>();

    private Diagrams() {}

    static Node and(Node left, Node right) {
        if (left == Node.Leaf.TRUE || right == Node.Leaf.FALSE || left.equals(right)) {
            return right;
        }
        if (right == Node.Leaf.TRUE || left == Node.Leaf.FALSE) {
            return left;
        }
        return new Diagrams().conjunction(left, right);
    }

    static Node or(Node left, Node right) {
        return not(and(not(left), not(right)));
    }

    static Node not(Node node) {
        return switch (node) {
            case Leaf leaf -> Node.leaf(!leaf.value());
            case Decision decision -> map(decision, Diagrams::not);
        };
    }

    /** The same diagram in which the chosen yes-or-no questions have that answer. */
    static Node assume(Node node, Predicate<Question> chosen, boolean answer) {
        return switch (node) {
            case Leaf leaf -> leaf;
            case Decision decision when decision.question().isYesOrNo() && chosen.test(decision.question()) ->
                    assume(decision.child(answer ? 1 : 0), chosen, answer);
            case Decision decision -> map(decision, child -> assume(child, chosen, answer));
        };
    }

    /** The diagram that holds where the given one holds for some answer to the chosen questions. */
    static Node exists(Node node, Predicate<Question> chosen) {
        return switch (node) {
            case Leaf leaf -> leaf;
            case Decision decision when chosen.test(decision.question()) -> {
                Node any = Node.Leaf.FALSE;
                for (int i = 0; i < decision.segments(); i++) {
                    any = or(any, exists(decision.child(i), chosen));
                }
                yield any;
            }
            case Decision decision -> map(decision, child -> exists(child, chosen));
        };
    }

    private static Node map(Decision decision, Function<Node, Node> change) {
        Node[] children = new Node[decision.segments()];
        for (int i = 0; i < children.length; i++) {
            children[i] = change.apply(decision.child(i));
        }
        return node(decision.question(), points(decision), children);
    }

    private static Node node(Question question, Object[] points, Node[] children) {
        return question.isYesOrNo() ? Node.yesOrNo(question, children[0], children[1]) : Node.partition(question, points, children);
    }

    private static Object[] points(Decision decision) {
        Object[] points = new Object[decision.pointCount()];
        for (int i = 0; i < points.length; i++) {
            points[i] = decision.point(i);
        }
        return points;
    }

    private Node conjunction(Node left, Node right) {
        if (left == Node.Leaf.FALSE || right == Node.Leaf.FALSE) {
            return Node.Leaf.FALSE;
        }
        if (left == Node.Leaf.TRUE || left.equals(right)) {
            return right;
        }
        if (right == Node.Leaf.TRUE) {
            return left;
        }
        Pair pair = new Pair(left, right);
        Node known = done.get(pair);
        if (known == null) {
            known = combine((Decision) left, (Decision) right);
            done.put(pair, known);
        }
        return known;
    }

    private Node combine(Decision left, Decision right) {
        int order = left.question().compareTo(right.question());
        if (order < 0) {
            return map(left, child -> conjunction(child, right));
        }
        if (order > 0) {
            return map(right, child -> conjunction(left, child));
        }
        if (left.question().isYesOrNo()) {
            return Node.yesOrNo(left.question(), conjunction(left.child(0), right.child(0)), conjunction(left.child(1), right.child(1)));
        }
        return overlay(left, right);
    }

    private Node overlay(Decision left, Decision right) {
        TreeSet<Object> merged = new TreeSet<>(Arrays.asList(points(left)));
        merged.addAll(Arrays.asList(points(right)));
        List<Node> children = new ArrayList<>(2 * merged.size() + 1);
        Walk inLeft = new Walk(left);
        Walk inRight = new Walk(right);
        for (Object point : merged) {
            children.add(conjunction(inLeft.before(), inRight.before()));
            children.add(conjunction(inLeft.at(point), inRight.at(point)));
        }
        children.add(conjunction(left.child(left.segments() - 1), right.child(right.segments() - 1)));
        return Node.partition(left.question(), merged.toArray(), children.toArray(Node[]::new));
    }

    /** Steps through a decision's segments along ascending points that include its own. */
    private static final class Walk {
        private final Decision decision;
        private int passed;

        Walk(Decision decision) {
            this.decision = decision;
        }

        /** The child just before the next point; points must come in ascending order. */
        Node before() {
            return decision.child(2 * passed);
        }

        /** The child at the point, which is passed. */
        Node at(Object point) {
            if (passed < decision.pointCount() && decision.point(passed).equals(point)) {
                passed++;
                return decision.child(2 * passed - 1);
            }
            return decision.child(2 * passed);
        }
    }
}
