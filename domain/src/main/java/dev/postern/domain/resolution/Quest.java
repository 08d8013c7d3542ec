package dev.postern.domain.resolution;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one resolution has found out so far: projects, metadata, drops, and what stopped it. Not for concurrent use. */
final class Quest {
    private final ResolutionRequest request;
    private final TargetEnvironment.Single target;
    private final ProjectFinder finder;
    private final MetadataSource source;
    private final CandidateChooser chooser;
    private final Set<PackageName> lowestFirst;
    private final Map<PackageName, Project> projects = new LinkedHashMap<>();
    private final Map<PackageName, Map<Version, Dropped>> drops = new HashMap<>();
    private final Map<PackageName, Map<Version, CoreMetadata>> metadata = new HashMap<>();
    private final Map<PackageName, Map<Version, Candidate.Usable>> taken = new HashMap<>();
    private final Set<Distribution> anticipated = new HashSet<>();
    private int metadataCount;
    private @Nullable Halt halt;

    /** A version that cannot be used. */
    record Dropped(Version version, Index index, Drop drop) {}

    Quest(ResolutionRequest request, TargetEnvironment.Single target, ProjectFinder finder, MetadataSource source, Pinned pinned) {
        this.request = request;
        this.target = target;
        this.finder = finder;
        this.source = source;
        this.lowestFirst = pinned.direct();
        this.chooser =
                new CandidateChooser(request.versions(), finder.strategy(), new FileChoice(target.tags(), request.files()), pinned.pins());
    }

    /** What the first-party requirements say beforehand. */
    record Pinned(CandidateChooser.Pins pins, Set<PackageName> direct) {}

    TargetEnvironment.Single target() {
        return target;
    }

    CandidateChooser chooser() {
        return chooser;
    }

    ResolutionRequest request() {
        return request;
    }

    @Nullable
    Halt halt() {
        return halt;
    }

    void halt(Halt why) {
        if (halt == null) {
            halt = why;
        }
    }

    IndexRoute route(PackageName name) {
        Optional<IndexName> pin = Optional.ofNullable(request.places().pins().get(name));
        return request.places().catalog().route(name, pin);
    }

    /** Fetches the project's page ahead of need. */
    void anticipate(PackageName name) {
        if (!projects.containsKey(name)) {
            finder.anticipate(route(name));
        }
    }

    /** Fetches metadata ahead of need: of the version that would be taken now. */
    void anticipateMetadata(PackageName name, VersionRange range) {
        Project project = projects.get(name);
        if (project != null && halt == null) {
            chooser.choose(project, range).ifPresent(this::anticipate);
        }
    }

    void anticipate(Candidate candidate) {
        if (candidate instanceof Candidate.Usable usable && usable.requiresPython().map(target.python()::isCompatible).orElse(true)
                && anticipated.add(usable.metadata())) {
            source.anticipate(usable.index(), usable.metadata());
        }
    }

    /** The project, looked up on first use; a place that must answer and does not, stops everything. */
    Project project(PackageName name) {
        Project known = projects.get(name);
        if (known != null) {
            return known;
        }
        ProjectFinding finding = finder.find(route(name));
        if (finding instanceof ProjectFinding.Stopped(Index index, var cause, var _)) {
            halt(new Halt.IndexStopped(name, index, cause, List.of()));
        }
        Project project = new Project(name, finding, finder.strategy(), request.versions().gate(), isLowestFirst(name));
        projects.put(name, project);
        return project;
    }

    Optional<Project> knownProject(PackageName name) {
        return Optional.ofNullable(projects.get(name));
    }

    private boolean isLowestFirst(PackageName name) {
        return switch (request.versions().mode()) {
            case HIGHEST -> false;
            case LOWEST -> true;
            case LOWEST_DIRECT -> lowestFirst.contains(name);
        };
    }

    void drop(PackageName name, Version version, Index index, Drop drop) {
        drops.computeIfAbsent(name, _ -> new TreeMap<>(java.util.Comparator.<Version>reverseOrder()))
                .putIfAbsent(version, new Dropped(version, index, drop));
    }

    List<Dropped> drops(PackageName name) {
        return new ArrayList<>(drops.getOrDefault(name, Map.of()).values());
    }

    /** Remembers what would be installed; whether this version is taken for the first time. */
    boolean take(PackageName name, Candidate.Usable usable) {
        return taken.computeIfAbsent(name, _ -> new HashMap<>()).put(usable.version(), usable) == null;
    }

    Candidate.Usable taken(PackageName name, Version version) {
        return java.util.Objects.requireNonNull(taken.getOrDefault(name, Map.of()).get(version));
    }

    /** The metadata of a version that was taken, or why there are none; what stops everything is recorded and answered as invalid. */
    MetadataAnswer metadata(PackageName name, Version version) {
        CoreMetadata known = metadata.getOrDefault(name, Map.of()).get(version);
        if (known != null) {
            return new MetadataAnswer.Known(known);
        }
        Candidate.Usable usable = taken(name, version);
        metadataCount++;
        MetadataAnswer answer = judged(name, usable, source.metadata(usable.index(), usable.metadata()));
        if (answer instanceof MetadataAnswer.Known(CoreMetadata text)) {
            metadata.computeIfAbsent(name, _ -> new HashMap<>()).put(version, text);
        }
        return answer;
    }

    /** Metadata, or a reason against the version. */
    sealed interface MetadataAnswer {
        record Known(CoreMetadata metadata) implements MetadataAnswer {}

        record Refused(Drop drop) implements MetadataAnswer {}
    }

    private MetadataAnswer judged(PackageName name, Candidate.Usable usable, MetadataLookup lookup) {
        return switch (lookup) {
            case MetadataLookup.Available(CoreMetadata text) -> checked(name, usable, text);
            case MetadataLookup.Invalid(String detail) -> new MetadataAnswer.Refused(new Drop.InvalidMetadata(detail));
            case MetadataLookup.NeedsBuild(String detail) -> new MetadataAnswer.Refused(new Drop.NeedsBuild(detail));
            case MetadataLookup.Offline(String detail) -> new MetadataAnswer.Refused(new Drop.Offline(detail));
            case MetadataLookup.HashMismatch _,MetadataLookup.Denied _,MetadataLookup.Unreachable _ -> {
                halt(new Halt.MetadataFailed(name, usable.metadata(), usable.index(), lookup, List.of()));
                yield new MetadataAnswer.Refused(new Drop.InvalidMetadata("it could not be had"));
            }
        };
    }

    private MetadataAnswer checked(PackageName name, Candidate.Usable usable, CoreMetadata text) {
        if (!text.name().equals(name)) {
            halt(new Halt.ForeignFile(name, usable.metadata(), usable.index(), text.name()));
            return new MetadataAnswer.Refused(new Drop.InvalidMetadata("it belongs to `" + text.name() + "`"));
        }
        if (!text.version().equals(usable.version())) {
            return new MetadataAnswer.Refused(new Drop.InvalidMetadata("its file name says version " + usable.version()
                    + ", its metadata " + text.version()));
        }
        return new MetadataAnswer.Known(text);
    }

    Map<PackageName, Project> projects() {
        return projects;
    }

    int metadataCount() {
        return metadataCount;
    }
}
