package dev.postern.files;

import java.util.List;
import java.util.Optional;

/** Where a package of a {@code pylock.toml} comes from: exactly one of these. */
public sealed interface PylockSource {

    /**
     * Files of one version, from an index.
     *
     * @param index the one that listed them: its URL without userinfo, or its folder relative to that of the lock file
     */
    record Files(Optional<String> index, Optional<PylockFile> sdist, List<PylockFile> wheels) implements PylockSource {
        public Files {
            wheels = List.copyOf(wheels);
        }
    }

    /** An archive at an address of its own. */
    record Archive(PylockFile file, Optional<String> subdirectory) implements PylockSource {}

    /**
     * A source tree of this machine.
     *
     * @param path absolute, or relative to the folder of the lock file
     */
    record Directory(String path, boolean editable, Optional<String> subdirectory) implements PylockSource {}

    /**
     * A source tree in a repository.
     *
     * @param type such as {@code git}
     * @param location a URL without secrets, or a path
     * @param requestedRevision what was asked for, such as a branch
     * @param commitId what that was
     */
    record Repository(String type, String location, Optional<String> requestedRevision, String commitId,
            Optional<String> subdirectory) implements PylockSource {}
}
