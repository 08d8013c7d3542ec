package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.Optional;

/** What a {@link Universe} makes of a package that must be decided within a range. */
public sealed interface Choice {

    /** Try this version. */
    record Take(Version version) implements Choice {}

    /** These versions (at least one of them in the range) cannot be used. */
    record Reject(VersionRange versions, Reason reason) implements Choice {}

    /**
     * The version is the one to take, but it and its likes need something that does not exist: the solver learns the need
     * and finds the conflict by itself, so that the proof names it.
     */
    record Doomed(Version version, VersionRange versions, int dependency, VersionRange range) implements Choice {}

    /** No version is left in the range; with a reason, if there is more to say. */
    record Nothing(Optional<Reason> reason) implements Choice {}
}
