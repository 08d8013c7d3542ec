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

    Index index();

    /**
     * It can be used.
     *
     * @param chosen what would be installed
     * @param told the file whose metadata speaks for the version
     * @param files all files of the version
     */
    record Usable(Version version, Release.Listed chosen, Release.Listed told, List<Distribution> files) implements Candidate {
        @Override
        public Index index() {
            return chosen.index();
        }

        Optional<VersionSpecifiers> requiresPython() {
            return chosen.file().requiresPython();
        }
    }

    /** It cannot. */
    record Unusable(Version version, Index index, Drop drop) implements Candidate {}
}
