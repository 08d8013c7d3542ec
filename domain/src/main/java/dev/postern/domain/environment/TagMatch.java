package dev.postern.domain.environment;

/** Whether an environment can use a wheel with certain tags. */
public sealed interface TagMatch {

    /**
     * It can.
     *
     * @param priority place of the best matching tag in the environment's list: 0 is the best, more is worse
     */
    record Compatible(int priority) implements TagMatch {}

    /** It cannot, for the reason that keeps the most promising of the wheel's tags out. */
    record Incompatible(Reason reason) implements TagMatch {}

    /** Which part of the tags does not fit, from the farthest miss to the nearest. */
    enum Reason {
        /** No tag has a form that any interpreter knows. */
        INVALID,
        /** Another kind or version of interpreter. */
        PYTHON,
        /** Another binary interface. */
        ABI,
        /** The interpreter runs without the lock and no binary interface of the wheel allows that. */
        FREE_THREADED,
        /** A binary interface that fits, but for another version of Python. */
        PYTHON_VERSION_OF_ABI,
        /** All but the platform. */
        PLATFORM
    }

    default boolean isCompatible() {
        return this instanceof Compatible;
    }
}
