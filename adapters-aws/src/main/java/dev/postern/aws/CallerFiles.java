package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The caller's variables, and the files of other tools below the caller's home. Files are untrusted: at most a mebibyte is read. */
final class CallerFiles {

    private static final int MOST_BYTES = 1 << 20;

    private final AwsSettings settings;
    private final Map<Path, Optional<String>> texts = new HashMap<>();

    CallerFiles(AwsSettings settings) {
        this.settings = settings;
    }

    /** A variable; an empty one counts as absent. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(settings.environment().get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    boolean isSwitchedOn(String name) {
        return variable(name).filter("true"::equalsIgnoreCase).isPresent();
    }

    /** A path below the home. */
    Optional<Path> belowHome(String... names) {
        return settings.home().map(home -> {
            Path path = home;
            for (String name : names) {
                path = path.resolve(name);
            }
            return path;
        });
    }

    /** The path that a variable or a file names, where a leading {@code ~} is the home. */
    Path named(String text) throws Unobtainable {
        try {
            boolean isBelowHome = text.equals("~") || text.startsWith("~/") || text.startsWith("~\\");
            if (isBelowHome && settings.home().isPresent()) {
                return settings.home().get().resolve(text.substring(Math.min(2, text.length())));
            }
            return settings.folder().resolve(text);
        } catch (InvalidPathException e) {
            throw Unobtainable.broken("a path that cannot be: character " + e.getIndex() + " of a value for AWS");
        }
    }

    /** Whether backslashes separate folders here. */
    boolean hasBackslashes() {
        return settings.folder().getFileSystem().getSeparator().equals("\\");
    }

    AwsSettings settings() {
        return settings;
    }

    /** The text of a file, read once; empty if there is none. */
    synchronized Optional<String> text(Path file) throws Unobtainable {
        Optional<String> known = texts.get(file);
        if (known == null) {
            known = fresh(file);
            texts.put(file, known);
        }
        return known;
    }

    /** The text of a file as it is now, for what other programs rewrite. */
    static Optional<String> fresh(Path file) throws Unobtainable {
        // opening a pipe or a device would wait
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw Unobtainable.broken("`" + file + "` is no file");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Unobtainable.broken("`" + file + "` is larger than 1 MiB");
            }
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (CharacterCodingException e) {
            throw Unobtainable.broken("`" + file + "` is not UTF-8");
        } catch (FileSystemException e) {
            throw Unobtainable.broken("`" + file + "` cannot be read: " + reason(e));
        } catch (IOException e) {
            throw Unobtainable.broken("`" + file + "` cannot be read");
        }
    }

    private static String reason(FileSystemException fault) {
        String reason = fault.getReason();
        return reason == null ? fault.getClass().getSimpleName().replace("Exception", "") : reason;
    }

    /** Replaces a file as a whole, readable by its owner only; nothing happens where that cannot be, since what it keeps can be had again. */
    static void replace(Path file, Secret text) {
        Path beside;
        try {
            // readable by its owner only, as temporary files are
            beside = Files.createTempFile(file.getParent(), "." + file.getFileName(), ".new");
        } catch (IOException e) {
            return;
        }
        try {
            Files.writeString(beside, text.reveal());
            move(beside, file);
        } catch (IOException e) {
            remove(beside);
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // what is left is small, and only its owner can read it
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
