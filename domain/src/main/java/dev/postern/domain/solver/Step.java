package dev.postern.domain.solver;

/** What one step of the search came to. */
public sealed interface Step {

    /** The search goes on. */
    record Onward() implements Step {}

    /** Everything that must be decided is decided. */
    record Solved(Solution solution) implements Step {}

    /** There is no answer. */
    record Failed(Proof proof) implements Step {}
}
