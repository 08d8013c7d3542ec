package dev.postern.assembly;

import com.google.inject.Guice;
import com.google.inject.Stage;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.InvalidCatalog;
import dev.postern.http.HttpConnections;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one process of an app, put together by Guice when it is first needed. What the commands do with it for one caller comes
 * from its factories. Safe for concurrent callers.
 *
 * <p>Threads and connections are made before the injector, which binds them: they start while it is still at work. Neither starts a thread
 * or connects before the first need.
 */
public final class Assembly implements AutoCloseable {
    private final UserAgent userAgent;
    private final BlockingThreads threads = new BlockingThreads();
    private final HttpConnections connections = HttpConnections.on(threads);
    private @Nullable ResolutionRuns resolutionRuns;

    /** Nothing is there yet. */
    public Assembly(UserAgent userAgent) {
        this.userAgent = userAgent;
    }

    /**
     * Readies on another thread what a run with these settings will need for its first requests, which takes as long as putting together
     * and reading inputs. Asks nobody. What is wrong with the settings is left to the run, which will say it.
     */
    public void prepare(Invocation invocation, Settings settings) {
        threads.execute(() -> {
            try {
                IndexSettings indexes = IndexSettings.of(settings, invocation.environment(), invocation.workingDirectory());
                List<URI> locations = indexes.catalog().indexes().stream().filter(index -> !index.isLocal()).map(Index::location).toList();
                if (!locations.isEmpty()) {
                    connections.prepare(new NetworkSettings(settings, invocation).http(userAgent.text(), indexes.tls()), invocation.clock(),
                            locations);
                }
            } catch (UnusableInput | InvalidCatalog | InvalidPathException | RejectedExecutionException | IllegalStateException _) {
                // the run meets it again and has someone to tell it to; or the process is ending
            }
        });
    }

    /** How a run is made for a caller. */
    public synchronized ResolutionRuns resolutionRuns() {
        if (resolutionRuns == null) {
            resolutionRuns =
                    Guice.createInjector(Stage.DEVELOPMENT, new PosternModule(userAgent, connections)).getInstance(ResolutionRuns.class);
        }
        return resolutionRuns;
    }

    /** Whether any command has needed it. */
    synchronized boolean isPutTogether() {
        return resolutionRuns != null;
    }

    /** Ends the connections and threads, with what is under way on them; in this order, since requests that end may still want a thread. */
    @Override
    public void close() {
        connections.close();
        threads.close();
    }
}
