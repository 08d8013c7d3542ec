package dev.postern.http;

import com.google.inject.AbstractModule;

/** Binds the {@link HttpConnections} of the process. What callers choose is no binding. */
public final class HttpModule extends AbstractModule {
    private final HttpConnections connections;

    /** @param connections may be in use already, such as to ready them while others are put together */
    public HttpModule(HttpConnections connections) {
        this.connections = connections;
    }

    @Override
    protected void configure() {
        bind(HttpConnections.class).toInstance(connections);
    }
}
