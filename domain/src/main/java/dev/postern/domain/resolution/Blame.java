package dev.postern.domain.resolution;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.solver.Cause;
import dev.postern.domain.version.VersionRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows who wrote down what the solver takes for needs of packages: the packages themselves, or the person who asks. */
final class Blame {
    private final Packages packages;
    private final Quest quest;
    private final Demand demand;
    private final boolean severalSources;

    Blame(Packages packages, Quest quest) {
        this.packages = packages;
        this.quest = quest;
        this.demand = quest.request().demand();
        this.severalSources = demand.requirements().stream().map(asked -> asked.origin().annotation()).distinct().count() > 1;
    }

    /** A need of the question itself, as it was asked for, with its place where there are several to look at. */
    String asked(Cause.Dependency need, Wording wording) {
        String text = wording.required(need.dependency(), need.range());
        Optional<Demand.Asked> asked = written(demand.requirements(), need);
        if (asked.isEmpty()) {
            return override(need).isPresent() ? text + " by your override" : text;
        }
        return severalSources ? text + " (" + asked.get().origin() + ")" : text;
    }

    /** Where the constraint was written that a need comes from, if the package itself does not have the need. */
    Optional<Demand.Asked> constraint(Cause.Dependency need) {
        Optional<Demand.Asked> constraint = written(demand.constraints(), need);
        return constraint.isPresent() && !isOwn(need) ? constraint : Optional.empty();
    }

    /** Where the override was written that a need comes from. */
    Optional<Demand.Asked> override(Cause.Dependency need) {
        return written(demand.overrides(), need);
    }

    private boolean isOwn(Cause.Dependency need) {
        if (need.dependent() == Packages.ROOT) {
            return written(demand.requirements(), need).isPresent();
        }
        return packages.nameOf(need.dependent()).flatMap(quest::dossier).filter(dossier -> isOwn(dossier, need)).isPresent();
    }

    private boolean isOwn(Dossier dossier, Cause.Dependency need) {
        return quest.knownVersions(dossier.name()).stream().filter(need.versions()::contains).map(dossier::metadata)
                .anyMatch(answer -> answer instanceof MetadataAnswer.Known known
                        && known.metadata().requiresDist().stream().anyMatch(requirement -> isSame(requirement, need)));
    }

    private Optional<Demand.Asked> written(List<Demand.Asked> list, Cause.Dependency need) {
        MarkerEnvironment environment = quest.target().markers();
        return list.stream().filter(
                asked -> isSame(asked.requirement(), need) && asked.requirement().marker().evaluate(environment, Set.of())).findFirst();
    }

    private boolean isSame(Requirement requirement, Cause.Dependency need) {
        Optional<PackageName> needed = packages.nameOf(need.dependency());
        VersionRange range = requirement.specifiers().toRange();
        return needed.isPresent() && requirement.name().equals(needed.get()) && range.equals(need.range())
                && packages.extraOf(need.dependency()).map(extra -> requirement.extras().contains(extra)).orElse(true);
    }
}
