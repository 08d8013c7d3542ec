package dev.postern.domain.requirement;

import dev.postern.domain.requirement.Node.Leaf;

/** How two diagrams are joined. */
enum Join {
    AND(Leaf.TRUE, Leaf.FALSE), OR(Leaf.FALSE, Leaf.TRUE);

    private final Leaf neutral;
    private final Leaf absorbing;

    Join(Leaf neutral, Leaf absorbing) {
        this.neutral = neutral;
        this.absorbing = absorbing;
    }

    /** What changes nothing. */
    Leaf neutral() {
        return neutral;
    }

    /** What decides alone. */
    Leaf absorbing() {
        return absorbing;
    }
}
