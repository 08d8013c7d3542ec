package dev.postern.python;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Folders in which builds run, one for each, of which only their owner sees anything. They go when their build is over, but for those of a
 * few failed ones, which a person may want to look at; what a killed process left behind goes when the next one begins.
 */
final class WorkFolders {
    static final String FOLDER = "builds-v1";
    private static final String KEPT = "repeat";
    private static final int MOST_KEPT = 5;
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Optional<Path> cache;
    private final long pid = ProcessHandle.current().pid();
    private @Nullable Path root;

    WorkFolders(Optional<Path> cache) {
        this.cache = cache.map(folder -> folder.resolve(FOLDER));
    }

    /**
     * A new folder.
     *
     * @param subject what is built there; becomes part of the name
     */
    Path create(String subject) throws IOException {
        String plain = subject.replaceAll("[^A-Za-z0-9._-]+", "-");
        String name = (plain.length() > 60 ? plain.substring(0, 60) : plain) + "-" + pid + "-" + COUNTER.incrementAndGet();
        return Files.createDirectory(root().resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private synchronized Path root() throws IOException {
        Path known = root;
        if (known == null) {
            known = usable();
            root = known;
            sweep(known);
        }
        return known;
    }

    private Path usable() throws IOException {
        if (cache.isPresent()) {
            try {
                Path folder = Files.createDirectories(cache.get());
                if (Files.isWritable(folder)) {
                    return folder.toRealPath();
                }
            } catch (IOException unusable) {
                // a cache that cannot be written is no reason not to build
            }
        }
        return Files.createTempDirectory("postern-builds-").toRealPath();
    }

    /** The name of the script that repeats a failed build; its folder is kept. */
    static Path repetition(Path folder) {
        return folder.resolve(KEPT);
    }

    /** Removes what dead processes left, and all but the newest failed builds. */
    private static void sweep(Path root) {
        List<Path> kept = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
            for (Path entry : entries) {
                if (Files.isRegularFile(repetition(entry))) {
                    kept.add(entry);
                } else if (!isAlive(entry)) {
                    remove(entry);
                }
            }
        } catch (IOException | DirectoryIteratorException busy) {
            return;
        }
        kept.stream().sorted(Comparator.comparingLong(WorkFolders::age)).limit(Math.max(0, kept.size() - MOST_KEPT))
                .forEach(WorkFolders::remove);
    }

    private static long age(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toMillis();
        } catch (IOException gone) {
            return 0;
        }
    }

    private static boolean isAlive(Path folder) {
        String[] parts = String.valueOf(folder.getFileName()).split("-", -1);
        try {
            return parts.length > 2 && ProcessHandle.of(Long.parseLong(parts[parts.length - 2])).map(ProcessHandle::isAlive).orElse(false);
        } catch (NumberFormatException foreign) {
            return true;
        }
    }

    /** Removes a folder with all in it as far as that is possible; links are removed, not followed. */
    static void remove(Path folder) {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (IOException busy) {
            // the next run sweeps
        }
    }

    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
            // builds may take their own rights away
            if (!Files.isWritable(visited) || !Files.isReadable(visited)) {
                boolean _ =
                        visited.toFile().setWritable(true) && visited.toFile().setReadable(true) && visited.toFile().setExecutable(true);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
        }
    }

    /** Ends the use of a temporary root, unless it holds something to look at. */
    synchronized void close() {
        Path known = root;
        if (known != null && (cache.isEmpty() || !known.endsWith(FOLDER))) {
            boolean _ = known.toFile().delete();
        }
    }
}
