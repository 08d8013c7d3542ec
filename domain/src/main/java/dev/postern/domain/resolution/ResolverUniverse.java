package dev.postern.domain.resolution;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.solver.Choice;
import dev.postern.domain.solver.DecisionOrder;
import dev.postern.domain.solver.Dependency;
import dev.postern.domain.solver.Expansion;
import dev.postern.domain.solver.PartialSolution;
import dev.postern.domain.solver.Term;
import dev.postern.domain.solver.Universe;
import dev.postern.domain.solver.Urgency;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers the solver's questions from what indexes and metadata say. */
final class ResolverUniverse implements Universe {
    private static final int FETCH_AHEAD_FROM = 5;
    private static final int FETCH_AHEAD_STEP = 20;
    private static final int MOST_AHEAD = 50;

    private final Packages packages;
    private final Quest quest;
    private final RequirementPipeline pipeline;
    private final boolean withDependencies;
    /** The missing extras by package; the answer's version decides which of them matter. */
    private final Map<Packages.Kind.Part, Boolean> missingExtras = new HashMap<>();
    private final Map<PackageName, Integer> tries = new HashMap<>();
    private final Map<Integer, VersionRange> lastSeen = new HashMap<>();

    ResolverUniverse(Packages packages, Quest quest, RequirementPipeline pipeline) {
        this.packages = packages;
        this.quest = quest;
        this.pipeline = pipeline;
        this.withDependencies = quest.request().withDependencies();
    }

    boolean lacksExtra(PackageName name, ExtraName extra) {
        return missingExtras.getOrDefault(new Packages.Kind.Part(name, extra), false);
    }

    @Override
    public Choice choose(int pkg, VersionRange allowed) {
        Optional<PackageName> name = packages.nameOf(pkg);
        if (name.isEmpty()) {
            return new Choice.Nothing(Optional.empty());
        }
        Project project = quest.project(name.get());
        if (project.finding() instanceof ProjectFinding.NotFound(var trail)) {
            return new Choice.Nothing(Optional.of(new Drop.NotFound(trail)));
        }
        Optional<Candidate> candidate = quest.chooser().choose(project, allowed);
        if (candidate.isEmpty()) {
            return new Choice.Nothing(Optional.empty());
        }
        return switch (candidate.get()) {
            case Candidate.Unusable unusable -> {
                quest.drop(project.name(), unusable.version(), unusable.index(), unusable.drop());
                yield new Choice.Reject(project.widened(unusable.version()), unusable.drop());
            }
            case Candidate.Usable usable -> chosen(project, usable, allowed);
        };
    }

    private Choice chosen(Project project, Candidate.Usable usable, VersionRange allowed) {
        Optional<VersionSpecifiers> python = usable.requiresPython();
        if (python.isPresent() && !quest.target().python().isCompatible(python.get())) {
            quest.drop(project.name(), usable.version(), usable.index(), new Drop.RequiresPython(python.get()));
            return new Choice.Doomed(usable.version(), project.widened(usable.version()), Packages.PYTHON,
                    python.get().toReleaseOnlyRange());
        }
        if (quest.take(project.name(), usable)) {
            fetchMoreAhead(project, allowed);
        }
        quest.anticipate(usable);
        return new Choice.Take(usable.version());
    }

    @Override
    public Expansion expand(int pkg, Version version, DecisionOrder order) {
        return switch (packages.kind(pkg)) {
            case Packages.Kind.Root _ ->
                    needs(VersionRange.singleton(version), pipeline.ofDemand(quest.request().demand().requirements()), order);
            case Packages.Kind.Python _ -> new Expansion.Needs(VersionRange.singleton(version), List.of());
            case Packages.Kind.WithExtra(PackageName name, ExtraName extra) -> {
                VersionRange same = VersionRange.singleton(version);
                yield new Expansion.Needs(same,
                        List.of(new Dependency(packages.base(name), same), new Dependency(part(name, extra, order), same)));
            }
            case Packages.Kind.Base(PackageName name) -> ofMetadata(name, version, Optional.empty(), order);
            case Packages.Kind.Part(PackageName name, ExtraName extra) -> ofMetadata(name, version, Optional.of(extra), order);
        };
    }

    private int part(PackageName name, ExtraName extra, DecisionOrder order) {
        int part = packages.part(name, extra);
        order.meet(part, packages.family(name), Urgency.UNSPECIFIED);
        return part;
    }

