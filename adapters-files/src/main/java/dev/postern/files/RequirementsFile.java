package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What requirements files say, with all files that they name by {@code -r} and {@code -c} (pip's requirements file format). As in uv,
 * whatever a file says that is read for constraints is a constraint.
 *
 * @param requirements in the order of the text; those of a file named by {@code -r} stand in its place
 * @param nameless places alone, whose packages only a look at them tells
 * @param constraints what the files named by {@code -c} say
 * @param places where packages come from
 * @param options all others
 * @param notes what has no effect, or not the one that it seems to have
 */
public record RequirementsFile(List<Entry> requirements, List<Nameless> nameless, List<Entry> constraints, Places places, Options options,
        List<Note> notes) {

    /**
     * One requirement.
     *
     * @param hashes of which a file must have one; empty if any will do
     * @param credential that stood in its URL
     */
    public record Entry(Requirement requirement, Origin origin, List<Digest> hashes, Optional<Credential> credential) {
        public Entry {
            hashes = List.copyOf(hashes);
        }

        /** Without a credential. */
        public Entry(Requirement requirement, Origin origin, List<Digest> hashes) {
            this(requirement, origin, hashes, Optional.empty());
        }
    }

    /**
     * A requirement such as {@code ./folder[extra] ; marker}.
     *
     * @param credential that stood in its URL
     */
    public record Nameless(DirectReference reference, SortedSet<ExtraName> extras, Marker marker, Origin origin, List<Digest> hashes,
            Optional<Credential> credential) {
        public Nameless {
            hashes = List.copyOf(hashes);
        }
    }

    /**
     * The places that files name. They count less than those of the command line and of settings; {@code noIndex} adds to theirs.
     *
     * @param indexes {@code --extra-index-url} first, then {@code --index-url} as the default
     * @param trustedHosts {@code --trusted-host}: {@code host} or {@code host:port} whose certificate is not checked
     */
    public record Places(List<ConfiguredIndex> indexes, List<ConfiguredIndex> findLinks, boolean noIndex, List<String> trustedHosts) {
        public Places {
            indexes = List.copyOf(indexes);
            findLinks = List.copyOf(findLinks);
            trustedHosts = List.copyOf(trustedHosts);
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
        nameless = List.copyOf(nameless);
        constraints = List.copyOf(constraints);
        notes = List.copyOf(notes);
    }

    /**
     * Reads requirements files.
     *
     * @param variables what {@code ${NAME}} stands for
     * @param folder what the paths of files on the command line are relative to
     */
    public static RequirementsReader reader(Map<String, String> variables, Path folder) {
        return new RequirementsReader(variables, folder);
    }
}
