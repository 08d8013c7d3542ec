package dev.postern.python;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a program or library was once found to say, remembered in a folder for as long as that file keeps its path, size
 * and time of change. Losing a memory only costs time, so its faults are not reported.
 */
final class Recollection {
    static final String FOLDER = "interpreters-v1";
    private final Optional<Path> folder;
    private final Map<Path, String> held;

    Recollection(Optional<Path> folder) {
        this(folder, new ConcurrentHashMap<>());
    }

    /** @param held entries that were read before, by their places */
    Recollection(Optional<Path> folder, Map<Path, String> held) {
        this.folder = folder.map(cache -> cache.resolve(FOLDER));
        this.held = held;
    }

    /**
     * What was remembered about a file.
     *
     * @param question what was asked; another question has another answer
     */
    Optional<String> recall(Path file, String question) {
        try {
            if (folder.isEmpty()) {
                return Optional.empty();
            }
            var entry = folder.get().resolve(nameOf(file, question));
            String heading = stampOf(file) + "\n";
            String text = held.getOrDefault(entry, "");
            if (!text.startsWith(heading)) {
                if (!Files.isRegularFile(entry) || Files.size(entry) > LIMIT) {
                    return Optional.empty();
                }
                text = Files.readString(entry);
                held.put(entry, text);
            }
            return text.startsWith(heading) ? Optional.of(text.substring(heading.length())) : Optional.empty();
        } catch (IOException lost) {
            return Optional.empty();
        }
    }

    void remember(Path file, String question, String answer) {
        if (folder.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(folder.get());
            var beside = Files.createTempFile(folder.get(), "new-", ".tmp");
            Files.writeString(beside, stampOf(file) + "\n" + answer);
            Files.move(beside, folder.get().resolve(nameOf(file, question)), StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            return;
        }
    }

    private static final long LIMIT = 64 * 1024;

    private static String stampOf(Path file) throws IOException {
        var real = file.toRealPath();
        return file + "\t" + Files.size(real) + "\t" + Files.getLastModifiedTime(real).toMillis();
    }

    private static String nameOf(Path file, String question) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(question.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
