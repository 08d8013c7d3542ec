package dev.postern.python;

import dev.postern.domain.build.BuildMemory;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.MalformedMetadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** What builds told, as a file for each in a folder. Any number of processes may share it. */
public final class RememberedBuilds implements BuildMemory {
    static final String FOLDER = "built-metadata-v1";
    private static final String HEADING_END = "\n\n";
    private static final long LARGEST = 16L << 20;

    private final Path folder;
    private final String circumstances;

    private RememberedBuilds(Path folder, String circumstances) {
        this.folder = folder;
        this.circumstances = circumstances;
    }

    /**
     * The memory in a folder, which need not exist yet.
     *
     * @param cache the folder that a person configures; other caches may lie beside this one
     * @param settings whose variables may steer what backends tell
     */
    public static BuildMemory in(Path cache, PythonBuildSettings settings) {
        return new RememberedBuilds(cache.resolve(FOLDER), settings.steering().toString());
    }

    @Override
    public Optional<CoreMetadata> recall(String build) {
        try {
            String heading = heading(build);
            Path file = folder.resolve(nameOf(heading));
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            // so that `cache prune` knows that it is in use
            boolean _ = file.toFile().setLastModified(System.currentTimeMillis());
            String text = Files.readString(file);
            return text.startsWith(heading) ? Optional.of(CoreMetadata.parse(text.substring(heading.length()))) : Optional.empty();
        } catch (IOException | MalformedMetadata damaged) {
            return Optional.empty();
        }
    }

    @Override
    public void remember(String build, CoreMetadata metadata) {
        try {
            Files.createDirectories(folder);
            String heading = heading(build);
            Path beside = Files.createTempFile(folder, "new-", ".tmp");
            Files.writeString(beside, heading + metadata.text());
            Files.move(beside, folder.resolve(nameOf(heading)), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            return;
        }
    }

    private String heading(String build) {
        return build + "\n" + circumstances + HEADING_END;
    }

    private static String nameOf(String build) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(build.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 20);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
