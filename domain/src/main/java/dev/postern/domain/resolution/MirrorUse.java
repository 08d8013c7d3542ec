package dev.postern.domain.resolution;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.Trail;
import dev.postern.domain.index.Trail.Meaning;
import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where mirrors stood in for indexes that could not be reached. */
final class MirrorUse {

    /** One index, and the mirror that was taken for it. */
    private record Use(Index owner, Index mirror) {}

    private MirrorUse() {}

    /** One warning for each mirror that was used for packages of the answer. */
    static List<ResolutionWarning> warnings(Findings findings) {
        Map<Use, List<PackageName>> uses = new LinkedHashMap<>();
        for (PackageStory story : findings.stories().values()) {
            if (story.chosen().isPresent()) {
                story.whereabouts().search().flatMap(MirrorUse::use)
                        .ifPresent(use -> uses.computeIfAbsent(use, _ -> new ArrayList<>()).add(story.name()));
            }
        }
        List<ResolutionWarning> warnings = new ArrayList<>();
        uses.forEach((use, names) -> warnings.add(new ResolutionWarning.Mirrored(use.owner(), use.mirror(), names)));
        return warnings;
    }

    private static Optional<Use> use(Trail trail) {
        Optional<Index> owner = Optional.empty();
        for (Trail.Step step : trail.steps()) {
            if (step.meaning() == Meaning.MIRRORED) {
                owner = Optional.of(step.index());
            } else if (owner.isPresent() && step.meaning() == Meaning.CHOSEN) {
                return Optional.of(new Use(owner.get(), step.index()));
            }
        }
        return Optional.empty();
    }
}
