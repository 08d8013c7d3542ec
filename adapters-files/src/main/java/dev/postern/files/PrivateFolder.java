package dev.postern.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder that only its owner may enter (mode 0700), with files that only their owner may read (0600). One that others can
 * reach, that somebody else owns or that is a link is refused rather than mended: what is in it may be known or planted
 * already. Where a file system has no such modes (Windows), the folder is as private as the user's profile.
 */
final class PrivateFolder {
    private static final String SECRET = "; if others may have read it, replace the credentials in it";

    /** Tells one state of a file from another. */
    record Stamp(@Nullable Object key, FileTime modified, long size) {}

    private final Path folder;
    private final boolean hasModes;

    PrivateFolder(Path folder) {
        this.folder = folder;
        this.hasModes = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    Path resolve(String name) {
        return folder.resolve(name);
    }

    /** Makes it where it is missing. */
    void make() throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(folder.getParent() == null ? folder : folder.getParent());
            Files.createDirectories(folder, modes("rwx------"));
        }
        check(folder);
    }

    /**
     * The state of a file in it; empty where there is none.
     *
     * @throws UnusableFile if it or the folder is not private
     */
    Optional<Stamp> look(String name) throws IOException {
        if (check(folder).isEmpty()) {
            return Optional.empty();
        }
        return check(folder.resolve(name)).map(found -> new Stamp(found.fileKey(), found.lastModifiedTime(), found.size()));
    }

    byte[] read(String name, int largest) throws IOException {
        try (InputStream in = Files.newInputStream(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
            byte[] content = in.readNBytes(largest + 1);
            if (content.length > largest) {
                throw UnusableFile.of("`" + folder.resolve(name) + "`", "is larger than " + (largest >> 20) + " MiB")
                        .withHint("remove it, and log in again");
            }
            return content;
        }
    }

    /** Puts new content in place: written beside, forced to the disk and moved. */
    void replace(String name, byte[] content) throws IOException {
        Path beside = folder.resolve("." + name + "." + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            try (FileChannel channel = open(beside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
                    OutputStream out = Channels.newOutputStream(channel)) {
                out.write(content);
                channel.force(true);
            }
            move(beside, folder.resolve(name));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Moves a file to a name that nobody reads. */
    void keepAside(String name) throws IOException {
        for (int number = 1;; number++) {
            Path aside = folder.resolve(name + ".damaged-" + number);
            if (Files.notExists(aside, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(folder.resolve(name), aside);
                return;
            }
        }
    }

    /** Opens a file in it, which is private from the moment when it is made. */
    FileChannel open(Path file, Set<? extends OpenOption> how) throws IOException {
        return FileChannel.open(file, how, modes("rw-------"));
    }

    private FileAttribute<?>[] modes(String modes) {
        return hasModes ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(modes))}
                : new FileAttribute<?>[0];
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Optional<BasicFileAttributes> check(Path path) throws IOException {
        BasicFileAttributes found;
        try {
            Class<? extends BasicFileAttributes> kind = hasModes ? PosixFileAttributes.class : BasicFileAttributes.class;
            found = Files.readAttributes(path, kind, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        }
        String shown = "`" + path + "`";
        boolean isFolder = path.equals(folder);
        if (found.isSymbolicLink()) {
            throw UnusableFile.of(shown, "is a symbolic link, and credentials are kept behind none")
                    .withHint("remove it, or name the folder that it leads to with `POSTERN_CREDENTIALS_DIR`");
        }
        if (isFolder ? !found.isDirectory() : !found.isRegularFile()) {
            throw UnusableFile.of(shown, isFolder ? "is no folder" : "is no file").withHint("move it away");
        }
        if (found instanceof PosixFileAttributes modes) {
            checkModes(path, modes);
        }
        return Optional.of(found);
    }

    private void checkModes(Path path, PosixFileAttributes found) throws IOException {
        boolean isFolder = path.equals(folder);
        if (!FileOwner.isThisProcess(path, found)) {
            throw UnusableFile.of("`" + path + "`", "belongs to `" + found.owner().getName() + "`, who could read and change it")
                    .withHint("name a folder of your own with `POSTERN_CREDENTIALS_DIR`");
        }
        Set<PosixFilePermission> modes = found.permissions();
        if (modes.stream().anyMatch(mode -> !mode.name().startsWith("OWNER_"))) {
            throw UnusableFile.of("`" + path + "`", (isFolder ? "can be entered" : "can be read or written") + " by others (mode "
                    + PosixFilePermissions.toString(modes) + ")")
                    .withHint("run `chmod " + (isFolder ? "700" : "600") + " " + path + "`" + SECRET);
        }
    }

    /** What a person understands of an exception; the class of most says more than their message. */
    static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "no permission";
            case NoSuchFileException _ -> "its folder is gone";
            case FileSystemException other when other.getReason() != null -> String.valueOf(other.getReason());
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}
