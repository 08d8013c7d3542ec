package dev.postern.assembly;

import com.google.inject.Inject;
import com.google.inject.Provider;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.files.DirectoryIndexes;
import dev.postern.http.HttpConnections;
import dev.postern.http.HttpSettings;
import dev.postern.python.Interpreters;
import java.util.List;

/**
 * The one visible factory of what depends on the caller: from an {@link Invocation} and its settings it makes a {@link ResolutionRun}, and
 * gives it what belongs to the process. Safe for concurrent callers.
 */
public final class ResolutionRuns {
    private final HttpConnections connections;
    private final Provider<DirectoryIndexes> folders;
    private final Interpreters interpreters;
    private final UserAgent userAgent;

    @Inject
    ResolutionRuns(HttpConnections connections, Provider<DirectoryIndexes> folders, Interpreters interpreters,
            UserAgent userAgent) {
        this.connections = connections;
        this.folders = folders;
        this.interpreters = interpreters;
        this.userAgent = userAgent;
    }

    /**
     * A run over the indexes of settings and inputs.
     *
     * @throws UnusableInput if a setting cannot be used
     * @throws dev.postern.domain.index.InvalidCatalog if indexes contradict each other
     */
    public ResolutionRun open(Invocation invocation, Settings settings, Inputs inputs) {
        return run(invocation, settings, indexes(invocation, settings).withOwn(inputs.sources().indexes()).with(inputs.file().places())
                .with(inputs.credentials()));
    }

    /** A run over the indexes of settings alone; as {@link #open(Invocation, Settings, Inputs)}. */
    public ResolutionRun open(Invocation invocation, Settings settings) {
        return run(invocation, settings, indexes(invocation, settings));
    }

    private static IndexSettings indexes(Invocation invocation, Settings settings) {
        return IndexSettings.of(settings, invocation.environment(), invocation.workingDirectory());
    }

    private ResolutionRun run(Invocation invocation, Settings settings, IndexSettings indexes) {
        HttpSettings http = new NetworkSettings(settings, invocation).http(userAgent.text(), indexes.tls());
        CredentialSources credentials = CredentialSources.of(invocation, settings, () -> connections.tokens(http));
        List<CredentialSource> sources = credentials.all(indexes.credentials());
        CredentialBroker broker = credentials.broker(sources);
        Session session = new Session(folders.get(), () -> connections.indexes(http, invocation.clock()), broker);
        TargetSettings targets = new TargetSettings(settings, invocation, interpreters);
        Builds builds = new Builds(invocation, settings, session, broker, targets.probe());
        return new ResolutionRun(invocation, settings, indexes.knowing(sources), targets,
                new ResolutionRun.Reach(session, builds, credentials));
    }
}
