package dev.postern.http;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The connections of one process to servers, for callers with settings of their own. Those whose settings reach servers in the same way share
 * connections, however they use the cache; others never meet on one. Connections that nobody uses are kept for the next caller, those of a
 * few settings at most. Safe for concurrent callers.
 */
public final class HttpConnections implements AutoCloseable {

    private static final int KEPT = 4;

    private final Executor blocking;
    private final Map<HttpSettings, SharedWire> wires = new LinkedHashMap<>();
    private boolean closed;

    private HttpConnections(Executor blocking) {
        this.blocking = blocking;
    }

    /**
     * No connections yet.
     *
     * @param blocking for work that waits, as in {@link HttpIndexes#open}
     */
    public static HttpConnections on(Executor blocking) {
        return new HttpConnections(blocking);
    }

    /** The way to indexes for one caller; nothing is connected yet. Closing it ends the caller's requests, not the connections. */
    public HttpIndexes indexes(HttpSettings settings, InstantSource clock) {
        return new HttpIndexes(settings, blocking, clock, line(reach(settings)));
    }

    /**
     * Readies what the first requests of a caller and their answers will need, so that it is there when the caller comes to asking; takes a
     * while. Connects to nothing. Does nothing where answers are likely to come from the cache.
     *
     * @param locations of the indexes that may be asked
     */
    public void prepare(HttpSettings settings, InstantSource clock, Collection<URI> locations) {
        try (HttpIndexes indexes = indexes(settings, clock)) {
            indexes.prepare(locations);
        }
    }

    /** The way to services that make tokens, for one caller; as {@link #indexes}. */
    public HttpTokens tokens(HttpSettings settings) {
        return new HttpTokens(line(reach(settings)));
    }

    /** What of the settings decides about connections. */
    private static HttpSettings reach(HttpSettings settings) {
        return settings.with(HttpSettings.Retries.standard()).with(HttpSettings.Caching.none());
    }

    private synchronized Line line(HttpSettings reach) {
        // taken out and put back, so that what was used last stands last
        SharedWire shared = wires.remove(reach);
        if (shared == null) {
            shared = new SharedWire(new Wire(reach));
        }
        wires.put(reach, shared);
        shared.users++;
        if (closed) {
            shared.wire.close();
        }
        SharedWire used = shared;
        return new Line(shared.wire, () -> giveBack(used));
    }

    private void giveBack(SharedWire shared) {
        List<Wire> unused = new ArrayList<>();
        synchronized (this) {
            shared.users--;
            Iterator<SharedWire> oldestFirst = wires.values().iterator();
            while (wires.size() > KEPT && oldestFirst.hasNext()) {
                SharedWire candidate = oldestFirst.next();
                if (candidate.users == 0) {
                    oldestFirst.remove();
                    unused.add(candidate.wire);
                }
            }
        }
        unused.forEach(Wire::close);
    }

    /** Ends all connections, with the requests that are under way. */
    @Override
    public void close() {
        List<SharedWire> all;
        synchronized (this) {
            closed = true;
            all = List.copyOf(wires.values());
        }
        all.forEach(shared -> shared.wire.close());
    }

    /** A wire and how many use it; guarded by the connections' lock. */
    private static final class SharedWire {
        private final Wire wire;
        private int users;

        private SharedWire(Wire wire) {
            this.wire = wire;
        }
    }
}
