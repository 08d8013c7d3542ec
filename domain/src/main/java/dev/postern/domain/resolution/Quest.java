package dev.postern.domain.resolution;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one resolution asks of the ports, and all that they answered: projects, metadata, and what stopped it. */
final class Quest {
    private final ResolutionRequest request;
    private final TargetEnvironment.Single target;
    private final ProjectFinder finder;
    private final MetadataSource source;
    private final References references;
    private final ProjectReader reader;
    private final CandidateChooser chooser;
    private final Prefetch prefetch;
    private final Set<PackageName> lowestFirst;
    private final Map<PackageName, Dossier> dossiers = new LinkedHashMap<>();
    private @Nullable Halt halt;

    Quest(ResolutionRequest request, ProjectFinder finder, MetadataSource source, References references, Pinned pinned) {
        this.request = request;
        this.target = switch (request.target()) {
            case TargetEnvironment.Single single -> single;
        };
        this.finder = finder;
        this.source = source;
        this.references = references;
        this.lowestFirst = pinned.direct();
        VersionPolicy versions = request.versions();
        this.reader = new ProjectReader(finder.strategy(), versions.gate());
        this.chooser = new CandidateChooser(versions, finder.strategy(),
                new FileChoice(target.tags(), request.files(), versions.gate()), pinned.pins());
        this.prefetch = new Prefetch(finder, source, chooser, target.python(), request.withDependencies());
    }

    /** What the first-party requirements say beforehand. */
    record Pinned(CandidateChooser.Pins pins, Set<PackageName> direct) {}

    TargetEnvironment.Single target() {
        return target;
    }

    CandidateChooser chooser() {
        return chooser;
    }

    Prefetch prefetch() {
        return prefetch;
    }

    ResolutionRequest request() {
        return request;
    }

    References references() {
        return references;
    }

    @Nullable
    Halt halt() {
        return halt == null ? references.halt() : halt;
    }

    void halt(Halt why) {
        if (halt == null) {
            halt = why;
        }
    }

    /**
     * All that is known of the package, which is looked for ahead of need when it is met first.
     *
     * @param wanted the range that it is met with
     * @param requiredBy who brings it in; null where somebody wrote it down
     */
    Dossier meet(PackageName name, VersionRange wanted, @Nullable PackageName requiredBy) {
        Dossier known = dossiers.get(name);
        if (known != null) {
            known.isRequiredBy(requiredBy);
            return known;
        }
        references.meet(name);
        Optional<FixedPackage> place = references.of(name);
        Dossier dossier = place.isPresent() ? new Dossier(place.get(), requiredBy) : searched(name, wanted, requiredBy);
        dossier.isRequiredBy(requiredBy);
        dossiers.put(name, dossier);
        return dossier;
    }

    private Dossier searched(PackageName name, VersionRange wanted, @Nullable PackageName requiredBy) {
        Optional<IndexName> pin = Optional.ofNullable(request.places().pins().get(name)).or(() -> references.pin(name));
        IndexRoute route = request.places().catalog().route(name, pin);
        Dossier dossier = new Dossier(name, route, wanted, requiredBy);
        if (halt() == null) {
            prefetch.page(dossier, page -> reader.read(name, page, isLowestFirst(name)));
        }
        return dossier;
    }

    Optional<Dossier> dossier(PackageName name) {
        return Optional.ofNullable(dossiers.get(name));
    }

    Optional<Project> knownProject(PackageName name) {
        return dossier(name).map(Dossier::project);
    }

    /** Every version of the package that is known to exist, ascending. */
    List<Version> knownVersions(PackageName name) {
        return references.of(name).map(place -> List.of(place.version()))
                .orElseGet(() -> knownProject(name).map(Project::known).orElse(List.of()));
    }

    /** The widest range around a version in which no other version of the package lies. */
    VersionRange widened(PackageName name, Version version) {
        return references.of(name).isPresent() ? VersionRange.full()
                : knownProject(name).map(project -> project.widened(version)).orElseGet(() -> VersionRange.singleton(version));
    }

    Collection<Dossier> dossiers() {
        return dossiers.values();
    }

