package dev.postern.assembly;

import dev.postern.http.HttpCache;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;

/** What is kept between runs, and how it is counted and removed. */
public final class KeptFiles {
    private final Path folder;
    private final HttpCache cache;

    private KeptFiles(Path folder) {
        this.folder = folder;
        this.cache = HttpCache.in(folder);
    }

    /** What the settings say to keep. */
    public static KeptFiles of(Settings settings, Invocation invocation) {
        return new KeptFiles(new NetworkSettings(settings, invocation).cacheFolder());
    }

    /**
     * What was removed.
     *
     * @param bytes in all files together
     */
    public record Removed(long files, long bytes) {
        private static Removed of(HttpCache.Removed removed) {
            return new Removed(removed.files(), removed.bytes());
        }
    }

    public Path folder() {
        return folder;
    }

    /** Bytes of all pages and metadata. */
    public long size() throws IOException {
        return cache.size();
    }

    /** Removes what nobody will use again. */
    public Removed prune(InstantSource clock) throws IOException {
        return Removed.of(cache.prune(clock));
    }

    /** Removes everything. */
    public Removed clean() throws IOException {
        return Removed.of(cache.clean());
    }
}
