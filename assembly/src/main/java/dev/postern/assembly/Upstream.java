package dev.postern.assembly;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.KnownDigests;
import dev.postern.domain.index.KnownFiles;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.files.PreviousOutput;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What is known of indexes that cannot be reached: by it their mirrors are judged, and an answer that came from a mirror is told as that of
 * its owner, whose name and addresses outlast the failure.
 */
final class Upstream implements KnownDigests {
    private final PreviousOutput earlier;
    private final BiFunction<Index, PackageName, Optional<ProjectPage>> lastPage;

    Upstream(PreviousOutput earlier, BiFunction<Index, PackageName, Optional<ProjectPage>> lastPage) {
        this.earlier = earlier;
        this.lastPage = lastPage;
    }

    @Override
    public KnownFiles of(Index owner, PackageName project) {
        Map<String, List<Digest>> digests = new HashMap<>();
        earlier.files().getOrDefault(project, Map.of()).forEach((name, file) -> digests.put(name, file.hashes()));
        return new KnownFiles(lastPage.apply(owner, project), digests, earlier.hashes().getOrDefault(project, List.of()));
    }

    /** The same answer with owners in the place of their mirrors. */
    Resolution told(Resolution resolution, IndexCatalog catalog) {
        return resolution instanceof Resolution.Resolved resolved
                ? new Resolution.Resolved(resolved.packages().stream().map(chosen -> told(chosen, catalog)).toList(), resolved.warnings(),
                        resolved.statistics(), resolved.findings())
                : resolution;
    }

    private ResolvedPackage told(ResolvedPackage chosen, IndexCatalog catalog) {
        if (!(chosen.source() instanceof PackageSource.Listed listed)) {
            return chosen;
        }
        Optional<Index> owner = catalog.indexes().stream().filter(index -> !index.mirrors().isEmpty())
                .filter(index -> listed.index().equals(index.mirroredAt(listed.index().location()))).findFirst();
        return owner.map(index -> new ResolvedPackage(chosen.name(), chosen.version(), chosen.extras(), told(listed, index, chosen),
                chosen.dependents(), chosen.requirements())).orElse(chosen);
    }

    private PackageSource.Listed told(PackageSource.Listed listed, Index owner, ResolvedPackage chosen) {
        Map<String, URI> addresses = new HashMap<>();
        earlier.files().getOrDefault(chosen.name(), Map.of()).forEach((name, file) -> file.url().ifPresent(at -> addresses.put(name, at)));
        lastPage.apply(owner, chosen.name()).ifPresent(page -> page.distributions(chosen.version())
                .forEach(file -> addresses.put(file.filename().text(), file.url())));
        return new PackageSource.Listed(owner, at(addresses, listed.chosen()),
                listed.files().stream().map(file -> at(addresses, file)).toList());
    }

    private static Distribution at(Map<String, URI> addresses, Distribution file) {
        URI address = addresses.getOrDefault(file.filename().text(), file.url());
        return new Distribution(file.filename(), address, file.digests(), file.requiresPython(), file.yank(), file.size(),
                file.uploadTime(), file.metadata());
    }
}
