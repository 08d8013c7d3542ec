package dev.postern.http;

import java.io.File;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Pages and metadata on disk. Any number of processes may share a folder: an entry is written beside its place and moved there, readers see
 * the old one or the new one, and what is damaged counts as absent. Entries name who asked but hold no secret.
 */
public final class HttpCache {

    /** Another layout gets another folder, so that two versions of this program do not fight. */
    private static final String CURRENT = "http-v1";
    private static final String FAMILY = "http-v";
    private static final Duration UNUSED = Duration.ofDays(30);
    private static final Duration ABANDONED = Duration.ofHours(1);
    static final String UNFINISHED = ".tmp";
    private static final String PROCESS = ProcessHandle.current().pid() + "-";
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Path parent;
    private final Path folder;
    private final String text;

    private HttpCache(Path parent) {
        this.parent = parent;
        this.folder = parent.resolve(CURRENT);
        this.text = folder.toString();
    }

    /**
     * The cache in this folder, which need not exist yet.
     *
     * @param parent the folder that a person configures; other caches may lie beside this one
     */
    public static HttpCache in(Path parent) {
        return new HttpCache(parent);
    }

    /** What was removed. */
    public record Removed(long files, long bytes) {}

    /** Where the entries lie. */
    public Path folder() {
        return folder;
    }

    /** Bytes of all entries. */
    public long size() throws IOException {
        return walk(Files.exists(folder) ? folder : null, (file, attributes) -> true, false).bytes();
    }

    /** Removes what nobody will use again: entries that were not confirmed for 30 days, leftovers of crashes, other layouts. */
    public Removed prune(InstantSource clock) throws IOException {
        Instant now = clock.instant();
        Removed removed = walk(existing(folder), (file, attributes) -> {
            Instant changed = attributes.lastModifiedTime().toInstant();
            boolean unfinished = file.toString().endsWith(UNFINISHED);
            return changed.isBefore(now.minus(unfinished ? ABANDONED : UNUSED));
        }, true);
        return plus(removed, others());
    }

    /** Removes everything. */
    public Removed clean() throws IOException {
        Removed removed = walk(existing(folder), (file, attributes) -> true, true);
        return plus(removed, others());
    }

    private Removed others() throws IOException {
        Removed removed = new Removed(0, 0);
        if (Files.isDirectory(parent)) {
            try (var entries = Files.newDirectoryStream(parent, FAMILY + "*")) {
                for (Path entry : entries) {
                    if (!entry.equals(folder)) {
                        removed = plus(removed, walk(entry, (file, attributes) -> true, true));
                    }
                }
            }
        }
        return removed;
    }

    /** Whether a page was stored or confirmed after that moment. */
    boolean hasPagesSince(Instant moment) {
        File[] indexes = folder.resolve(CacheKey.PAGES).toFile().listFiles();
        if (indexes != null) {
            for (File index : indexes) {
                if (index.lastModified() > moment.toEpochMilli()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The entry for this question; empty if there is none. A damaged one is removed. */
    Optional<CacheEntry> read(CacheKey key) {
        File file = file(key.path());
        if (!file.exists()) {
            return Optional.empty();
        }
        try (InputStream in = new FileInputStream(file)) {
            Optional<CacheEntry> entry = CacheEntry.decode(in.readAllBytes(), key.text());
            if (entry.isEmpty()) {
                Files.deleteIfExists(file.toPath());
            }
            return entry;
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** By plain files and streams, which cost a process that has just begun a third of what paths and channels cost. */
    void write(CacheKey key, CacheEntry entry) throws IOException {
        File file = file(key.path());
        File beside = new File(file.getParent(), PROCESS + COUNTER.incrementAndGet() + UNFINISHED);
        byte[] encoded = entry.encode();
        try {
            writeNew(beside, encoded);
        } catch (FileNotFoundException _) {
            Files.createDirectories(file.toPath().getParent());
            writeNew(beside, encoded);
        }
        if (!beside.renameTo(file)) {
            try {
                Files.move(beside.toPath(), file.toPath(), StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                Files.deleteIfExists(beside.toPath());
                throw e;
            }
        }
    }

    private File file(String path) {
        return new File(text, path);
    }

    private static void writeNew(File file, byte[] bytes) throws IOException {
        try (OutputStream out = new FileOutputStream(file)) {
            out.write(bytes);
        } catch (FileNotFoundException e) {
            throw e;
        } catch (IOException e) {
            Files.deleteIfExists(file.toPath());
            throw e;
        }
    }

    private static @Nullable Path existing(Path path) {
        return Files.isDirectory(path) ? path : null;
    }

    private static Removed plus(Removed one, Removed other) {
        return new Removed(one.files() + other.files(), one.bytes() + other.bytes());
    }

    /** Decides about one file. */
    private interface Choice {
        boolean takes(Path file, BasicFileAttributes attributes);
    }

    private static Removed walk(@Nullable Path root, Choice choice, boolean remove) throws IOException {
        long[] sums = new long[2];
        if (root == null) {
            return new Removed(0, 0);
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (choice.takes(file, attributes)) {
                    sums[0]++;
                    sums[1] += attributes.size();
                    if (remove) {
                        Files.deleteIfExists(file);
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                // another process removed it first
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (remove) {
                    removeIfEmpty(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return new Removed(sums[0], sums[1]);
    }

    private static void removeIfEmpty(Path visited) throws IOException {
        try (var left = Files.newDirectoryStream(visited)) {
            if (left.iterator().hasNext()) {
                return;
            }
        }
        Files.deleteIfExists(visited);
    }
}
