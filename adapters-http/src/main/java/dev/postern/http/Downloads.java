package dev.postern.http;

import dev.postern.domain.distribution.Digest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole files on disk. What has a digest lies under it in the cache, for every run; what has none, and all where the cache cannot be used,
 * lies in a folder that goes with this process.
 */
final class Downloads implements AutoCloseable {

    private static final String FOLDER = "files";

    private final Optional<Path> cache;
    private final InstantSource clock;
    private @Nullable Path temporary;

    Downloads(HttpSettings.Caching caching, InstantSource clock) {
        this.cache = caching.folder().map(parent -> HttpCache.in(parent).folder().resolve(FOLDER));
        this.clock = clock;
    }

    /** A folder for the file with this digest, made if need be. */
    Path folder(Digest digest) throws IOException {
        String below = digest.algorithm().text() + "/" + digest.hex().substring(0, 2) + "/" + digest.hex();
        if (cache.isPresent()) {
            try {
                Path folder = Files.createDirectories(cache.get().resolve(below));
                if (Files.isWritable(folder)) {
                    return folder;
                }
            } catch (IOException _) {
                // a cache that cannot be written is no reason not to go on
            }
        }
        return Files.createDirectories(temporary().resolve(below));
    }

    /** Where a file with this digest lies, whether or not it does. */
    Optional<Path> known(Digest digest, String filename) {
        return cache.map(
                folder -> folder
                        .resolve(digest.algorithm().text() + "/" + digest.hex().substring(0, 2) + "/" + digest.hex() + "/" + filename))
                .filter(Files::isRegularFile);
    }

    /** A new folder for a file without a digest. */
    Path folder() throws IOException {
        return Files.createTempDirectory(temporary(), "unnamed-");
    }

    /** Lets `cache prune` know that the file is in use. */
    void touch(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
        } catch (IOException _) {
            // then it is fetched again one day
        }
    }

    private synchronized Path temporary() throws IOException {
        if (temporary == null) {
            temporary = Files.createTempDirectory("postern-files-");
        }
        return temporary;
    }

    @Override
    public synchronized void close() {
        Path folder = temporary;
        temporary = null;
        if (folder != null) {
            try {
                remove(folder);
            } catch (IOException _) {
                // the system clears its temporary files
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