    private Expansion ofMetadata(PackageName name, Version version, Optional<ExtraName> extra, DecisionOrder order) {
        VersionRange versions = quest.project(name).widened(version);
        return switch (quest.metadata(name, version)) {
            case Quest.MetadataAnswer.Refused(Drop drop) -> refused(name, version, versions, drop);
            case Quest.MetadataAnswer.Known(CoreMetadata metadata) -> {
                Optional<VersionSpecifiers> python = metadata.requiresPython();
                if (python.isPresent() && !quest.target().python().isCompatible(python.get())) {
                    yield refused(name, version, versions, new Drop.RequiresPython(python.get()));
                }
                extra.ifPresent(e -> missingExtras.put(new Packages.Kind.Part(name, e), !metadata.providesExtra().contains(e)));
                List<Requirement> wanted = withDependencies ? pipeline.of(name, metadata.requiresDist(), extra) : List.of();
                yield needs(name, version, versions, wanted, order);
            }
        };
    }

    private Expansion refused(PackageName name, Version version, VersionRange versions, Drop drop) {
        quest.drop(name, version, quest.taken(name, version).index(), drop);
        return new Expansion.Unusable(versions, drop);
    }

    private Expansion needs(PackageName name, Version version, VersionRange versions, List<Requirement> wanted, DecisionOrder order) {
        Optional<Requirement> impossible = wanted.stream().filter(need -> need.specifiers().toRange().isEmpty()).findFirst();
        if (impossible.isPresent()) {
            return refused(name, version, versions,
                    new Drop.ImpossibleNeed(impossible.get().withMarker(dev.postern.domain.requirement.Marker.TRUE).toString()));
        }
        Optional<Requirement> direct = wanted.stream().filter(need -> need.reference().isPresent()).findFirst();
        direct.ifPresent(need -> quest.halt(new Halt.ReferenceRefused(need, Optional.of(name))));
        return needs(versions, wanted, order);
    }

    private Expansion needs(VersionRange versions, List<Requirement> wanted, DecisionOrder order) {
        List<Dependency> dependencies = new ArrayList<>(wanted.size());
        for (Requirement requirement : wanted) {
            quest.anticipate(requirement.name());
        }
        for (Requirement requirement : wanted) {
            add(requirement, dependencies, order);
        }
        return new Expansion.Needs(versions, dependencies);
    }

    private void add(Requirement requirement, List<Dependency> dependencies, DecisionOrder order) {
        PackageName name = requirement.name();
        VersionRange range = requirement.specifiers().toRange();
        Urgency urgency = range.asSingleton().isPresent() ? Urgency.SINGLETON : Urgency.UNSPECIFIED;
        int family = packages.family(name);
        int base = packages.base(name);
        if (requirement.extras().isEmpty()) {
            order.meet(base, family, urgency);
            dependencies.add(new Dependency(base, range));
        }
        for (ExtraName extra : requirement.extras()) {
            int proxy = packages.withExtra(name, extra);
            order.meet(proxy, family, urgency);
            order.meet(base, family, urgency);
            dependencies.add(new Dependency(proxy, range, base));
        }
    }

    @Override
    public void learned(PartialSolution solution) {
        solution.forEachRecent(pkg -> {
            if (packages.kind(pkg) instanceof Packages.Kind.Base(PackageName name) && solution.decisionOf(pkg) == null) {
                Term term = solution.termOf(pkg);
                if (term != null && term.positive() && quest.knownProject(name).isPresent()
                        && !term.range().equals(lastSeen.put(pkg, term.range()))) {
                    quest.anticipateMetadata(name, term.range());
                }
            }
        });
    }

    /** A package that is tried again and again will be tried further: its next versions' metadata are fetched together. */
    private void fetchMoreAhead(Project project, VersionRange range) {
        int count = tries.merge(project.name(), 1, Integer::sum);
        if (count != FETCH_AHEAD_FROM && count != 2 * FETCH_AHEAD_FROM && count % FETCH_AHEAD_STEP != 0) {
            return;
        }
        VersionRange left = range;
        for (int i = 0; i < Math.min(count, MOST_AHEAD); i++) {
            Optional<Candidate> next = quest.chooser().choose(project, left);
            if (next.isEmpty()) {
                return;
            }
            quest.anticipate(next.get());
            left = left.difference(VersionRange.singleton(next.get().version()));
        }
    }
}
