package dev.postern.domain.build;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.net.URI;
import java.util.Optional;

/** What came of bringing a direct reference into reach. */
public sealed interface SourceLocation {

    /**
     * There is nothing that could be used.
     *
     * @param answer why; never {@link ReferenceLookup.Found}
     */
    record Missed(ReferenceLookup answer) implements SourceLocation {}

    /**
     * A wheel.
     *
     * @param location a {@code file:} URL that stays until the process ends
     * @param file with its digests
     */
    record Wheel(URI location, CoreMetadata metadata, DirectReference exact, Distribution file) implements SourceLocation {}

    /**
     * Sources, which a look into them or a build makes speak.
     *
     * @param location a {@code file:} URL of an archive or folder that stays until the process ends
     * @param subdirectory where in it the project lies
     * @param exact the reference with the commit that its Git revision names; any other reference is itself
     * @param file the archive with its digests; empty for trees and repositories
     * @param identity what names exactly these sources for ever, such as a digest or a commit; empty where they may change
     */
    record Sources(URI location, Optional<String> subdirectory, DirectReference exact, Optional<Distribution> file,
            Optional<String> identity) implements SourceLocation {}
}
