package dev.postern.domain.build;

import dev.postern.domain.version.Version;
import java.util.Optional;

/** Port: reads what a source tree says about itself. Runs nothing. Safe for concurrent callers; every failure is an outcome. */
@FunctionalInterface
public interface SourceReader {

    /**
     * Reads, and blocks.
     *
     * @param version what else tells the version, such as the name of the archive that the tree came in
     */
    SourceDescription describe(SourceTree tree, Optional<Version> version);
}
