package dev.postern.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provider;
import com.google.inject.Scopes;
import java.util.concurrent.Executor;

/** Binds the {@link HttpConnections} of the process, which want its {@link Executor}. What callers choose is no binding. */
public final class HttpModule extends AbstractModule {

    @Override
    protected void configure() {
        Provider<Executor> blocking = getProvider(Executor.class);
        bind(HttpConnections.class).toProvider(() -> HttpConnections.on(blocking.get())).in(Scopes.SINGLETON);
    }
}
