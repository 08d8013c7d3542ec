package dev.postern.domain.build;

import dev.postern.domain.distribution.CoreMetadata;
import java.util.Optional;

/** What a source tree says about itself without being built. */
public sealed interface SourceDescription {

    /**
     * It is a project.
     *
     * @param metadata present where it is static (PEP 621, PEP 643)
     */
    record Described(BuildSystem system, Optional<CoreMetadata> metadata) implements SourceDescription {}

    /** Nothing in it says how to build it, or what says so is malformed. */
    record Unusable(String detail) implements SourceDescription {}
}
