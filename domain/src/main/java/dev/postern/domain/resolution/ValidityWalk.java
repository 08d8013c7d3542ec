package dev.postern.domain.resolution;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows what an answer requires through its packages, to find out where it holds: the work behind {@link Validity}. */
final class ValidityWalk {

    /** A package, or one of its extras. */
    private record Part(PackageName name, Optional<ExtraName> extra) {}

    private final Map<PackageName, ResolvedPackage> packages = new HashMap<>();
    private final Map<Part, Marker> needed = new HashMap<>();
    private final Deque<Part> changed = new ArrayDeque<>();
    private final MarkerEnvironment environment;
    private final RequirementPipeline pipeline;
    private Marker environments = Marker.TRUE;

    private ValidityWalk(Demand demand, MarkerEnvironment environment) {
        this.environment = environment;
        // constraints are no reason for a package to be there
        this.pipeline =
                new RequirementPipeline(new Demand(demand.requirements(), List.of(), demand.overrides(), demand.excludes()), environment);
    }

    /** The validity of what was found for this demand in this environment. */
    static Validity validity(Resolution.Resolved resolved, Demand demand, MarkerEnvironment environment) {
        ValidityWalk walk = new ValidityWalk(demand, environment);
        resolved.packages().forEach(chosen -> walk.packages.put(chosen.name(), chosen));
        demand.firstParty().forEach(asked -> walk.dependsOn(asked.requirement(), Set.of()));
        walk.pipeline.ofDemand(demand.requirements())
                .forEach(requirement -> walk.require(Marker.TRUE, requirement, requirement.marker()));
        for (Part part = walk.changed.poll(); part != null; part = walk.changed.poll()) {
            walk.follow(part);
        }
        resolved.packages()
                .forEach(chosen -> chosen.requirements().forEach(requirement -> walk.dependsOn(requirement, chosen.extras())));
        Map<PackageName, Marker> markers = new HashMap<>();
        walk.needed.forEach((part, marker) -> {
            if (part.extra().isEmpty()) {
                markers.put(part.name(), marker);
            }
        });
        return new Validity(walk.environments, markers);
    }

    private void dependsOn(Requirement requirement, Set<ExtraName> extras) {
        if (!requirement.marker().isTrue()) {
            environments = environments.and(requirement.marker().around(environment, extras));
        }
    }

    private void follow(Part part) {
        ResolvedPackage chosen = packages.get(part.name());
        Marker here = needed.getOrDefault(part, Marker.FALSE);
        if (chosen != null) {
            for (Requirement requirement : pipeline.of(part.name(), chosen.requirements(), part.extra())) {
                Marker marker = part.extra().map(extra -> requirement.marker().assumeExtra(extra, true)).orElse(requirement.marker());
                require(here, requirement, marker.withoutAnyExtra());
            }
        }
    }

    private void require(Marker parent, Requirement requirement, Marker marker) {
        Marker here = parent.and(marker);
        add(new Part(requirement.name(), Optional.empty()), here);
        requirement.extras().forEach(extra -> add(new Part(requirement.name(), Optional.of(extra)), here));
    }

    private void add(Part part, Marker here) {
        Marker before = needed.getOrDefault(part, Marker.FALSE);
        Marker after = before.or(here);
        if (!after.equals(before)) {
            needed.put(part, after);
            changed.add(part);
        }
    }
}
