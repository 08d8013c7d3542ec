package dev.postern.python;

import com.google.inject.AbstractModule;

/** Binds the {@link Interpreters} that the process has met. What callers choose is no binding. */
public final class PythonModule extends AbstractModule {

    @Override
    protected void configure() {
        bind(Interpreters.class).toInstance(new Interpreters());
    }
}
