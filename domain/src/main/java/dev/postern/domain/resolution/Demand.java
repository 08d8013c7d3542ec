package dev.postern.domain.resolution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What was asked for.
 *
 * @param requirements in the order in which they were written, which is the order in which packages are looked at
 * @param constraints limits on packages that something else brings in
 * @param overrides replace every requirement of their package, wherever it comes from
 * @param excludes packages that are left out, wherever they are required
 * @param unnamed requirements whose packages are known by their places alone
 */
public record Demand(List<Asked> requirements, List<Asked> constraints, List<Asked> overrides, Set<PackageName> excludes,
        List<Unnamed> unnamed) {

    /** One requirement, and where it was written. */
    public record Asked(Requirement requirement, Origin origin) {}

    /** A place such as {@code ./folder[dev]}, which says itself what package is there, and where that was written. */
    public record Unnamed(DirectReference reference, SortedSet<ExtraName> extras, Marker marker, Origin origin) {
        public Unnamed {
            extras = Collections.unmodifiableSortedSet(new TreeSet<>(extras));
        }
    }

    public Demand {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        overrides = List.copyOf(overrides);
        excludes = Set.copyOf(excludes);
        unnamed = List.copyOf(unnamed);
    }

    /** All requirements have names. */
    public Demand(List<Asked> requirements, List<Asked> constraints, List<Asked> overrides, Set<PackageName> excludes) {
        this(requirements, constraints, overrides, excludes, List.of());
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
