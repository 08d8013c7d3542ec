package dev.postern.domain.resolution;

import dev.postern.domain.index.ConfusionSignal;
import dev.postern.domain.index.ConfusionSignals;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.index.Trail;
import java.util.ArrayList;
import java.util.List;

/** Signs of confusion between indexes in what a resolution saw anyway; the audit, which asks everybody, sees more. */
final class ConfusionWarnings {

    private ConfusionWarnings() {}

    /** Those of packages of the answer. */
    static List<ResolutionWarning> of(Findings findings, IndexCatalog catalog) {
        List<ResolutionWarning> warnings = new ArrayList<>();
        for (PackageStory story : findings.stories().values()) {
            if (story.chosen().isPresent() && story.whereabouts() instanceof Whereabouts.Searched(Trail trail)) {
                signals(trail, catalog).forEach(signal -> warnings.add(new ResolutionWarning.Confusion(signal)));
            }
        }
        return warnings;
    }

    private static List<ConfusionSignal> signals(Trail trail, IndexCatalog catalog) {
        List<ConfusionSignal> signals = new ArrayList<>();
        if (trail.route().rule() == IndexRoute.Rule.STRATEGY) {
            signals.addAll(ConfusionSignals.nearClaims(trail.route().project(), catalog));
        }
        List<ProjectPage> pages = new ArrayList<>();
        for (Trail.Step step : trail.steps()) {
            if (step.answer() instanceof ProjectLookup.Listed(ProjectPage page)) {
                pages.add(page);
            }
        }
        if (pages.size() > 1) {
            signals.addAll(ConfusionSignals.differingFiles(pages));
        }
        return signals;
    }
}
