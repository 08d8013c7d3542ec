package dev.postern.domain.requirement;

import dev.postern.domain.requirement.Node.Decision;

/** Steps through a decision's segments along ascending points that include its own. */
final class Segments {
    private final Decision decision;
    private int passed;

    Segments(Decision decision) {
        this.decision = decision;
    }

    /** The child between the last point and the next. */
    Node between() {
        return decision.child(2 * passed);
    }

    /** The child at the next point, which is passed. */
    Node at(Object point) {
        if (passed < decision.pointCount() && decision.point(passed).equals(point)) {
            passed++;
            return decision.child(2 * passed - 1);
        }
        return decision.child(2 * passed);
    }
}
