package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;
import java.util.Optional;

/** A version that an index offers, with the files that count. */
sealed interface Candidate {

    Version version();

    /**
     * It can be used.
     *
     * @param file what would be installed
     * @param metadata the file whose metadata speaks for the version
     * @param files all files of the version on that index
     */
    record Usable(Version version, Index index, Distribution file, Distribution metadata, List<Distribution> files) implements Candidate {
        Optional<VersionSpecifiers> requiresPython() {
            return file.requiresPython();
        }
    }

    /** It cannot. */
    record Unusable(Version version, Index index, Drop drop) implements Candidate {}
}
