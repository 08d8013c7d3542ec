package dev.postern.assembly;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.files.DirectoryIndexes;
import dev.postern.http.HttpIndexes;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ports of one run: folders are read here, everything else goes over HTTP. The way to servers is opened when the first of them is
 * asked, so that a run over folders starts no HTTP. Safe for concurrent callers.
 */
public final class Session implements PackageIndex, MetadataSource, DistributionSource, SourceLocator, AutoCloseable {
    private final DirectoryIndexes folders;
    private final Supplier<HttpIndexes> http;
    private final CredentialBroker broker;
    private final AtomicInteger pages = new AtomicInteger();
    private final AtomicInteger metadata = new AtomicInteger();
    private @Nullable Remote remote;

    /** What is there once a server is asked. */
    private record Remote(HttpIndexes indexes, HttpIndexes.Session session) {}

    /** @param http the way to servers, which is closed with this session; asked for once, if at all */
    Session(DirectoryIndexes folders, Supplier<HttpIndexes> http, CredentialBroker broker) {
        this.folders = folders;
        this.http = http;
        this.broker = broker;
    }

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        pages.incrementAndGet();
        return index.isLocal() ? folders.lookup(index, project) : remote().session().lookup(index, project);
    }

    @Override
    public void anticipate(Index index, PackageName project, Consumer<ProjectLookup> then) {
        if (!index.isLocal()) {
            remote().session().anticipate(index, project, then);
        }
    }

    @Override
    public Collection<PackageName> names(Index index) {
        return index.isLocal() ? folders.names(index) : List.of();
    }

    @Override
    public boolean provesAccess(Index index) {
        return !index.isLocal() && remote().session().provesAccess(index);
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        metadata.incrementAndGet();
        return isLocal(distribution) ? folders.metadata(index, distribution) : remote().session().metadata(index, distribution);
    }

    @Override
    public void anticipate(Index index, Distribution distribution) {
        if (!isLocal(distribution)) {
            remote().session().anticipate(index, distribution);
        }
    }

    @Override
    public DistributionLookup fetch(Index index, Distribution distribution) {
        return isLocal(distribution) ? folders.fetch(index, distribution) : remote().session().fetch(index, distribution);
    }

    /** Finds what a reference to a file behind HTTP names. */
    @Override
    public SourceLocation locate(DirectReference reference) {
        return remote().session().locate(reference);
    }

    /** The page of an index as it was last seen, however long ago. */
    Optional<ProjectPage> lastPage(Index index, PackageName project) {
        return index.isLocal() ? Optional.empty() : remote().session().lastPage(index, project);
    }

    /** How many project pages were looked at. */
    int pages() {
        return pages.get();
    }

    /** How many files' metadata were looked at. */
    int metadata() {
        return metadata.get();
    }

    /** What a person should be told about the run so far, such as that the cache cannot be written. */
    public synchronized List<String> notices() {
        return remote == null ? List.of() : remote.indexes().notices();
    }

    @Override
    public synchronized void close() {
        if (remote != null) {
            remote.indexes().close();
            remote = null;
        }
    }

    private synchronized Remote remote() {
        if (remote == null) {
            HttpIndexes indexes = http.get();
            remote = new Remote(indexes, indexes.session(broker));
        }
        return remote;
    }

    static boolean isLocal(Distribution distribution) {
        return "file".equalsIgnoreCase(distribution.url().getScheme());
    }
}
