package dev.postern.python;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder into which files are put by names from outside: nothing lands beside it, nothing is written through a link, and files get the
 * plain modes 0644 and 0755.
 */
record SafeFolder(Path root) {

    /** Makes a folder and those above it. */
    void folder(EntryPath path) throws IOException, UnsafeArchive {
        Path folder = root;
        for (String segment : path.segments()) {
            folder = folder.resolve(segment);
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                make(folder, path);
            }
        }
    }

    private static void make(Path folder, EntryPath path) throws IOException, UnsafeArchive {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException other) {
            throw new UnsafeArchive("its entry `" + path + "` needs a folder where there is a file");
        }
    }

    /** Opens a new file, or replaces one; its folders are made. */
    OutputStream file(EntryPath path) throws IOException, UnsafeArchive {
        Path file = place(path);
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnsafeArchive("its entry `" + path + "` is a file and a folder");
        }
        Files.deleteIfExists(file);
        return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    /** Where the entry lies; its folders are made. */
    Path place(EntryPath path) throws IOException, UnsafeArchive {
        if (path.segments().size() > 1) {
            folder(new EntryPath(path.segments().subList(0, path.segments().size() - 1)));
        }
        return path.below(root);
    }

    static void mode(Path file, boolean executable) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
