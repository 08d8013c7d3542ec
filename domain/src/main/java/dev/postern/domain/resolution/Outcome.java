package dev.postern.domain.resolution;

import dev.postern.domain.distribution.WheelFilename;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Proof;
import dev.postern.domain.solver.Solution;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Turns what the solver came to into what the caller wants to know. */
final class Outcome {
    private final Packages packages;
    private final Quest quest;

    Outcome(Packages packages, Quest quest) {
        this.packages = packages;
        this.quest = quest;
    }

    Resolution halted(Halt halt) {
        return new Resolution.Halted(halt, findings(Map.of()));
    }

    Resolution unresolvable(Proof proof) {
        lookAtAll(proof);
        Blame blame = new Blame(packages, quest);
        return new Resolution.Unresolvable(new Explanation(new ProofReport(packages, quest, blame).sentences(proof),
                new Hints(packages, quest, blame).of(proof)), findings(Map.of()));
    }

    /** What the proof speaks of may not have been looked at yet, since it is clear without; a person wants to know what there is. */
    private void lookAtAll(Proof proof) {
        for (Incompatibility fact : proof.inOrder()) {
            for (int i = 0; i < fact.size(); i++) {
                packages.nameOf(fact.packageAt(i)).flatMap(quest::dossier).filter(dossier -> dossier.fixed() == null)
                        .ifPresent(quest::project);
            }
        }
    }

    Resolution resolved(Solution solution) {
        Map<PackageName, Set<Dependent>> dependents = dependents(solution);
        Map<PackageName, ResolvedPackage> resolved = new TreeMap<>();
        Map<PackageName, TreeSet<ExtraName>> extras = new TreeMap<>();
        for (Solution.Decision decision : solution.decisions()) {
            packages.extraOf(decision.pkg()).ifPresent(
                    extra -> extras.computeIfAbsent(packages.nameOf(decision.pkg()).orElseThrow(), _ -> new TreeSet<>()).add(extra));
        }
        for (Solution.Decision decision : solution.decisions()) {
            if (packages.kind(decision.pkg()) instanceof Packages.Kind.Base(PackageName name)) {
                PackageSource source = source(quest.dossier(name).orElseThrow(), decision.version());
                resolved.put(name, new ResolvedPackage(name, decision.version(), extras.getOrDefault(name, new TreeSet<>()), source,
                        List.copyOf(dependents.getOrDefault(name, Set.of())), required(name, decision.version())));
            }
        }
        Findings findings = findings(resolved);
        return new Resolution.Resolved(List.copyOf(resolved.values()), warnings(resolved, findings), statistics(resolved.size(), findings),
                findings);
    }

    private static PackageSource source(Dossier dossier, Version version) {
        FixedPackage fixed = dossier.fixed();
        if (fixed != null) {
            return new PackageSource.Referred(fixed.reference(), fixed.found().exact(), fixed.found().file(),
                    fixed.metadata().requiresPython());
        }
        Candidate.Usable usable = dossier.taken(version);
        return new PackageSource.Listed(usable.index(), usable.chosen().file(), usable.files());
    }

    /** Who requires a package that is not part of an answer: those who wrote it down, and packages of which some version does. */
    private List<Dependent> dependents(PackageName name) {
        List<Dependent> dependents = new ArrayList<>(written().getOrDefault(name, Set.of()));
        quest.dossier(name).map(Dossier::requirers).orElse(Set.of()).stream().filter(requirer -> !requirer.equals(name))
                .forEach(requirer -> dependents.add(new Dependent.Required(requirer, Optional.empty())));
        return dependents;
    }

    private Map<PackageName, Set<Dependent>> written() {
        Map<PackageName, Set<Dependent>> written = new TreeMap<>();
        MarkerEnvironment environment = quest.target().markers();
        for (Demand.Asked asked : quest.request().demand().requirements()) {
            if (asked.requirement().marker().evaluate(environment, Set.of())) {
                written.computeIfAbsent(asked.requirement().name(), _ -> new LinkedHashSet<>()).add(new Dependent.Written(asked.origin()));
            }
        }
        return written;
    }

    /** Nothing is known where nobody had to ask. */
    private List<Requirement> required(PackageName name, Version version) {
        Optional<MetadataAnswer> answer = quest.dossier(name).map(dossier -> dossier.metadata(version));
        return answer.isPresent() && answer.get() instanceof MetadataAnswer.Known(var metadata) ? metadata.requiresDist() : List.of();
    }

