package dev.postern.assembly;

import dev.postern.git.GitSettings;
import dev.postern.http.HttpCache;
import dev.postern.python.PythonSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** What is kept between runs, and how it is counted and removed. */
public final class KeptFiles {
    /** As long as files of servers stay. */
    private static final Duration UNUSED = Duration.ofDays(30);

    private final Path folder;
    private final HttpCache cache;
    private final AdapterFolders others;
    private final AdapterFolders pruned;

    private KeptFiles(Path folder) {
        this.folder = folder;
        this.cache = HttpCache.in(folder);
        this.others = folders(PythonSettings.KEPT_FOLDERS, GitSettings.KEPT_FOLDERS);
        this.pruned = folders(PythonSettings.KEPT_FOLDERS, GitSettings.PRUNED_FOLDERS);
    }

    private AdapterFolders folders(List<String> ofPython, List<String> ofGit) {
        return new AdapterFolders(Stream.of(ofPython, ofGit).flatMap(List::stream).map(folder::resolve).toList());
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
        return Removed.of(cache.prune(clock)).and(pruned.prune(clock.instant().minus(UNUSED)));
    }

    /** Removes everything. */
    public Removed clean() throws IOException {
        return Removed.of(cache.clean()).and(others.clean());
    }
}
