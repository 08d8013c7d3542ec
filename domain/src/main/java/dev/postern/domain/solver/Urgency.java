package dev.postern.domain.solver;

/** Which package is decided first: the one of greater rank; within a class the name that was met first. */
public enum Urgency {
    /** Nothing speaks for the package. */
    UNSPECIFIED(0),
    /** Choices of this package often made another impossible, so that it waits for the other. */
    CONFLICT_LATE(1),
    /** Choices of this package were often impossible. */
    CONFLICT_EARLY(2),
    /** Some requirement leaves a single version. */
    SINGLETON(3),
    /** The package comes from a URL. */
    DIRECT(4),
    /** The root, and what is not a package of an index. */
    ROOT(5);

    private final int rank;

    Urgency(int rank) {
        this.rank = rank;
    }

    int rank() {
        return rank;
    }
}
