package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.version.Version;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of a reduced, ordered decision diagram. A question about a value cuts the values at {@code n} points into {@code 2n+1} segments —
 * below the first point, the point itself, between it and the next, and so on — and has one child for each; a yes-or-no question has two,
 * for no and yes. No node has equal children throughout, and no point lies between equal ones, so equal functions are equal nodes.
 */
sealed interface Node {

    /** The end of every path. There are only these two, so they may be compared by identity. */
    final class Leaf implements Node {
        static final Leaf FALSE = new Leaf(false);
        static final Leaf TRUE = new Leaf(true);

        private final boolean value;

        private Leaf(boolean value) {
            this.value = value;
        }

        boolean value() {
            return value;
        }

        /** The same in every run, and so is the order of hashed nodes. */
        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }
    }

    /** A question and where its answers lead. */
    final class Decision implements Node {
        private final Question question;
        private final Object[] points;
        private final Node[] children;
        private final int hash;

        private Decision(Question question, Object[] points, Node[] children) {
            this.question = question;
            this.points = points;
            this.children = children;
            this.hash = 31 * (31 * question.hashCode() + Arrays.hashCode(points)) + Arrays.hashCode(children);
        }

        Question question() {
            return question;
        }

        int segments() {
            return children.length;
        }

        int pointCount() {
            return points.length;
        }

        Object point(int index) {
            return points[index];
        }

        Node child(int segment) {
            return children[segment];
        }

        /** The child for values of another decision's segment on the same question, whose points include all of these. */
        private Node childFor(Object value) {
            return children[segment(value)];
        }

        @SuppressWarnings("unchecked")
        private int segment(Object value) {
            int low = 0;
            int high = points.length - 1;
            while (low <= high) {
                int middle = (low + high) >>> 1;
                int order = ((Comparable<Object>) points[middle]).compareTo(value);
                if (order == 0) {
                    return 2 * middle + 1;
                }
                if (order < 0) {
                    low = middle + 1;
                } else {
                    high = middle - 1;
                }
            }
            return 2 * low;
        }

        private Node next(MarkerEnvironment environment, Set<ExtraName> extras) {
            String value = environment.get(question.variable());
            return switch (question.kind()) {
                case TEXT -> childFor(value);
                case VERSION -> childFor(versionIn(environment));
                case PART_OF -> children[question.text().contains(value) ? 1 : 0];
                case CONTAINS -> children[value.contains(question.text()) ? 1 : 0];
                case EXTRA -> children[wants(extras, question.text()) ? 1 : 0];
                case MEMBER -> children[0];
            };
        }

        private Version versionIn(MarkerEnvironment environment) {
            return question.variable() == MarkerVariable.IMPLEMENTATION_VERSION ? environment.implementationRelease()
                    : environment.pythonRelease();
        }

        private static boolean wants(Set<ExtraName> extras, String name) {
            for (ExtraName extra : extras) {
                if (extra.text().equals(name)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof Decision that && hash == that.hash && question.equals(that.question)
                    && Arrays.equals(points, that.points) && Arrays.equals(children, that.children));
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    static Leaf leaf(boolean value) {
        return value ? Leaf.TRUE : Leaf.FALSE;
    }

    /** The node that asks a yes-or-no question. */
    static Node yesOrNo(Question question, Node no, Node yes) {
        return no.equals(yes) ? no : new Decision(question, new Object[0], new Node[] {no, yes});
    }

    /** The reduced node for a partition of values; both arrays may be longer than they need to be. */
    static Node partition(Question question, Object[] points, Node[] children) {
        Object[] keptPoints = new Object[points.length];
        Node[] kept = new Node[children.length];
        kept[0] = children[0];
        int count = 0;
        for (int i = 0; i < points.length; i++) {
            Node before = kept[2 * count];
            if (children[2 * i + 1].equals(before) && children[2 * i + 2].equals(before)) {
                continue;
            }
            keptPoints[count] = points[i];
            kept[2 * count + 1] = children[2 * i + 1];
            kept[2 * count + 2] = children[2 * i + 2];
            count++;
        }
        return count == 0 ? kept[0] : new Decision(question, Arrays.copyOf(keptPoints, count), Arrays.copyOf(kept, 2 * count + 1));
    }

    /** Follows the path that an environment and a set of extras describe. */
    default boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
        Node node = this;
        while (node instanceof Decision decision) {
            node = decision.next(environment, extras);
        }
        return node == Leaf.TRUE;
    }
}