    /** The project, looked up on first use; a place that must answer and does not, stops everything. */
    Project project(Dossier dossier) {
        Project known = dossier.project();
        if (known != null) {
            return known;
        }
        ProjectFinding finding = finder.find(dossier.route());
        if (finding instanceof ProjectFinding.Stopped(Index index, var cause, Trail trail)) {
            List<Trail.Step> mirrors = trail.steps().stream().filter(step -> step.meaning() == Trail.Meaning.MIRROR_REFUSED).toList();
            halt(new Halt.IndexStopped(dossier.name(), index, cause, mirrors, chain(dossier)));
        }
        Project project = reader.read(dossier.name(), finding, isLowestFirst(dossier.name()), dossier.early());
        dossier.project(project);
        return project;
    }

    /** The projects that an index is known to have without asking it. */
    Collection<PackageName> names(Index index) {
        return finder.names(index);
    }

    /** The newest version in the range that a folder has which was not asked. */
    Optional<Hint.Elsewhere> peek(PackageName name, List<Index> unasked, VersionRange range) {
        for (Index index : unasked) {
            Optional<Version> newest = finder.peek(index, name)
                    .flatMap(page -> page.versions().reversed().stream().filter(range::contains).findFirst());
            if (newest.isPresent()) {
                return newest.map(version -> new Hint.Elsewhere(index, version));
            }
        }
        return Optional.empty();
    }

    private boolean isLowestFirst(PackageName name) {
        return switch (request.versions().mode()) {
            case HIGHEST -> false;
            case LOWEST -> true;
            case LOWEST_DIRECT -> lowestFirst.contains(name);
        };
    }

    /** The metadata of a version that was taken, or why there are none; what stops everything is recorded, too. */
    MetadataAnswer metadata(Dossier dossier, Version version) {
        MetadataAnswer known = dossier.metadata(version);
        if (known == null) {
            Candidate.Usable usable = dossier.taken(version);
            known = judged(dossier, usable, source.metadata(usable.told().index(), usable.told().file()));
            dossier.metadata(version, known);
        }
        return known;
    }

    private MetadataAnswer judged(Dossier dossier, Candidate.Usable usable, MetadataLookup lookup) {
        return switch (lookup) {
            case MetadataLookup.Available(CoreMetadata text) -> checked(dossier, usable, text);
            case MetadataLookup.Invalid(String detail) -> new MetadataAnswer.Refused(new Drop.InvalidMetadata(detail));
            case MetadataLookup.NeedsBuild(String detail) -> new MetadataAnswer.Refused(new Drop.NeedsBuild(detail));
            case MetadataLookup.Offline(String detail) -> new MetadataAnswer.Refused(new Drop.Offline(detail));
            case MetadataLookup.Denied(int status, String detail) -> usable.told().index().ignoredStatuses().contains(status)
                    ? new MetadataAnswer.Refused(new Drop.InvalidMetadata(detail)) : failed(dossier, usable, lookup);
            case MetadataLookup.HashMismatch _,MetadataLookup.Unreachable _,MetadataLookup.NotBuilt _ -> failed(dossier, usable, lookup);
        };
    }

    private MetadataAnswer failed(Dossier dossier, Candidate.Usable usable, MetadataLookup lookup) {
        halt(new Halt.MetadataFailed(dossier.name(), usable.told().file(), usable.told().index(), lookup, chain(dossier)));
        return new MetadataAnswer.Refused(new Drop.InvalidMetadata("it could not be had"));
    }

    private MetadataAnswer checked(Dossier dossier, Candidate.Usable usable, CoreMetadata text) {
        if (!text.name().equals(dossier.name())) {
            halt(new Halt.ForeignFile(dossier.name(), usable.told().file(), usable.told().index(), text.name()));
            return new MetadataAnswer.Refused(new Drop.InvalidMetadata("it belongs to `" + text.name() + "`"));
        }
        if (!text.version().equals(usable.version())) {
            return new MetadataAnswer.Refused(new Drop.InvalidMetadata("its file name says version " + usable.version()
                    + ", its metadata " + text.version()));
        }
        return new MetadataAnswer.Known(text);
    }

    /** How the package came in: what was written first, then package by package. */
    private List<String> chain(Dossier dossier) {
        List<String> chain = new ArrayList<>();
        Optional<PackageName> parent = dossier.requiredBy();
        while (parent.isPresent()) {
            chain.addFirst(parent.get().text());
            parent = dossier(parent.get()).flatMap(Dossier::requiredBy);
        }
        return chain;
    }
}
