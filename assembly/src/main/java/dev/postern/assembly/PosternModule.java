package dev.postern.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import dev.postern.files.FilesModule;
import dev.postern.http.HttpModule;
import dev.postern.python.PythonModule;
import java.util.concurrent.Executor;

/** Everything that belongs to the process, from all adapters. */
final class PosternModule extends AbstractModule {
    private final UserAgent userAgent;

    PosternModule(UserAgent userAgent) {
        this.userAgent = userAgent;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireExactBindingAnnotations();
        binder().requireAtInjectOnConstructors();
        binder().disableCircularProxies();
        install(new HttpModule());
        install(new FilesModule());
        install(new PythonModule());
        bind(UserAgent.class).toInstance(userAgent);
        bind(Executor.class).to(BlockingThreads.class);
        bind(BlockingThreads.class).in(Scopes.SINGLETON);
        bind(ResolutionRuns.class).in(Scopes.SINGLETON);
        bind(Belongings.class).in(Scopes.SINGLETON);
    }
}
