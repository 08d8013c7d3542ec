package dev.postern.assembly;

import com.google.inject.Inject;
import dev.postern.http.HttpConnections;

/**
 * What Guice holds for the process: what commands ask for, and what must be closed at the end. None of it starts a thread or a connection
 * before the first need.
 */
record Belongings(ResolutionRuns resolutionRuns, HttpConnections connections, BlockingThreads threads) implements AutoCloseable {

    @Inject
    Belongings {}

    /** In this order: requests that end may still want a thread. */
    @Override
    public void close() {
        connections.close();
        threads.close();
    }
}
