package dev.postern.domain.requirement;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/**
 * A place that a requirement names instead of leaving it to an index (PEP 508 {@code name @ url}, PEP 610). None ever holds or
 * prints user names and passwords of a URL; {@link UrlText#userInfo} gives them to who must know, while the text is read.
 */
public sealed interface DirectReference {

    /**
     * A wheel or source archive behind {@code http} or {@code https}.
     *
     * @param location without user info and fragment
     * @param subdirectory folder of the project inside the archive
     * @param hashes lower-case hexadecimal digests by algorithm name, as the fragment gives them
     * @param text the reference as it was written, but for user info
     */
    record Archive(URI location, Optional<String> subdirectory, Map<String, String> hashes, String text) implements DirectReference {

        public Archive {
            hashes = Map.copyOf(hashes);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A wheel, a source archive or a source tree in the file system; which of them, only a look at it tells.
     *
     * @param path decoded; absolute, or relative to the file that holds the requirement
     * @param subdirectory folder of the project inside the archive or tree
     * @param hashes lower-case hexadecimal digests by algorithm name, as the fragment gives them
     * @param editable whether an installation shall link to the tree instead of copying it
     * @param text the reference as it was written
     */
    record Local(String path, Optional<String> subdirectory, Map<String, String> hashes, boolean editable,
            String text) implements DirectReference {

        public Local {
            hashes = Map.copyOf(hashes);
        }

        /** The same place, to be linked to. */
        public Local asEditable() {
            return new Local(path, subdirectory, hashes, true, text);
        }

        /** The same place with its path made absolute; the text stays. */
        public Local at(String absolutePath) {
            return new Local(absolutePath, subdirectory, hashes, editable, text);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A source tree in a Git repository: {@code git+<scheme>://host/path@revision#subdirectory=…}.
     *
     * @param repository without {@code git+}, user info (but for the user name of {@code ssh}), revision and fragment
     * @param revision branch, tag, commit or other name that Git understands; empty for the default branch
     * @param subdirectory folder of the project inside the repository
     * @param text the reference as it was written, but for user info
     */
    record Git(URI repository, Optional<String> revision, Optional<String> subdirectory, String text) implements DirectReference {

        /** The same place at another revision, such as the commit that this one's revision names. */
        public Git at(String otherRevision) {
            return new Git(repository, Optional.of(otherRevision), subdirectory, DirectReferenceParser.atRevision(text, otherRevision));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The reference as it was written, but for user info. */
    String text();

    /** The same place, told in other words, such as with the name of a variable for its value. */
    default DirectReference told(String otherText) {
        return switch (this) {
            case Archive archive -> new Archive(archive.location(), archive.subdirectory(), archive.hashes(), otherText);
            case Local local -> new Local(local.path(), local.subdirectory(), local.hashes(), local.editable(), otherText);
            case Git git -> new Git(git.repository(), git.revision(), git.subdirectory(), otherText);
        };
    }

    /**
     * Reads a URL or a path.
     *
     * @throws MalformedRequirement if it is neither, or its scheme is none that Postern can fetch
     */
    static DirectReference parse(String text) {
        return DirectReferenceParser.parse(text);
    }

    /** Whether both name the same thing, spellings and names of revisions aside. */
    default boolean isSameAs(DirectReference other) {
        return DirectReferenceParser.canonical(this).equals(DirectReferenceParser.canonical(other));
    }
}
