package dev.postern.domain.resolution;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns what metadata require into what counts here: overrides replace, excludes remove, markers select, constraints are added, and a
 * package's own extras are unfolded, in this order.
 */
final class RequirementPipeline {
    private static final Set<ExtraName> NONE = Set.of();

    private final MarkerEnvironment environment;
    private final Map<PackageName, List<Requirement>> overrides = new HashMap<>();
    private final Map<PackageName, List<Requirement>> constraints = new HashMap<>();
    private final Set<PackageName> excludes;

    RequirementPipeline(Demand demand, MarkerEnvironment environment) {
        this.environment = environment;
        this.excludes = demand.excludes();
        for (Demand.Asked override : demand.overrides()) {
            overrides.computeIfAbsent(override.requirement().name(), _ -> new ArrayList<>()).add(override.requirement());
        }
        for (Demand.Asked constraint : demand.constraints()) {
            constraints.computeIfAbsent(constraint.requirement().name(), _ -> new ArrayList<>()).add(constraint.requirement());
        }
    }

    /** What counts of the requirements that somebody wrote. */
    List<Requirement> ofDemand(List<Demand.Asked> asked) {
        return constrained(selected(asked.stream().map(Demand.Asked::requirement).toList(), Optional.empty()));
    }

    /** What counts of a package's requirements: those without extra, or those that only the extra brings. */
    List<Requirement> of(PackageName name, List<Requirement> requirements, Optional<ExtraName> extra) {
        List<Requirement> selected = constrained(selected(requirements, extra));
        if (selected.stream().noneMatch(requirement -> isOwnExtra(name, requirement))) {
            return selected;
        }
        List<Requirement> all = new ArrayList<>(selected);
        Set<ExtraName> unfolded = new LinkedHashSet<>();
        for (int i = 0; i < all.size(); i++) {
            Requirement requirement = all.get(i);
            if (isOwnExtra(name, requirement)) {
                for (ExtraName own : requirement.extras()) {
                    if (unfolded.add(own)) {
                        all.addAll(constrained(selected(requirements, Optional.of(own))));
                    }
                }
            }
        }
        List<Requirement> plain = new ArrayList<>(all.stream().filter(requirement -> !isOwnExtra(name, requirement)).toList());
        all.stream().filter(requirement -> isOwnExtra(name, requirement) && !requirement.specifiers().isEmpty())
                .forEach(requirement -> plain.add(Requirement.of(name, requirement.specifiers())));
        return plain;
    }

    private static boolean isOwnExtra(PackageName name, Requirement requirement) {
        return requirement.name().equals(name) && !requirement.extras().isEmpty();
    }

    private List<Requirement> selected(List<Requirement> requirements, Optional<ExtraName> extra) {
        List<Requirement> selected = new ArrayList<>(requirements.size());
        for (Requirement requirement : requirements) {
            if (!excludes.contains(requirement.name())) {
                List<Requirement> replacing = overrides.get(requirement.name());
                if (replacing == null) {
                    addIfHolds(selected, requirement, requirement.marker(), extra);
                } else if (holdsForExtra(requirement.marker(), extra)) {
                    replacing.forEach(
                            override -> addIfHolds(selected, override.extras().isEmpty() ? withExtras(override, requirement) : override,
                                    override.marker(), Optional.empty()));
                }
            }
        }
        return selected;
    }

    private static Requirement withExtras(Requirement override, Requirement original) {
        return new Requirement(override.name(), original.extras(), override.specifiers(), override.reference(), override.marker());
    }

    /** An override stands in wherever the original belongs to the extra asked for, whatever else its marker says. */
    private static boolean holdsForExtra(Marker marker, Optional<ExtraName> extra) {
        boolean onlyWithExtra = marker.withoutAnyExtra().isFalse();
        return extra.map(wanted -> onlyWithExtra && !marker.assumeExtra(wanted, true).isFalse()).orElse(!onlyWithExtra);
    }

    private void addIfHolds(List<Requirement> into, Requirement requirement, Marker marker, Optional<ExtraName> extra) {
        boolean plain = marker.isTrue() || marker.evaluate(environment, NONE);
        boolean holds = extra.isEmpty() ? plain : !plain && marker.evaluate(environment, Set.of(extra.get()));
        if (holds) {
            into.add(requirement);
        }
    }

    private List<Requirement> constrained(List<Requirement> requirements) {
        if (constraints.isEmpty()) {
            return requirements;
        }
        List<Requirement> all = new ArrayList<>(requirements.size());
        for (Requirement requirement : requirements) {
            all.add(requirement);
            for (Requirement constraint : constraints.getOrDefault(requirement.name(), List.of())) {
                if (constraint.marker().evaluate(environment, NONE) && !constraint.specifiers().isEmpty()) {
                    all.add(Requirement.of(constraint.name(), constraint.specifiers()));
                }
            }
        }
        return all;
    }
}
