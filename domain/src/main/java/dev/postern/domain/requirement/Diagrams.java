package dev.postern.domain.requirement;

import dev.postern.domain.requirement.Node.Decision;
import dev.postern.domain.requirement.Node.Leaf;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The algebra of decision diagrams: combining two, negating one, and forgetting questions. One object serves one task of one thread and
 * holds every node of that task once, so that equal nodes are identical and each step is taken once; nothing outlives it but the results.
 * Nodes from elsewhere come in by {@link #adopt}.
 *
 * <p>What only holds where values meet that exclude one another is false, and what holds everywhere else is true ({@link Impossible}), as far
 * as that is seen while diagrams are joined.
 */
@SuppressWarnings("ReferenceEquality") // equal nodes of one table are identical
final class Diagrams {
    /** Far more than honest markers need, little enough to be built in a fraction of a second. */
    private static final int MAX_NODES = 200_000;
    /** As deep as recursion may go. */
    private static final int MAX_HEIGHT = 1_500;

    private record Step(Join join, Node left, Node right) {}

    private final Map<Node, Node> nodes = new HashMap<>();
    private final Map<Step, Node> steps = new HashMap<>();
    private final Map<Node, Node> complements = new HashMap<>();
    private final boolean knowsWorld;

    private Diagrams(boolean knowsWorld) {
        this.knowsWorld = knowsWorld;
    }

    static Diagrams create() {
        return new Diagrams(true);
    }

    /** An algebra in which every combination of values is possible. */
    static Diagrams ofAnyWorld() {
        return new Diagrams(false);
    }

    /** This task's own node of the same function. */
    Node adopt(Node foreign) {
        return mapped(foreign, new HashMap<>(), UnaryOperator.identity());
    }

    /** Asks a yes-or-no question. */
    Node yesOrNo(Question question, Node no, Node yes) {
        return no == yes ? no : own(Decision.yesOrNo(question, no, yes));
    }

    /** Partitions the values of a question; the result is reduced, and the arrays are not kept. */
    Node partition(Question question, Object[] points, Node[] children) {
        Object[] keptPoints = new Object[points.length];
        Node[] kept = new Node[children.length];
        // nothing lies below a first point that is the least value
        kept[0] = points.length > 0 && Comparisons.isLeast(points[0]) ? children[1] : children[0];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            Node before = kept[2 * count];
            if (children[2 * i + 1] != before || children[2 * i + 2] != before) {
                keptPoints[count++] = points[i];
                kept[2 * count - 1] = children[2 * i + 1];
                kept[2 * count] = children[2 * i + 2];
            }
        }
        return count == 0 ? kept[0]
                : own(Decision.partition(question, Arrays.copyOf(keptPoints, count), Arrays.copyOf(kept, 2 * count + 1)));
    }

    /** Holds for the answers to one question that lead to this child. */
    Node leadingTo(Decision decision, Node child) {
        Node[] ends = new Node[decision.segments()];
        for (int i = 0; i < ends.length; i++) {
            ends[i] = Node.leaf(decision.child(i).equals(child));
        }
        return decision.question().isYesOrNo() ? yesOrNo(decision.question(), ends[0], ends[1])
                : partition(decision.question(), decision.points(), ends);
    }

    private Node own(Decision decision) {
        Node known = nodes.putIfAbsent(decision, decision);
        if (known != null) {
            return known;
        }
        if (nodes.size() > MAX_NODES || decision.height() > MAX_HEIGHT) {
            throw new MarkerTooComplex();
        }
        return decision;
    }

    Node and(Node left, Node right) {
        return apply(Join.AND, left, right);
    }

    Node or(Node left, Node right) {
        return apply(Join.OR, left, right);
    }

    /** Joins many diagrams, neighbours first, so that no long one is rebuilt for each short one that comes. */
    Node joined(Join join, List<Node> parts) {
        int half = parts.size() / 2;
        return switch (parts.size()) {
            case 0 -> join.neutral();
            case 1 -> parts.getFirst();
            default -> apply(join, joined(join, parts.subList(0, half)), joined(join, parts.subList(half, parts.size())));
        };
    }

    private Node apply(Join join, Node left, Node right) {
        if (left == join.absorbing() || right == join.absorbing()) {
            return join.absorbing();
        }
        if (left == join.neutral() || left == right) {
            return right;
        }
        if (right == join.neutral()) {
            return left;
        }
        Step step = new Step(join, left, right);
        Node known = steps.get(step);
        if (known == null) {
            known = applied(join, (Decision) left, (Decision) right);
            steps.put(step, known);
        }
        return known;
    }

    Node not(Node node) {
        return mapped(node, complements, end -> Node.leaf(end == Leaf.FALSE));
    }

    /** The same diagram in which the chosen yes-or-no questions have that answer. */
    Node assume(Node node, Predicate<Question> chosen, boolean answer) {
        return assume(node, chosen, answer ? 1 : 0, new HashMap<>());
    }

    private Node assume(Node node, Predicate<Question> chosen, int answer, Map<Node, Node> done) {
        if (!(node instanceof Decision decision)) {
            return node;
        }
        Node known = done.get(node);
        if (known == null) {
            known = decision.question().isYesOrNo() && chosen.test(decision.question())
                    ? assume(decision.child(answer), chosen, answer, done)
                    : withChildren(decision, child -> assume(child, chosen, answer, done));
            done.put(node, known);
        }
        return known;
    }

    /** The diagram that holds where the given one holds for some answer to the chosen yes-or-no questions. */
    Node exists(Node node, Predicate<Question> chosen) {
        return exists(node, chosen, new HashMap<>());
    }

    private Node exists(Node node, Predicate<Question> chosen, Map<Node, Node> done) {
        if (!(node instanceof Decision decision)) {
            return node;
        }
        Node known = done.get(node);
        if (known == null) {
            known = chosen.test(decision.question())
                    ? or(exists(decision.child(0), chosen, done), exists(decision.child(1), chosen, done))
                    : withChildren(decision, child -> exists(child, chosen, done));
            done.put(node, known);
        }
        return known;
    }

    /** The diagram in which the decisions on a question about a value have other children. */
    Node redirect(Node node, Question question, Function<Decision, Node[]> children) {
        return redirect(node, question, children, new HashMap<>());
    }

    private Node redirect(Node node, Question question, Function<Decision, Node[]> children, Map<Node, Node> done) {
        if (!(node instanceof Decision decision)) {
            return node;
        }
        Node known = done.get(node);
        if (known == null) {
            known = decision.question().equals(question) ? partition(question, decision.points(), children.apply(decision))
                    : withChildren(decision, child -> redirect(child, question, children, done));
            done.put(node, known);
        }
        return known;
    }

    private Node mapped(Node node, Map<Node, Node> done, UnaryOperator<Node> end) {
        if (!(node instanceof Decision decision)) {
            return end.apply(node);
        }
        Node known = done.get(node);
        if (known == null) {
            known = withChildren(decision, child -> mapped(child, done, end));
            done.put(node, known);
        }
        return known;
    }

    private Node withChildren(Decision decision, UnaryOperator<Node> change) {
        Node[] children = new Node[decision.segments()];
        for (int i = 0; i < children.length; i++) {
            children[i] = change.apply(decision.child(i));
        }
        Question question = decision.question();
        return question.isYesOrNo() ? yesOrNo(question, children[0], children[1]) : partition(question, decision.points(), children);
    }

    private Node applied(Join join, Decision left, Decision right) {
        Node result = combined(join, left, right);
        if (!knowsWorld || !left.question().hasImpossiblePairs() || !right.question().hasImpossiblePairs()) {
            return result;
        }
        return switch (join) {
            case AND -> Impossible.isImpossible(result) ? Leaf.FALSE : result;
            case OR -> Impossible.isCertain(result) ? Leaf.TRUE : result;
        };
    }

    private Node combined(Join join, Decision left, Decision right) {
        int order = left.question().compareTo(right.question());
        if (order < 0) {
            return withChildren(left, child -> apply(join, child, right));
        }
        if (order > 0) {
            return withChildren(right, child -> apply(join, left, child));
        }
        if (left.question().isYesOrNo()) {
            return yesOrNo(left.question(), apply(join, left.child(0), right.child(0)), apply(join, left.child(1), right.child(1)));
        }
        TreeSet<Object> merged = new TreeSet<>(Arrays.asList(left.points()));
        merged.addAll(Arrays.asList(right.points()));
        Object[] points = merged.toArray();
        Segments inLeft = new Segments(left);
        Segments inRight = new Segments(right);
        Node[] children = new Node[2 * points.length + 1];
        for (int i = 0; i < points.length; i++) {
            children[2 * i] = apply(join, inLeft.between(), inRight.between());
            children[2 * i + 1] = apply(join, inLeft.at(points[i]), inRight.at(points[i]));
        }
        children[2 * points.length] = apply(join, inLeft.between(), inRight.between());
        return partition(left.question(), points, children);
    }
}
