package dev.postern.domain.resolution;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.VersionSpecifiers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The packages whose places requirements name. Before anything is solved, every place that is required for sure is looked at: those of the
 * question, then those in the metadata found there, and so on, so that their names are never asked for at an index. Places in constraints
 * and overrides are looked at when their packages are required. Not for concurrent use.
 */
final class References {
    private static final Set<ExtraName> NO_EXTRAS = Set.of();

    private final ReferenceSource source;
    private final MarkerEnvironment environment;
    private final Demand demand;
    private final RequirementPipeline pipeline;
    private final Map<PackageName, FixedPackage> fixed = new LinkedHashMap<>();
    private final Map<PackageName, Set<ExtraName>> extras = new HashMap<>();
    private final Set<PackageName> met = new HashSet<>();
    private @Nullable Halt halt;

    /** Looks at the places that have no names, but for that. */
    References(ReferenceSource source, Demand demand, MarkerEnvironment environment) {
        this.source = source;
        this.environment = environment;
        demand.unnamed().stream().filter(each -> holds(each.marker())).forEach(each -> source.anticipate(each.reference()));
        this.demand = named(demand);
        this.pipeline = new RequirementPipeline(this.demand, environment);
    }

    /** A package's own requirements, or those of an extra. */
    private record Part(PackageName name, Optional<ExtraName> extra) {}

    /** The question, all of whose requirements have names. */
    Demand demand() {
        return demand;
    }

    RequirementPipeline pipeline() {
        return pipeline;
    }

    /** What stands in the way, if anything does. */
    @Nullable
    Halt halt() {
        return halt;
    }

    /** Those found so far, in the order in which they were found. */
    Collection<FixedPackage> all() {
        return List.copyOf(fixed.values());
    }

    Optional<FixedPackage> of(PackageName name) {
        return Optional.ofNullable(fixed.get(name));
    }

    /** The index from which the package comes, since what is found at a place and depends on it says so. */
    Optional<IndexName> pin(PackageName name) {
        return fixed.values().stream().flatMap(place -> Optional.ofNullable(place.found().pins().get(name)).stream()).findFirst();
    }

    /** Looks at what is required for sure. */
    void survey(boolean withDependencies) {
        List<Need> needs = new ArrayList<>();
        for (Demand.Asked asked : demand.requirements()) {
            pipeline.ofDemand(List.of(asked)).forEach(need -> needs.add(new Need(need, by(need, new Dependent.Written(asked.origin())))));
        }
        require(needs);
        Set<Part> walked = new HashSet<>();
        boolean more = withDependencies;
        while (more && halt == null) {
            more = false;
            for (FixedPackage place : all()) {
                more |= walk(place, Optional.empty(), walked);
                for (ExtraName extra : List.copyOf(extras.getOrDefault(place.name(), NO_EXTRAS))) {
                    more |= walk(place, Optional.of(extra), walked);
                }
            }
        }
    }

    /** A requirement, and whose it is. */
    private record Need(Requirement requirement, Dependent by) {}

    private boolean walk(FixedPackage place, Optional<ExtraName> extra, Set<Part> walked) {
        if (!walked.add(new Part(place.name(), extra))) {
            return false;
        }
        Dependent by = new Dependent.Required(place.name(), extra);
        require(pipeline.of(place.name(), place.metadata().requiresDist(), extra).stream()
                .map(need -> new Need(need, by(need, by))).toList());
        return true;
    }

    private void require(List<Need> needs) {
        needs.forEach(need -> need.requirement().reference().ifPresent(source::anticipate));
        for (Need need : needs) {
            Requirement requirement = need.requirement();
            extras.computeIfAbsent(requirement.name(), _ -> new TreeSet<>()).addAll(requirement.extras());
            requirement.reference().ifPresent(reference -> fix(requirement.name(), reference, need.by()));
            meet(requirement.name());
        }
    }

