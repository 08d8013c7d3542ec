package dev.postern.domain.resolution;

import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What was asked for.
 *
 * @param requirements in the order in which they were written, which is the order in which packages are looked at
 * @param constraints limits on packages that something else brings in
 * @param overrides replace every requirement of their package, wherever it comes from
 * @param excludes packages that are left out, wherever they are required
 */
public record Demand(List<Asked> requirements, List<Asked> constraints, List<Asked> overrides, Set<PackageName> excludes) {

    /** One requirement, and where it was written. */
    public record Asked(Requirement requirement, Origin origin) {}

    public Demand {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        excludes = Set.copyOf(excludes);
    }

    /** All that was written: requirements, constraints and overrides. */
    List<Asked> firstParty() {
        List<Asked> all = new ArrayList<>(requirements);
        all.addAll(constraints);
        all.addAll(overrides);
        return all;
    }

    public static Demand of(List<Asked> requirements) {
        return new Demand(requirements, List.of(), List.of(), Set.of());
    }
}
