package dev.postern.http;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.http.PageLookup.NoPage;
import dev.postern.http.PageLookup.Page;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The ports for one run: each page, metadata file and file is looked up once, ahead of need or when it is needed. */
final class HttpSession implements HttpIndexes.Session {

    /** Records compute these two by code that is linked at run time, which the first page would wait for. */
    private record PageKey(Index index, URI address) {
        @Override
        public boolean equals(Object other) {
            return other instanceof PageKey key && index.equals(key.index) && address.equals(key.address);
        }

        @Override
        public int hashCode() {
            return address.hashCode();
        }
    }

    private record FileKey(Index index, URI file) {
        @Override
        public boolean equals(Object other) {
            return other instanceof FileKey key && index.equals(key.index) && file.equals(key.file);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }

    private final PageLookups pages;
    private final MetadataLookups metadata;
    private final FileLookups files;
    private final ReferencedFiles references = new ReferencedFiles(this);
    private final Executor blocking;
    private final Map<PageKey, Pending<PageLookup>> pendingPages = new ConcurrentHashMap<>();
    private final Map<FileKey, Pending<MetadataLookup>> pendingMetadata = new ConcurrentHashMap<>();
    private final Map<Distribution, Pending<DistributionLookup>> pendingFiles = new ConcurrentHashMap<>();

    HttpSession(PageLookups pages, MetadataLookups metadata, FileLookups files, Executor blocking) {
        this.pages = pages;
        this.metadata = metadata;
        this.files = files;
        this.blocking = blocking;
    }

    @Override
    public ProjectLookup lookup(Index index, PackageName project) {
        return ofProject(index, project, page(index, project, true).await());
    }

    @Override
    public void anticipate(Index index, PackageName project, Consumer<ProjectLookup> then) {
        Pending<PageLookup> pending = page(index, project, false);
        CompletableFuture<Void> _ = pending.future().thenAccept(found -> then.accept(ofProject(index, project, found)));
        pending.plan(blocking);
    }

    @Override
    public boolean provesAccess(Index index) {
        return pages.provesAccess(index);
    }

    @Override
    public Optional<ProjectPage> lastPage(Index index, PackageName project) {
        return pages.last(index, project).map(page -> ProjectPage.of(index, project, page.base(), page.files()));
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        return file(index, distribution, true).await();
    }

    @Override
    public void anticipate(Index index, Distribution distribution) {
        file(index, distribution, false).plan(blocking);
    }

    @Override
    public DistributionLookup fetch(Index index, Distribution distribution) {
        return pendingFiles.computeIfAbsent(distribution, _ -> new Pending<>(() -> files.look(index, distribution), HttpSession::noFile))
                .await();
    }

    @Override
    public SourceLocation locate(DirectReference reference) {
        return references.locate(reference);
    }

    private Pending<PageLookup> page(Index index, PackageName project, boolean urgent) {
        URI address = PageLookups.address(index, project);
        return pendingPages.computeIfAbsent(new PageKey(index, address),
                _ -> new Pending<>(() -> pages.look(index, project, urgent), HttpSession::noPage));
    }

    private Pending<MetadataLookup> file(Index index, Distribution distribution, boolean urgent) {
        return pendingMetadata.computeIfAbsent(new FileKey(index, distribution.url()),
                _ -> new Pending<>(() -> metadata.look(index, distribution, urgent), HttpSession::noMetadata));
    }

    private static ProjectLookup ofProject(Index index, PackageName project, PageLookup found) {
        return switch (found) {
            case Page page -> new ProjectLookup.Listed(ProjectPage.of(index, project, page.base(), page.files()));
            case NoPage none -> none.reason();
        };
    }

    private static PageLookup noPage(String why) {
        return new NoPage(new ProjectLookup.Unreachable(OptionalInt.empty(), "the look-up " + why));
    }

    private static DistributionLookup noFile(String why) {
        return new DistributionLookup.Unreachable(OptionalInt.empty(), "the download " + why);
    }

    private static MetadataLookup noMetadata(String why) {
        return new MetadataLookup.Unreachable(OptionalInt.empty(), "the look-up " + why);
    }
}
