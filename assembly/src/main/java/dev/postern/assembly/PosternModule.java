package dev.postern.assembly;

import com.google.inject.AbstractModule;
import com.google.inject.Scopes;
import dev.postern.files.FilesModule;
import dev.postern.http.HttpConnections;
import dev.postern.http.HttpModule;
import dev.postern.python.PythonModule;

/** Everything that belongs to the process, from all adapters. */
final class PosternModule extends AbstractModule {
    private final UserAgent userAgent;
    private final HttpConnections connections;

    PosternModule(UserAgent userAgent, HttpConnections connections) {
        this.userAgent = userAgent;
        this.connections = connections;
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().requireExactBindingAnnotations();
        binder().requireAtInjectOnConstructors();
        binder().disableCircularProxies();
        install(new HttpModule(connections));
        install(new FilesModule());
        install(new PythonModule());
        bind(UserAgent.class).toInstance(userAgent);
        bind(ResolutionRuns.class).in(Scopes.SINGLETON);
    }
}
