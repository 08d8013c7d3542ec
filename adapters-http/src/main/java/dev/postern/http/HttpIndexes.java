package dev.postern.http;

import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Package indexes over HTTP: project pages (PEP 691, PEP 503) and core metadata (PEP 658, or read out of the file), cached on disk.
 *
 * <p>One of these belongs to one caller's settings; nothing is connected before the first request. What belongs to one run and its
 * credentials is a {@link Session}. A process with several callers gets them from its {@link HttpConnections}.
 */
public final class HttpIndexes implements AutoCloseable {

    private final HttpSettings settings;
    private final Executor blocking;
    private final InstantSource clock;
    private final Line line;
    private final Store store;
    private final Downloads downloads;

    HttpIndexes(HttpSettings settings, Executor blocking, InstantSource clock, Line line) {
        this.settings = settings;
        this.blocking = blocking;
        this.clock = clock;
        this.line = line;
        this.store = new Store(settings.caching(), blocking, clock);
        this.downloads = new Downloads(settings.caching(), clock);
    }

    /**
     * Opens a way to indexes that shares its connections with no other; nothing is connected yet.
     *
     * @param blocking for work that waits: reading and writing the cache, asking for credentials, unpacking. A short-lived process gives
     *        a few platform threads, since virtual ones delay its exit
     */
    public static HttpIndexes open(HttpSettings settings, Executor blocking, InstantSource clock) {
        Wire wire = new Wire(settings);
        return new HttpIndexes(settings, blocking, clock, new Line(wire, wire::close));
    }

    /**
     * The ports for one run. Each page and each metadata file is asked for once in it.
     *
     * @param broker decides which credential goes with a request
     */
    public Session session(CredentialBroker broker) {
        Fetcher fetcher = new Fetcher(line, broker, settings, blocking, clock);
        return new HttpSession(new PageLookups(fetcher, store, blocking), new MetadataLookups(fetcher, store, blocking),
                new FileLookups(fetcher, store, downloads, blocking), blocking);
    }

    /** The ports, with a memory of what was asked. Fetched files stay until the indexes are closed, those in the cache longer. */
    public interface Session extends PackageIndex, MetadataSource, DistributionSource, SourceLocator {

        /** The page as it was last seen, however long ago; asks nobody. */
        Optional<ProjectPage> lastPage(Index index, PackageName project);
    }

    /** As {@link HttpConnections#prepare}; what reads answers is readied on the executor, the rest here. */
    void prepare(Collection<URI> locations) {
        if (!store.mayAnswer()) {
            blocking.execute(PageBody::prepare);
            blocking.execute(MetadataText::prepare);
            locations.forEach(location -> line.prepare(Call.get(location, Sizes.PAGE)));
        }
    }

    /** What a person should be told about the run so far, such as that the cache cannot be written. */
    public List<String> notices() {
        return store.notices();
    }

    /** Whether a client for the network was started. */
    boolean isConnected() {
        return line.isConnected();
    }

    /** Waits for what is being written to the cache, then ends all requests. The executor stays the caller's. */
    @Override
    public void close() {
        store.flush();
        line.close();
        downloads.close();
    }
}
