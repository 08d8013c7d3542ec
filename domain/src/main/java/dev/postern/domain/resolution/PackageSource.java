package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a package of an answer comes from. */
public sealed interface PackageSource {

    /**
     * An index lists it.
     *
     * @param chosen the file that fits the environment best
     * @param files all files of that version there, which hashes are taken from
     */
    record Listed(Index index, Distribution chosen, List<Distribution> files) implements PackageSource {
        public Listed {
            files = List.copyOf(files);
        }

        @Override
        public Optional<VersionSpecifiers> requiresPython() {
            return chosen.requiresPython();
        }
    }

    /**
     * A requirement says where it is.
     *
     * @param reference as it was written
     * @param exact the same with the commit that a Git revision names
     * @param file the wheel or source archive that is there; empty for a tree or a repository
     */
    record Referred(DirectReference reference, DirectReference exact, Optional<Distribution> file,
            Optional<VersionSpecifiers> requiresPython) implements PackageSource {
        @Override
        public List<Distribution> files() {
            return file.stream().toList();
        }

        /** Those of the file; else those that the reference promises. */
        public List<Digest> digests() {
            return file.map(Distribution::digests).filter(digests -> !digests.isEmpty()).orElseGet(this::promised);
        }

        private List<Digest> promised() {
            Map<String, String> hashes = switch (exact) {
                case DirectReference.Archive archive -> archive.hashes();
                case DirectReference.Local local -> local.hashes();
                case DirectReference.Git _ -> Map.of();
            };
            return hashes.entrySet().stream().flatMap(hash -> Digest.tryParse(hash.getKey() + ":" + hash.getValue()).stream()).toList();
        }
    }

    /** The files of the version, as far as there are any. */
    List<Distribution> files();

    /** As the index or the metadata say. */
    Optional<VersionSpecifiers> requiresPython();
}
