package dev.postern.assembly;

import dev.postern.git.GitSettings;
import dev.postern.http.HttpCache;
import dev.postern.python.PythonSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** What is kept between runs, and how it is counted and removed. */
public final class KeptFiles {
    private final Path folder;
    private final HttpCache cache;
    private final AdapterFolders others;

    private KeptFiles(Path folder) {
        this.folder = folder;
        this.cache = HttpCache.in(folder);
        this.others = new AdapterFolders(Stream.of(PythonSettings.KEPT_FOLDERS, GitSettings.KEPT_FOLDERS).flatMap(List::stream)
                .map(folder::resolve).toList());
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

        private Removed and(Removed more) {
            return new Removed(files + more.files(), bytes + more.bytes());
        }
    }

    public Path folder() {
        return folder;
    }

    /** Bytes of all files. */
    public long size() throws IOException {
        return cache.size() + others.size();
    }

    /** Removes what nobody will use again. */
    public Removed prune(InstantSource clock) throws IOException {
        return Removed.of(cache.prune(clock));
    }

    /** Removes everything. */
    public Removed clean() throws IOException {
        return Removed.of(cache.clean()).and(others.clean());
    }
}
