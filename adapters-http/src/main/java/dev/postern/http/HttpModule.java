package dev.postern.http;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** Binds {@link HttpIndexes} once, from the process's {@link HttpSettings}, {@link Executor} and {@link InstantSource}. */
public final class HttpModule extends AbstractModule {

    @Provides
    @Singleton
    HttpIndexes indexes(HttpSettings settings, Executor blocking, InstantSource clock) {
        return HttpIndexes.open(settings, blocking, clock);
    }
}
