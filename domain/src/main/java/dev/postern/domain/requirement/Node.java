package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.name.ExtraName;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A node of a reduced, ordered decision diagram. A question about a value cuts the values at {@code n} points into {@code 2n+1} segments —
 * below the first point, the point itself, between it and the next, and so on — and has one child for each; a yes-or-no question has two,
 * for no and yes. No node has equal children throughout, and no point lies between equal ones, so equal functions have diagrams of the same
 * shape. Immutable.
 */
sealed interface Node {

    /** The end of every path. There are only these two. */
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

        @Override
        public int height() {
            return 0;
        }

        /** The same in every run. */
        @Override
        public int hashCode() {
            return Boolean.hashCode(value);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }
    }

    /**
     * A question and where its answers lead. Equality looks at the question, the points and the identity of the children: it tells equal
     * functions apart from others only among the nodes of one {@link Diagrams}, where it takes constant time.
     */
    @SuppressWarnings("ReferenceEquality") // the children of equal nodes are the same ones, by construction
    final class Decision implements Node {
        private static final Object[] NO_POINTS = {};

        private final Question question;
        private final Object[] points;
        private final Node[] children;
        private final int hash;
        private final int height;

        private Decision(Question question, Object[] points, Node[] children) {
            this.question = question;
            this.points = points;
            this.children = children;
            int below = 0;
            int mixed = 31 * question.hashCode() + Arrays.hashCode(points);
            for (Node child : children) {
                below = Math.max(below, child.height());
                mixed = 31 * mixed + child.hashCode();
            }
            this.height = below + 1;
            this.hash = mixed;
        }

        /** The decision between the children of a yes-or-no question, which must differ. */
        static Decision yesOrNo(Question question, Node no, Node yes) {
            return new Decision(question, NO_POINTS, new Node[] {no, yes});
        }

        /** The decision between the children of the segments that the points make; it must be reduced, and keeps the arrays. */
        static Decision partition(Question question, Object[] points, Node[] children) {
            return new Decision(question, points, children);
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

        Object[] points() {
            return points.clone();
        }

        Node child(int segment) {
            return children[segment];
        }

        /** The segment that a value lies in. */
        @SuppressWarnings("unchecked")
        int segment(Object value) {
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

        /** Where an environment leads from here. */
        Node next(MarkerEnvironment environment, Set<ExtraName> extras) {
            return children[switch (question.kind()) {
                case TEXT -> segment(environment.get(question.variable()));
                case VERSION -> segment(question.variable() == MarkerVariable.IMPLEMENTATION_VERSION ? environment.implementationRelease()
                        : environment.pythonRelease());
                case PART_OF -> index(question.text().contains(environment.get(question.variable())));
                case CONTAINS -> index(environment.get(question.variable()).contains(question.text()));
                case EXTRA -> index(!extras.isEmpty() && question.extra() != null && extras.contains(question.extra()));
                case MEMBER -> 0;
            }];
        }

        private static int index(boolean yes) {
            return yes ? 1 : 0;
        }

        @Override
        public int height() {
            return height;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Decision that) || hash != that.hash || children.length != that.children.length
                    || !question.equals(that.question) || !Arrays.equals(points, that.points)) {
                return false;
            }
            for (int i = 0; i < children.length; i++) {
                if (children[i] != that.children[i]) {
                    return false;
                }
            }
            return true;
        }

        /** The same for diagrams of the same shape, and in every run. */
        @Override
        public int hashCode() {
            return hash;
        }
    }

    static Leaf leaf(boolean value) {
        return value ? Leaf.TRUE : Leaf.FALSE;
    }

    /** How many questions the longest path asks. */
    int height();

    /** Follows the path that an environment and a set of extras describe. Allocates nothing. */
    default boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
        Node node = this;
        while (node instanceof Decision decision) {
            node = decision.next(environment, extras);
        }
        return node.equals(Leaf.TRUE);
    }
}
