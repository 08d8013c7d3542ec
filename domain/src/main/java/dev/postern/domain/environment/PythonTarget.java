package dev.postern.domain.environment;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;

/**
 * The Python that packages are resolved for. Everything here compares released numbers only, so that {@code 3.13.0b1} meets
 * {@code >=3.13}.
 *
 * @param exact full version of the interpreter, or of the requested Python where no interpreter was asked
 * @param target lower bound of what is resolved for, released numbers only
 * @param kind where {@code target} comes from
 */
public record PythonTarget(Version exact, Version target, Kind kind) {

    /** Says where the target version comes from; messages word it differently. */
    public enum Kind {
        /** It is the interpreter's. */
        INTERPRETER,
        /** A person asked for it. */
        REQUESTED
    }

    public static PythonTarget interpreter(Version full) {
        return new PythonTarget(full, full.releaseOnly(), Kind.INTERPRETER);
    }

    public static PythonTarget requested(Version requested, Version exact) {
        return new PythonTarget(exact, requested.releaseOnly(), Kind.REQUESTED);
    }

    /** The interpreter's version as a lower bound: what may be built or run here. */
    public Version installed() {
        return exact.releaseOnly();
    }

    /**
     * Whether a distribution with that {@code Requires-Python} may be chosen: its lower bound is not above the target. Upper
     * bounds and holes do not count, as they are mostly guesses about the future.
     */
    public boolean isCompatible(VersionSpecifiers requiresPython) {
        return RequiresPython.admits(requiresPython, target);
    }

    /** The same question about the interpreter at hand, which must run a build. */
    public boolean isInstalledCompatible(VersionSpecifiers requiresPython) {
        return RequiresPython.admits(requiresPython, installed());
    }
}
