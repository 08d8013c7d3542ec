package dev.postern.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * A file that is replaced as a whole or not at all: the new content is written beside the target, forced to the disk and moved into place.
 * A target that is a link stays one, and its permissions are kept; what is no file (a terminal, a pipe) is written to directly.
 */
public final class OutputFile {
    private final Path target;
    private final String shown;

    private OutputFile(Path target, String shown) {
        this.target = target;
        this.shown = shown;
    }

    /**
     * The file at this place.
     *
     * @param shown how messages name the file
     */
    public static OutputFile at(Path target, String shown) {
        return new OutputFile(target, shown);
    }

    /**
     * Fails early when the content could not be put in place, so that nobody waits for a result that is lost.
     *
     * @throws UnusableFile if the folder is missing or not writable, or the target is a folder or not writable
     */
    public void check() {
        Path folder = folderOf(target);
        if (Files.isDirectory(target)) {
            throw UnusableFile.of(shown, "is a directory, expected a file to write").withHint("name a file in it");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw UnusableFile.of(shown, "cannot be written: `" + folder.getFileName() + "` is a file, not a folder");
        }
        if (!Files.isDirectory(folder)) {
            throw UnusableFile.of(shown, "cannot be written: its folder does not exist").withHint("create the folder first");
        }
        if (Files.isSymbolicLink(target) && !Files.exists(target)) {
            throw UnusableFile.of(shown, "cannot be written: it is a symbolic link that leads nowhere, or in a circle")
                    .withHint("mend the link, or remove it");
        }
        boolean replaced = !Files.exists(target) || Files.isRegularFile(target) && !Files.isSymbolicLink(target);
        if (Files.exists(target) && !Files.isWritable(target) || replaced && !Files.isWritable(folder)) {
            throw UnusableFile.of(shown, "cannot be written: no permission" + (Files.isWritable(folder) ? "" : " in its folder"))
                    .withHint("name a place where you may write");
        }
    }

    /** The text as it stands there now; empty where there is no such file. */
    public Optional<String> current() {
        return Files.isRegularFile(target) ? Optional.of(TextFile.readDeclared(target, shown)) : Optional.empty();
    }

    /**
     * Puts new content in place.
     *
     * @throws UnusableFile if it cannot be written; then the target is what it was before
     */
    public void replace(String text) {
        replace(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Puts new content in place.
     *
     * @throws UnusableFile if it cannot be written; then the target is what it was before
     */
    public void replace(byte[] content) {
        check();
        try {
            if (Files.exists(target) && !Files.isRegularFile(target)) {
                writeThrough(content);
            } else {
                moveInto(Files.isSymbolicLink(target) && Files.exists(target) ? target.toRealPath() : target, content);
            }
        } catch (IOException failure) {
            throw UnusableFile.of(shown, "cannot be written: " + reason(failure) + "; what was there before is unchanged")
                    .withHint("mend that, or name another place");
        }
    }

    private void writeThrough(byte[] content) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            out.write(content);
        }
    }

    private static void moveInto(Path place, byte[] content) throws IOException {
        Path beside = folderOf(place).resolve("." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + System.nanoTime());
        try {
            write(beside, content);
            keepPermissions(place, beside);
            move(beside, place);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void write(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = Channels.newOutputStream(channel)) {
            out.write(content);
            channel.force(true);
        }
    }

    private static void keepPermissions(Path from, Path to) throws IOException {
        PosixFileAttributeView old = Files.getFileAttributeView(from, PosixFileAttributeView.class);
        if (old != null && Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            Files.setPosixFilePermissions(to, old.readAttributes().permissions());
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException unsupported) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path folderOf(Path file) {
        Path folder = file.getParent();
        return folder == null ? Path.of(".") : folder;
    }

    private static String reason(IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> "no permission in its folder";
            case NoSuchFileException _ -> "its folder is gone";
            case IOException other -> String.valueOf(other.getMessage());
        };
    }
}
