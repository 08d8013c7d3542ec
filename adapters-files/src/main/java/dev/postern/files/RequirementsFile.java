package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import java.util.List;
import java.util.Map;

/**
 * What requirements files say, with all files that they name by {@code -r} and {@code -c} (pip's requirements file format).
 *
 * @param requirements in the order of the text; those of a file named by {@code -r} stand in its place
 * @param constraints what the files named by {@code -c} say
 * @param places where packages come from
 * @param options all others
 * @param notes what has no effect, or not the one that it seems to have
 */
public record RequirementsFile(List<Entry> requirements, List<Entry> constraints, Places places, Options options, List<Note> notes) {

    /**
     * One requirement.
     *
     * @param hashes of which a file must have one; empty if any will do
     */
    public record Entry(Requirement requirement, Origin origin, List<Digest> hashes) {
        public Entry {
            hashes = List.copyOf(hashes);
        }
    }

    /**
     * The places that files name.
     *
     * @param indexes {@code --extra-index-url} first, then {@code --index-url} as the default
     */
    public record Places(List<ConfiguredIndex> indexes, List<ConfiguredIndex> findLinks, boolean noIndex) {
        public Places {
            indexes = List.copyOf(indexes);
            findLinks = List.copyOf(findLinks);
        }
    }

    /**
     * Options for all requirements, as on the command line.
     *
     * @param noBinary names, {@code :all:} or {@code :none:}
     * @param onlyBinary names, {@code :all:} or {@code :none:}
     * @param pre whether pre-releases are allowed
     */
    public record Options(List<String> noBinary, List<String> onlyBinary, boolean pre, boolean requireHashes) {
        public Options {
            noBinary = List.copyOf(noBinary);
            onlyBinary = List.copyOf(onlyBinary);
        }
    }

    public RequirementsFile {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        notes = List.copyOf(notes);
    }

    /**
     * Reads requirements files.
     *
     * @param variables what {@code ${NAME}} stands for
     * @param folder what the paths of files on the command line are relative to
     */
    public static RequirementsReader reader(Map<String, String> variables, java.nio.file.Path folder) {
        return new RequirementsReader(variables, folder);
    }
}
