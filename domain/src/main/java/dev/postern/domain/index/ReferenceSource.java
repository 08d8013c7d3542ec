package dev.postern.domain.index;

import dev.postern.domain.requirement.DirectReference;

/**
 * Port: what a direct reference names (PEP 508 {@code name @ url}, a path, {@code git+}), whichever way it has to be fetched, read or
 * built. Safe for concurrent callers; every failure is an outcome.
 */
public interface ReferenceSource {

    /** Sees nothing anywhere. */
    ReferenceSource NONE = reference -> new ReferenceLookup.Missing("packages are only taken from indexes here");

    /** Looks at the place, and blocks, for as long as a build takes. Asking again for the same reference costs nothing. */
    ReferenceLookup look(DirectReference reference);

    /** Starts the same look ahead of need and returns at once; a later {@link #look} joins it. */
    default void anticipate(DirectReference reference) {}
}
