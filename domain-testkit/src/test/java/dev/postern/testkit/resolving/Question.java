package dev.postern.testkit.resolving;

import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.FirstSeenDates;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReleaseAgeRules;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.PrereleaseMode;
import dev.postern.domain.resolution.PrereleasePolicy;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionMode;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.InMemoryReferences;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseIndex;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A question to the resolver, put together in a few words: Python 3.12 on Linux, unless it says otherwise. */
final class Question {

    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final PackageUniverse universe;
    private final List<Demand.Asked> requirements = new ArrayList<>();
    private final List<Demand.Asked> constraints = new ArrayList<>();
    private final List<Demand.Asked> overrides = new ArrayList<>();
    private final List<Demand.Unnamed> unnamed = new ArrayList<>();
    private final Set<PackageName> excludes = new HashSet<>();
    private final Map<PackageName, Version> preferences = new HashMap<>();
    private final Map<PackageName, IndexName> pins = new HashMap<>();
    private final Set<PackageName> onlyBinary = new HashSet<>();
    private final Set<PackageName> noBinary = new HashSet<>();
    private final List<Index> findLinks = new ArrayList<>();
    private String python = "3.12";
    private String platform = "linux";
    private ResolutionMode mode = ResolutionMode.HIGHEST;
    private PrereleaseMode prereleases = PrereleaseMode.IF_NECESSARY;
    private IndexStrategy strategy = IndexStrategy.FIRST_INDEX;
    private Optional<ExcludeNewer> excludeNewer = Optional.empty();
    private boolean dependencies = true;
    private boolean noIndex;

    private Question(PackageUniverse universe) {
        this.universe = universe;
    }

    static Question in(PackageUniverse universe) {
        return new Question(universe);
    }

    Question requires(String... texts) {
        add(requirements, Origin.Role.REQUIREMENTS, "requirements.in", texts);
        return this;
    }

    /** A place alone, such as {@code ./folder}. */
    Question requiresPlace(String reference, String... extras) {
        unnamed.add(new Demand.Unnamed(DirectReference.parse(reference), new TreeSet<>(Stream.of(extras).map(ExtraName::of).toList()),
                Marker.TRUE, new Origin.File(Origin.Role.REQUIREMENTS, "places.in", unnamed.size() + 1, 1)));
        return this;
    }

    Question requiresEditable(String path) {
        DirectReference.Local local = (DirectReference.Local) DirectReference.parse(path);
        unnamed.add(new Demand.Unnamed(local.asEditable(), Collections.emptySortedSet(), Marker.TRUE, new Origin.CommandLine("-e")));
        return this;
    }

    Question constrained(String... texts) {
        add(constraints, Origin.Role.CONSTRAINTS, "constraints.txt", texts);
        return this;
    }

    Question overridden(String... texts) {
        add(overrides, Origin.Role.OVERRIDES, "overrides.txt", texts);
        return this;
    }

    private static void add(List<Demand.Asked> list, Origin.Role role, String file, String... texts) {
        for (String text : texts) {
            list.add(new Demand.Asked(Requirement.parse(text), new Origin.File(role, file, list.size() + 1, 1)));
        }
    }

    Question without(String name) {
        excludes.add(PackageName.of(name));
        return this;
    }

    Question preferring(String name, String version) {
        preferences.put(PackageName.of(name), Version.parse(version));
        return this;
    }

    Question pinned(String name, String index) {
        pins.put(PackageName.of(name), IndexName.of(index));
        return this;
    }

    Question onlyBinary(String name) {
        onlyBinary.add(PackageName.of(name));
        return this;
    }

    Question noBinary(String name) {
        noBinary.add(PackageName.of(name));
        return this;
    }

    Question python(String version) {
        python = version;
        return this;
    }

    Question platform(String name) {
        platform = name;
        return this;
    }

    Question mode(ResolutionMode wanted) {
        mode = wanted;
        return this;
    }

    Question prereleases(PrereleaseMode wanted) {
        prereleases = wanted;
        return this;
    }

    Question strategy(IndexStrategy wanted) {
        strategy = wanted;
        return this;
    }

    Question excludeNewer(String moment) {
        excludeNewer = Optional.of(new ExcludeNewer.At(Instant.parse(moment)));
        return this;
    }

    Question withoutDependencies() {
        dependencies = false;
        return this;
    }

    Question noIndex() {
        noIndex = true;
        return this;
    }

    /** Treats that index of the universe as a find-links location. */
    Question findLinks(String index) {
        findLinks.add(Index.findLinks(URI.create(universe.indexValue(index).location().toString()), universe.indexValue(index).origin()));
        return this;
    }

    Resolution resolve() {
        return resolve(universe.served());
    }

    Resolution resolve(InMemoryIndexes served) {
        return resolve(served, universe.references());
    }

    Resolution resolve(InMemoryIndexes served, InMemoryReferences references) {
        return new Resolver(new ProjectFinder(served, strategy), served, references).resolve(request());
    }

    Resolution.Resolved resolved() {
        Resolution resolution = resolve();
        if (resolution instanceof Resolution.Resolved resolved) {
            return resolved;
        }
        throw new AssertionError("no answer: " + resolution);
    }

    /** The answer as {@code name==version}. */
    List<String> pins() {
        return resolved().packages().stream().map(ResolvedPackage::toString).toList();
    }

    Halt halt() {
        Resolution resolution = resolve();
        if (resolution instanceof Resolution.Halted halted) {
            return halted.halt();
        }
        throw new AssertionError("nothing stood in the way: " + resolution);
    }

    Resolution.Unresolvable unresolvable() {
        Resolution resolution = resolve();
        if (resolution instanceof Resolution.Unresolvable unresolvable) {
            return unresolvable;
        }
        throw new AssertionError("there is an answer: " + resolution);
    }

    private ResolutionRequest request() {
        ReleaseGate gate = new ReleaseGate(new ReleaseAgeRules(excludeNewer, Map.of(), Map.of()), NOW, FirstSeenDates.NONE);
        universe.index(PackageUniverse.DEFAULT);
        List<Index> indexes = universe.indexes().stream().map(UniverseIndex::index)
                .filter(index -> findLinks.stream().noneMatch(index::isSamePlaceAs)).toList();
        return new ResolutionRequest(new Demand(requirements, constraints, overrides, excludes, unnamed),
                TargetEnvironment.Single.of(TargetPlatform.parse(platform), Version.parse(python)),
                new VersionPolicy(mode, PrereleasePolicy.of(prereleases), gate, preferences),
                new FilePolicy(FilePolicy.Exclusion.of(onlyBinary), FilePolicy.Exclusion.of(noBinary)),
                new ResolutionRequest.Places(IndexCatalog.of(indexes, findLinks, noIndex), pins), dependencies);
    }

    /** Sentences and hints, one a line. */
    String explanation() {
        var explanation = unresolvable().explanation();
        return explanation.sentences().stream().collect(Collectors.joining("\n")) + explanation.hints().stream()
                .map(hint -> "\nhint: " + hint.text()).collect(Collectors.joining());
    }
}
