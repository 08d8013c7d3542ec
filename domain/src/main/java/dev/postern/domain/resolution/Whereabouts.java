package dev.postern.domain.resolution;

import dev.postern.domain.index.Trail;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.version.Version;
import java.util.Optional;

/** What decided where a package comes from. */
public sealed interface Whereabouts {

    /** A search over indexes. */
    record Searched(Trail trail) implements Whereabouts {}

    /**
     * A requirement that says so itself.
     *
     * @param exact the same with the commit that a Git revision names
     * @param version the one that is there, and so the only one
     * @param by whose requirement it is
     */
    record Referred(DirectReference reference, DirectReference exact, Version version, Dependent by) implements Whereabouts {}

    /** Which indexes were asked, if any was. */
    default Optional<Trail> search() {
        return this instanceof Searched(Trail trail) ? Optional.of(trail) : Optional.empty();
    }
}
