package dev.postern.domain.solver;

import dev.postern.domain.version.VersionRange;
import java.util.List;

/** What a version that was taken needs. */
public sealed interface Expansion {

    /**
     * The needs of the versions, one of which was taken.
     *
     * @param versions the version itself, or a wider range in which no other known version lies
     */
    record Needs(VersionRange versions, List<Dependency> dependencies) implements Expansion {

        public Needs {
            dependencies = List.copyOf(dependencies);
        }
    }

    /** It turned out that these versions cannot be used. */
    record Unusable(VersionRange versions, Reason reason) implements Expansion {}
}
