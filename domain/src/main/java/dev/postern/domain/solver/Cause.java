package dev.postern.domain.solver;

import dev.postern.domain.version.VersionRange;

/** Where an incompatibility comes from: an outside fact, or two incompatibilities that together imply it. */
public sealed interface Cause {

    /** The root must be chosen: that is what the question asks. */
    record Asked() implements Cause {}

    /** No known version of the package lies in the range. */
    record NoVersions() implements Cause {}

    /** The versions cannot be used, for a reason outside the solver. */
    record Rejected(Reason reason) implements Cause {}

    /**
     * The given versions of one package need another in a range. The versions may be wider than what was decided: they may
     * also hold versions that do not exist, and further versions with the same need.
     */
    record Dependency(int dependent, VersionRange versions, int dependency, VersionRange range) implements Cause {}

    /** Follows from the two, by the rule of resolution. */
    record Derived(Incompatibility first, Incompatibility second) implements Cause {}
}
