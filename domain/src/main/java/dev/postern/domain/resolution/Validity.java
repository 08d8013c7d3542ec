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

/** Where an answer for one environment holds elsewhere too: in which environments as a whole, and under which marker each package is needed. */
public final class Validity {

    /** A package, or one of its extras. */
    private record Part(PackageName name, Optional<ExtraName> extra) {}

    private final Map<PackageName, ResolvedPackage> packages = new HashMap<>();
    private final Map<Part, Marker> needed = new HashMap<>();
    private final Deque<Part> changed = new ArrayDeque<>();
    private final MarkerEnvironment environment;
    private final RequirementPipeline pipeline;
    private Marker environments = Marker.TRUE;

    private Validity(Demand demand, MarkerEnvironment environment) {
        this.environment = environment;
        // constraints are no reason for a package to be there
        this.pipeline =
                new RequirementPipeline(new Demand(demand.requirements(), List.of(), demand.overrides(), demand.excludes()), environment);
    }

    /** The validity of what was found for this demand in this environment. */
    public static Validity of(Resolution.Resolved resolved, Demand demand, MarkerEnvironment environment) {
        Validity validity = new Validity(demand, environment);
        resolved.packages().forEach(chosen -> validity.packages.put(chosen.name(), chosen));
        demand.firstParty().forEach(asked -> validity.dependsOn(asked.requirement(), Set.of()));
        validity.pipeline.ofDemand(demand.requirements())
                .forEach(requirement -> validity.require(Marker.TRUE, requirement, requirement.marker()));
        for (Part part = validity.changed.poll(); part != null; part = validity.changed.poll()) {
            validity.follow(part);
        }
        resolved.packages()
                .forEach(chosen -> chosen.requirements().forEach(requirement -> validity.dependsOn(requirement, chosen.extras())));
        return validity;
    }

    /** The environments for which the same answer would be found, as far as markers tell. */
    public Marker environments() {
        return environments;
    }

    /** Where the package is needed, among those environments and others. */
    public Marker of(PackageName name) {
        return needed.getOrDefault(new Part(name, Optional.empty()), Marker.TRUE);
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
