package dev.postern.domain.resolution;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers the solver's questions from what indexes and metadata say. */
final class ResolverUniverse implements Universe {
    private final Packages packages;
    private final Quest quest;
    private final References references;
    private final RequirementPipeline pipeline;
    private final PartialSolution solution;
    private final boolean withDependencies;
    /** By the solver's number; null for what is no package. */
    private final List<@Nullable Dossier> dossiers = new ArrayList<>();

    ResolverUniverse(Packages packages, Quest quest, PartialSolution solution) {
        this.packages = packages;
        this.quest = quest;
        this.references = quest.references();
        this.pipeline = references.pipeline();
        this.solution = solution;
        this.withDependencies = quest.request().withDependencies();
    }

    @Override
    public Choice choose(int pkg, VersionRange allowed) {
        Dossier dossier = dossier(pkg);
        if (dossier == null) {
            return new Choice.Reject(VersionRange.full(), new Drop.OtherPython());
        }
        FixedPackage fixed = dossier.fixed();
        if (fixed != null) {
            return chosen(fixed, allowed);
        }
        Project project = quest.project(dossier);
        if (project.finding() instanceof ProjectFinding.NotFound(var trail)) {
            return new Choice.Nothing(Optional.of(new Drop.NotFound(trail)));
        }
        Optional<Candidate> candidate = quest.chooser().choose(project, allowed);
        if (candidate.isEmpty()) {
            return new Choice.Nothing(Optional.empty());
        }
        return switch (candidate.get()) {
            case Candidate.Unusable unusable -> {
                dossier.drop(unusable.version(), unusable.index(), unusable.drop());
                yield new Choice.Reject(project.widened(unusable.version()), unusable.drop());
            }
            case Candidate.Usable usable -> chosen(pkg, dossier, project, usable);
        };
    }

    private Choice chosen(FixedPackage fixed, VersionRange allowed) {
        if (!allowed.contains(fixed.version())) {
            return new Choice.Nothing(Optional.empty());
        }
        Optional<VersionSpecifiers> python = fixed.metadata().requiresPython();
        return python.isPresent() && !quest.target().python().isCompatible(python.get())
                ? new Choice.Doomed(fixed.version(), VersionRange.full(), Packages.PYTHON, python.get().toReleaseOnlyRange())
                : new Choice.Take(fixed.version());
    }

    private Choice chosen(int pkg, Dossier dossier, Project project, Candidate.Usable usable) {
        Optional<VersionSpecifiers> python = usable.requiresPython();
        if (python.isPresent() && !quest.target().python().isCompatible(python.get())) {
            dossier.drop(usable.version(), usable.index(), new Drop.RequiresPython(python.get()));
            return new Choice.Doomed(usable.version(), project.widened(usable.version()), Packages.PYTHON,
                    python.get().toReleaseOnlyRange());
        }
        if (packages.kind(pkg) instanceof Packages.Kind.Base) {
            Term term = solution.termOf(pkg);
            if (term != null) {
                quest.prefetch().batch(dossier, project, usable.version(), term.range(), solution.lastingTermOf(pkg));
            }
            quest.prefetch().metadata(usable);
        }
        dossier.take(usable);
        return new Choice.Take(usable.version());
    }

    @Override
    public Expansion expand(int pkg, Version version, DecisionOrder order) {
        return switch (packages.kind(pkg)) {
            case Packages.Kind.Root _ -> ofRoot(VersionRange.singleton(version), order);
            case Packages.Kind.Python _ -> new Expansion.Needs(VersionRange.singleton(version), List.of());
            case Packages.Kind.WithExtra(PackageName name, ExtraName extra) -> ofStandIn(name, extra, version, order);
            case Packages.Kind.Base(PackageName _) -> ofMetadata(pkg, version, Optional.empty(), order);
            case Packages.Kind.Part(PackageName _, ExtraName extra) -> ofMetadata(pkg, version, Optional.of(extra), order);
        };
    }

    private Expansion ofRoot(VersionRange only, DecisionOrder order) {
        List<Requirement> wanted = pipeline.ofDemand(quest.request().demand().requirements());
        Optional<Drop> impossible = impossible(wanted);
        return impossible.isPresent() ? new Expansion.Unusable(only, impossible.get()) : needs(only, wanted, null, order);
    }

