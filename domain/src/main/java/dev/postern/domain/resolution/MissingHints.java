package dev.postern.domain.resolution;

import dev.postern.domain.index.ConfusionSignal;
import dev.postern.domain.index.ConfusionSignals;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.Trail;
import dev.postern.domain.name.CloseNames;
import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What may be done about a package that no index has. */
final class MissingHints {
    private final Quest quest;
    private final IndexCatalog catalog;

    MissingHints(Quest quest) {
        this.quest = quest;
        this.catalog = quest.request().places().catalog();
    }

    List<Hint> of(PackageName name, Trail trail) {
        List<Hint> hints = new ArrayList<>();
        Optional<Index> first = trail.route().indexes().stream().findFirst();
        switch (trail.route().rule()) {
            case CLAIM -> first.ifPresent(owner -> trail.route().claim()
                    .ifPresent(claim -> hints.add(new Hint.MissingAtOwner(name, owner, claim, close(name, List.of(owner))))));
            case PIN -> first.ifPresent(index -> hints.add(new Hint.MissingAtPin(name, index, close(name, List.of(index)))));
            case NO_INDEX -> hints.add(new Hint.NoIndex(name));
            case STRATEGY -> {
                ignoredDenials(name, trail, hints);
                hints.add(new Hint.UnknownPackage(name, trail.steps(), close(name, places()), claims(name),
                        catalog.indexes().stream().filter(index -> index.explicit() && mayHave(index, name)).toList()));
            }
        }
        return hints;
    }

    private static void ignoredDenials(PackageName name, Trail trail, List<Hint> hints) {
        for (Trail.Step step : trail.steps()) {
            if (step.meaning() == Trail.Meaning.IGNORED && step.answer() instanceof ProjectLookup.Denied(int status, var _, var remedy)) {
                hints.add(new Hint.Denied(name, step.index(), status, remedy, true));
            }
        }
    }

    /** A folder of this machine can be looked at; of others nobody knows. */
    private boolean mayHave(Index index, PackageName name) {
        return !index.isLocal() || quest.names(index).contains(name);
    }

    private List<Index> places() {
        List<Index> places = new ArrayList<>(catalog.indexes());
        places.addAll(catalog.findLinks());
        return places;
    }

    private List<IndexCatalog.Owner> claims(PackageName name) {
        return ConfusionSignals.nearClaims(name, catalog).stream().filter(ConfusionSignal.NearClaim.class::isInstance)
                .map(signal -> ((ConfusionSignal.NearClaim) signal).owner()).toList();
    }

    /** Names that it may have been meant to be, as far as they are known without asking anybody. */
    private List<PackageName> close(PackageName name, List<Index> places) {
        Set<String> known = new TreeSet<>();
        Demand demand = quest.request().demand();
        demand.firstParty().forEach(asked -> known.add(asked.requirement().name().text()));
        quest.request().versions().preferences().keySet().forEach(each -> known.add(each.text()));
        quest.dossiers().stream().filter(MissingHints::isFound).forEach(dossier -> known.add(dossier.name().text()));
        catalog.indexes().stream().flatMap(index -> index.claims().stream()).filter(NamePattern::isLiteral)
                .forEach(claim -> known.add(claim.text()));
        places.forEach(place -> quest.names(place).forEach(each -> known.add(each.text())));
        quest.dossiers().stream().filter(dossier -> isMissing(dossier)).forEach(dossier -> known.remove(dossier.name().text()));
        return CloseNames.all(name.text(), known).stream().map(PackageName::of).toList();
    }

    private static boolean isFound(Dossier dossier) {
        Project project = dossier.project();
        return project != null && project.finding() instanceof ProjectFinding.Found;
    }

    private static boolean isMissing(Dossier dossier) {
        Project project = dossier.project();
        return project != null && project.finding() instanceof ProjectFinding.NotFound;
    }
}
