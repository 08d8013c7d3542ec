package dev.postern.domain.build;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.net.URI;
import java.util.Optional;

/** What came of bringing a direct reference into reach. */
public sealed interface SourceLocation {

    /** Nothing needs to be built: the metadata is known, or there is none to be had. */
    record Settled(ReferenceLookup answer) implements SourceLocation {}

    /**
     * Sources that only a build (or a look into the archive) makes speak.
     *
     * @param source a {@code file:} URL of an archive or folder that stays until the process ends
     * @param subdirectory where in it the project lies
     * @param exact the reference with the commit that its Git revision names; any other reference is itself
     * @param file the archive with its digests; empty for trees and repositories
     * @param identity what names exactly these sources for ever, such as a digest or a commit; empty where they may change
     */
    record Sources(URI source, Optional<String> subdirectory, DirectReference exact, Optional<Distribution> file,
            Optional<String> identity) implements SourceLocation {}
}
