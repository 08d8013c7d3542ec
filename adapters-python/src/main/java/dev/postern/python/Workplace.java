package dev.postern.python;

import dev.postern.domain.build.BuildSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one source tree is built: its folder of work, in which its environments, the hooks' messages and their output lie, made when it is
 * needed. One thread's own at a time.
 */
final class Workplace {
    private final WorkFolders folders;
    private final Path tree;
    private @Nullable Path folder;
    private @Nullable BuildEnvironment environment;
    private int environments;
    private int calls;
    private boolean failed;

    /** @param folder the folder of work; null where it has still to be made */
    Workplace(WorkFolders folders, Path tree, @Nullable Path folder) {
        this.folders = folders;
        this.tree = tree;
        this.folder = folder;
    }

    Path folder() throws IOException {
        Path known = folder;
        if (known == null) {
            known = folders.create(String.valueOf(tree.getFileName()));
            folder = known;
        }
        return known;
    }

    /** Removes what was made here, but for a failed build. */
    void leave(boolean hasFailuresToo) {
        if (folder != null && (!failed || hasFailuresToo)) {
            WorkFolders.remove(folder);
        }
    }

    /** The root of the project. */
    Path tree() {
        return tree;
    }

    /** A number for each call, so that none meets the files of another. */
    int nextCall() {
        return ++calls;
    }

    /** An environment with exactly these wheels; the present one where it can become that by more of them. */
    BuildEnvironment environment(InterpreterLayout layout, List<Path> wheels) throws IOException, UnsafeArchive {
        BuildEnvironment present = environment;
        if (present == null || !present.canBecome(wheels)) {
            present = BuildEnvironment.create(folder().resolve("env" + (environments++ == 0 ? "" : "-" + environments)), layout);
            environment = present;
        }
        present.place(wheels);
        return present;
    }

    /** The folders of an in-tree backend, which must lie in the tree (PEP 517). */
    List<Path> backendPath(BuildSystem system) throws IOException, UnsafeArchive {
        List<Path> folders = new ArrayList<>();
        for (String entry : system.backendPath()) {
            Path place = tree.resolve(entry).normalize();
            if (!Files.isDirectory(place) || !place.toRealPath().startsWith(tree.toRealPath())) {
                throw new UnsafeArchive("its `backend-path` entry `" + EntryPath.shown(entry) + "` is no folder inside the source tree");
            }
            folders.add(place);
        }
        return folders;
    }

    /** A failed build stays to be looked at. */
    void fail() {
        failed = true;
    }
}
