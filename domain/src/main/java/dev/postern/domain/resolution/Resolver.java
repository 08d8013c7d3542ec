package dev.postern.domain.resolution;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.solver.Solver;
import dev.postern.domain.solver.Step;
import dev.postern.domain.version.Version;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds exact versions for what was asked, each from the index that owns its name, or says why there are none. Safe for concurrent
 * callers as far as its ports are.
 */
public final class Resolver {
    private static final Version ROOT_VERSION = Version.parse("0");

    private final ProjectFinder finder;
    private final MetadataSource metadata;
    private final ReferenceSource references;

    public Resolver(ProjectFinder finder, MetadataSource metadata, ReferenceSource references) {
        this.finder = finder;
        this.metadata = metadata;
        this.references = references;
    }

    /** A resolver of requirements that name no places. */
    public Resolver(ProjectFinder finder, MetadataSource metadata) {
        this(finder, metadata, ReferenceSource.NONE);
    }

    /** Answers the question; blocks until everything that it needs was fetched. */
    public Resolution resolve(ResolutionRequest request) {
        TargetEnvironment.Single target = switch (request.target()) {
            case TargetEnvironment.Single single -> single;
        };
        References places = new References(references, request.demand(), target.markers());
        places.survey(request.withDependencies());
        Packages packages = new Packages();
        Quest quest = new Quest(request.asking(places.demand()), finder, metadata, places, pinned(places.demand(), target.markers()));
        Outcome outcome = new Outcome(packages, quest);
        if (quest.halt() != null) {
            return outcome.halted(quest.halt());
        }
        Solver solver = new Solver(Packages.ROOT, ROOT_VERSION);
        return search(solver, new ResolverUniverse(packages, quest, solver.partialSolution()), quest, outcome);
    }

    private static Resolution search(Solver solver, ResolverUniverse universe, Quest quest, Outcome outcome) {
        Step step = solver.step(universe);
        while (step instanceof Step.Onward && quest.halt() == null) {
            step = solver.step(universe);
        }
        Halt halt = quest.halt();
        if (halt != null) {
            return outcome.halted(halt);
        }
        return switch (step) {
            case Step.Solved(var solution) -> outcome.resolved(solution);
            case Step.Failed(var proof) -> outcome.unresolvable(proof);
            case Step.Onward _ -> throw new IllegalStateException("the search ended without an answer");
        };
    }

    private static Quest.Pinned pinned(Demand demand, MarkerEnvironment environment) {
        Map<PackageName, Set<Version>> exact = new HashMap<>();
        Set<PackageName> prereleases = new HashSet<>();
        Set<PackageName> direct = new HashSet<>();
        for (Demand.Asked asked : demand.firstParty()) {
            Requirement requirement = asked.requirement();
            if (requirement.marker().evaluate(environment, Set.of())) {
                requirement.specifiers().singleExactPin()
                        .ifPresent(version -> exact.computeIfAbsent(requirement.name(), _ -> new HashSet<>()).add(version));
                if (requirement.specifiers().namesPrerelease()) {
                    prereleases.add(requirement.name());
                }
            }
        }
        demand.requirements().stream().map(Demand.Asked::requirement)
                .filter(requirement -> requirement.marker().evaluate(environment, Set.of())).forEach(r -> direct.add(r.name()));
        return new Quest.Pinned(new CandidateChooser.Pins(exact, prereleases), direct);
    }
}
