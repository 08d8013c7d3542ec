package dev.postern.domain.environment;

/** Asks an interpreter where packages must run. */
@FunctionalInterface
public interface EnvironmentProbe {

    /**
     * Asks once; implementations may remember the answer. Blocks. Thread-safe.
     *
     * @param interpreter a path, a command name or a version such as {@code 3.12}; empty for the one found first
     */
    ProbeOutcome probe(String interpreter);
}