    private Map<PackageName, Set<Dependent>> dependents(Solution solution) {
        Map<PackageName, Set<Dependent>> dependents = written();
        Map<PackageName, Set<Dependent>> byPackage = new TreeMap<>();
        for (Solution.Edge edge : solution.edges()) {
            Optional<PackageName> from = packages.nameOf(edge.from());
            Optional<PackageName> to = packages.nameOf(edge.to());
            if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                byPackage.computeIfAbsent(to.get(), _ -> new TreeSet<>(DEPENDENTS))
                        .add(new Dependent.Required(from.get(), packages.extraOf(edge.from())));
            }
        }
        byPackage.forEach((name, set) -> dependents.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(set));
        Demand demand = quest.request().demand();
        for (Demand.Asked limit : Stream.concat(demand.constraints().stream(), demand.overrides().stream()).toList()) {
            Set<Dependent> known = dependents.get(limit.requirement().name());
            if (known != null && limit.requirement().marker().evaluate(quest.target().markers(), Set.of())) {
                known.add(new Dependent.Written(limit.origin()));
            }
        }
        return dependents;
    }

    private static final java.util.Comparator<Dependent> DEPENDENTS = (one, other) -> sortKey(one).compareTo(sortKey(other));

    private static String sortKey(Dependent dependent) {
        return switch (dependent) {
            case Dependent.Written(var origin) -> " " + origin;
            case Dependent.Required(PackageName name, var extra) -> name + extra.map(e -> "[" + e + "]").orElse("");
        };
    }

    private List<ResolutionWarning> warnings(Map<PackageName, ResolvedPackage> resolved, Findings findings) {
        List<ResolutionWarning> warnings = new ArrayList<>(MirrorUse.warnings(findings));
        warnings.addAll(ConfusionWarnings.of(findings, quest.request().places().catalog()));
        for (ResolvedPackage chosen : resolved.values()) {
            switch (chosen.source()) {
                case PackageSource.Listed listed -> listed.chosen().yank()
                        .ifPresent(yank -> warnings.add(new ResolutionWarning.Yanked(chosen.name(), chosen.version(), yank.reason())));
                case PackageSource.Referred referred -> warnings.addAll(warnings(chosen, referred));
            }
            for (ExtraName extra : chosen.extras()) {
                if (lacksExtra(chosen, extra)) {
                    warnings.add(new ResolutionWarning.ExtraMissing(chosen.name(), chosen.version(), extra));
                }
            }
        }
        if (quest.request().versions().mode() != ResolutionMode.HIGHEST) {
            unbounded().forEach(name -> warnings.add(new ResolutionWarning.NoLowerBound(name, quest.request().versions().mode())));
        }
        return warnings;
    }

    private List<ResolutionWarning> warnings(ResolvedPackage chosen, PackageSource.Referred referred) {
        List<ResolutionWarning> warnings = new ArrayList<>();
        IndexCatalog catalog = quest.request().places().catalog();
        Optional<Dependent> by = quest.references().of(chosen.name()).map(FixedPackage::by);
        if (!catalog.noIndex() && by.isPresent() && by.get() instanceof Dependent.Required(PackageName parent, var _)) {
            catalog.ownerOf(chosen.name()).ifPresent(owner -> warnings
                    .add(new ResolutionWarning.ClaimPassedOver(chosen.name(), referred.reference(), parent, owner)));
        }
        referred.file().filter(file -> file.filename() instanceof WheelFilename wheel
                && !quest.target().tags().compatibility(wheel.tags()).isCompatible())
                .ifPresent(file -> warnings.add(new ResolutionWarning.UnfitWheel(chosen.name(), file.filename().text())));
        return warnings;
    }

    private boolean lacksExtra(ResolvedPackage chosen, ExtraName extra) {
        return quest.dossier(chosen.name()).map(dossier -> dossier.metadata(chosen.version()))
                .filter(answer -> answer instanceof MetadataAnswer.Known known && !known.metadata().providesExtra().contains(extra))
                .isPresent();
    }

    private Set<PackageName> unbounded() {
        Set<PackageName> unbounded = new TreeSet<>();
        Set<PackageName> bounded = new TreeSet<>();
        for (Demand.Asked asked : quest.request().demand().requirements()) {
            Requirement requirement = asked.requirement();
            var intervals = requirement.specifiers().toRange().intervals();
            boolean open = requirement.reference().isEmpty() && !intervals.isEmpty() && intervals.getFirst().lower().isUnbounded();
            (open ? unbounded : bounded).add(requirement.name());
        }
        unbounded.removeAll(bounded);
        return unbounded;
    }

    private Resolution.Statistics statistics(int count, Findings findings) {
        Set<Index> asked = new LinkedHashSet<>();
        findings.trails().forEach(trail -> trail.steps().forEach(step -> asked.add(step.index())));
        int metadata = quest.dossiers().stream().mapToInt(Dossier::metadataCount).sum();
        return new Resolution.Statistics(count, asked, findings.trails().size(), metadata);
    }

    private Findings findings(Map<PackageName, ResolvedPackage> resolved) {
        Map<PackageName, PackageStory> stories = new TreeMap<>();
        for (FixedPackage fixed : quest.references().all()) {
            ResolvedPackage chosen = resolved.get(fixed.name());
            stories.put(fixed.name(), new PackageStory(fixed.name(), Optional.ofNullable(chosen),
                    chosen == null ? dependents(fixed.name()) : chosen.dependents(),
                    new Whereabouts.Referred(fixed.reference(), fixed.found().exact(), fixed.version(), fixed.by()), List.of()));
        }
        for (Dossier dossier : quest.dossiers()) {
            Project project = dossier.project();
            if (project != null) {
                ResolvedPackage chosen = resolved.get(dossier.name());
                stories.put(dossier.name(), new PackageStory(dossier.name(), Optional.ofNullable(chosen),
                        chosen == null ? dependents(dossier.name()) : chosen.dependents(),
                        new Whereabouts.Searched(project.finding().trail()),
                        dropped(dossier, project)));
            }
        }
        return new Findings(stories);
    }

    private List<PackageStory.Dropped> dropped(Dossier dossier, Project project) {
        List<PackageStory.Dropped> dropped = new ArrayList<>();
        for (Dossier.Dropped drop : dossier.drops()) {
            dropped.add(new PackageStory.Dropped(drop.version(), drop.index(), DropText.of(drop.drop(), quest.target().tags(), false)));
        }
        project.tooNew().descendingMap().forEach((version, admission) -> project.pageIndex()
                .ifPresent(index -> dropped.add(new PackageStory.Dropped(version, index, AgeText.of(admission)))));
        return dropped;
    }
}