    private Expansion ofStandIn(PackageName name, ExtraName extra, Version version, DecisionOrder order) {
        VersionRange same = VersionRange.singleton(version);
        int base = packages.base(name);
        int part = packages.part(name, extra);
        int family = packages.family(name);
        order.meet(base, family, Urgency.SINGLETON);
        order.meet(part, family, Urgency.SINGLETON);
        return new Expansion.Needs(quest.widened(name, version), List.of(new Dependency(base, same), new Dependency(part, same)));
    }

    private Expansion ofMetadata(int pkg, Version version, Optional<ExtraName> extra, DecisionOrder order) {
        Dossier dossier = dossier(pkg);
        VersionRange versions = dossier == null ? VersionRange.singleton(version) : quest.widened(dossier.name(), version);
        if (dossier == null || !withDependencies) {
            return new Expansion.Needs(versions, List.of());
        }
        return switch (quest.metadata(dossier, version)) {
            case MetadataAnswer.Refused(Drop drop) -> refused(dossier, version, versions, drop);
            case MetadataAnswer.Known(CoreMetadata metadata) -> {
                Optional<VersionSpecifiers> python = metadata.requiresPython();
                if (python.isPresent() && !quest.target().python().isCompatible(python.get())) {
                    yield refused(dossier, version, versions, new Drop.RequiresPython(python.get()));
                }
                List<Requirement> wanted = pipeline.of(dossier.name(), metadata.requiresDist(), extra);
                Optional<Drop> impossible = impossible(wanted);
                yield impossible.isPresent() ? refused(dossier, version, versions, impossible.get())
                        : needs(versions, wanted, dossier.name(), order);
            }
        };
    }

    private static Expansion refused(Dossier dossier, Version version, VersionRange versions, Drop drop) {
        if (dossier.fixed() == null) {
            dossier.drop(version, dossier.taken(version).index(), drop);
        }
        return new Expansion.Unusable(versions, drop);
    }

    private static Optional<Drop> impossible(List<Requirement> wanted) {
        return wanted.stream().filter(need -> need.specifiers().toRange().isEmpty()).findFirst()
                .map(need -> new Drop.ImpossibleNeed(need.withMarker(Marker.TRUE).toString()));
    }

    private Expansion needs(VersionRange versions, List<Requirement> wanted, @Nullable PackageName parent, DecisionOrder order) {
        List<Dependency> dependencies = new ArrayList<>(wanted.size());
        if (parent != null) {
            // before any of the packages is met, which would send it to the indexes
            wanted.stream().filter(requirement -> requirement.reference().isPresent())
                    .forEach(requirement -> references.admit(requirement, parent));
        }
        for (Requirement requirement : wanted) {
            quest.meet(requirement.name(), requirement.specifiers().toRange(), parent);
            add(requirement, dependencies, order);
        }
        return new Expansion.Needs(versions, dependencies);
    }

    private void add(Requirement requirement, List<Dependency> dependencies, DecisionOrder order) {
        PackageName name = requirement.name();
        VersionRange range = requirement.specifiers().toRange();
        Urgency urgency = urgency(name, range);
        int family = packages.family(name);
        int base = packages.base(name);
        if (requirement.extras().isEmpty()) {
            order.meet(base, family, urgency);
            dependencies.add(new Dependency(base, range));
        }
        for (ExtraName extra : requirement.extras()) {
            int standIn = packages.withExtra(name, extra);
            order.meet(standIn, family, urgency);
            order.meet(base, family, urgency);
            dependencies.add(new Dependency(standIn, range, base));
        }
    }

    private Urgency urgency(PackageName name, VersionRange range) {
        if (references.of(name).isPresent()) {
            return Urgency.DIRECT;
        }
        return range.asSingleton().isPresent() ? Urgency.SINGLETON : Urgency.UNSPECIFIED;
    }

    @Override
    public void learned(PartialSolution now) {
        now.forEachRecent(pkg -> {
            Dossier dossier = dossier(pkg);
            Term term = now.termOf(pkg);
            if (dossier != null && term != null && term.positive() && now.decisionOf(pkg) == null
                    && packages.kind(pkg) instanceof Packages.Kind.Base && dossier.isNews(term.range())) {
                Project project = dossier.readyProject();
                if (project != null) {
                    quest.prefetch().metadata(project, term.range());
                }
            }
        });
    }

    private @Nullable Dossier dossier(int pkg) {
        while (dossiers.size() <= pkg) {
            dossiers.add(packages.nameOf(dossiers.size()).flatMap(quest::dossier).orElse(null));
        }
        return dossiers.get(pkg);
    }
}