    /** Something requires the package: what constraints say of its place counts. */
    void meet(PackageName name) {
        if (met.add(name)) {
            for (Demand.Asked constraint : demand.constraints()) {
                Requirement limit = constraint.requirement();
                if (limit.name().equals(name) && holds(limit.marker())) {
                    limit.reference().ifPresent(reference -> fix(name, reference, new Dependent.Written(constraint.origin())));
                }
            }
        }
    }

    /** A package of an index has this requirement: it may name a place that those who ask name, too, and no other. */
    void admit(Requirement requirement, PackageName parent) {
        DirectReference reference = requirement.reference().orElseThrow();
        meet(requirement.name());
        FixedPackage known = fixed.get(requirement.name());
        if (known != null && known.isAt(reference)) {
            return;
        }
        Optional<Demand.Asked> override = override(requirement);
        if (override.isPresent()) {
            fix(requirement.name(), reference, new Dependent.Written(override.get().origin()));
        } else {
            halt(new Halt.ReferenceRefused(requirement, parent, of(requirement.name()).map(FixedPackage::reference)));
        }
    }

    private Optional<Demand.Asked> override(Requirement requirement) {
        return demand.overrides().stream().filter(override -> override.requirement().name().equals(requirement.name())
                && override.requirement().reference().equals(requirement.reference())).findFirst();
    }

    /** Who says where the requirement's package is: an override, or who requires it. */
    private Dependent by(Requirement requirement, Dependent requiring) {
        return requirement.reference().flatMap(_ -> override(requirement)).<Dependent>map(asked -> new Dependent.Written(asked.origin()))
                .orElse(requiring);
    }

    private void fix(PackageName name, DirectReference reference, Dependent by) {
        switch (source.look(reference)) {
            case ReferenceLookup.Found found when !found.metadata().name().equals(name) ->
                    halt(new Halt.ForeignReference(name, reference, found.metadata().name(), by));
            case ReferenceLookup.Found found -> {
                FixedPackage here = new FixedPackage(name, reference, found, by);
                FixedPackage known = fixed.putIfAbsent(name, here);
                if (known != null && known.isSameAs(here)) {
                    fixed.put(name, known.orInstead(here));
                } else if (known != null) {
                    halt(new Halt.ReferencesDiffer(name, known.reference(), known.by(), reference, by));
                }
            }
            case ReferenceLookup failure -> halt(new Halt.ReferenceFailed(Optional.of(name), reference, failure, chain(by)));
        }
    }

    private Demand named(Demand asked) {
        List<Demand.Asked> requirements = new ArrayList<>(asked.requirements());
        for (Demand.Unnamed unnamed : asked.unnamed()) {
            if (holds(unnamed.marker())) {
                DirectReference reference = unnamed.reference();
                switch (source.look(reference)) {
                    case ReferenceLookup.Found found -> requirements.add(new Demand.Asked(new Requirement(found.metadata().name(),
                            unnamed.extras(), VersionSpecifiers.any(), Optional.of(reference), unnamed.marker()), unnamed.origin()));
                    case ReferenceLookup failure -> halt(new Halt.ReferenceFailed(Optional.empty(), reference, failure,
                            List.of(unnamed.origin().toString())));
                }
            }
        }
        return new Demand(requirements, asked.constraints(), asked.overrides(), asked.excludes());
    }

    private boolean holds(Marker marker) {
        return marker.evaluate(environment, NO_EXTRAS);
    }

    private void halt(Halt why) {
        if (halt == null) {
            halt = why;
        }
    }

    /** Who brings a requirement in: where it was written first, then package by package. */
    private List<String> chain(Dependent by) {
        List<String> chain = new ArrayList<>();
        Optional<Dependent> next = Optional.of(by);
        while (next.isPresent()) {
            next = switch (next.get()) {
                case Dependent.Written(var origin) -> {
                    chain.addFirst(origin.toString());
                    yield Optional.empty();
                }
                case Dependent.Required(PackageName name, var _) -> {
                    chain.addFirst(name.text());
                    yield of(name).map(FixedPackage::by);
                }
            };
        }
        return chain;
    }
}
