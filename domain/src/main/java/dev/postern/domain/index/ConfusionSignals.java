package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds signs of dependency confusion in what indexes list. Pure functions over pages that somebody has asked for. */
public final class ConfusionSignals {

    private record Seen(Index index, PageFile file) {}

    private ConfusionSignals() {}

    /** Files of one name that two pages of one project list with different digests; each file name once. */
    public static List<ConfusionSignal> differingFiles(List<ProjectPage> pages) {
        List<ConfusionSignal> signals = new ArrayList<>();
        Map<String, List<Seen>> byName = new HashMap<>();
        for (ProjectPage page : pages) {
            for (PageFile file : page.files()) {
                List<Seen> earlier = byName.computeIfAbsent(file.filename(), name -> new ArrayList<>());
                earlier.stream().flatMap(seen -> difference(page, seen, file).stream()).findFirst().ifPresent(signals::add);
                earlier.add(new Seen(page.index(), file));
            }
        }
        return List.copyOf(signals);
    }

    /**
     * Versions of a claimed name on other indexes that are higher than all that its owner has.
     *
     * @param owned the owner's page, if it has one
     * @param others what other indexes list under this name
     */
    public static List<ConfusionSignal> claimedElsewhere(IndexCatalog.Owner owner, Optional<ProjectPage> owned, List<ProjectPage> others) {
        Optional<Version> highest = owned.flatMap(ConfusionSignals::highest);
        List<ConfusionSignal> signals = new ArrayList<>();
        for (ProjectPage other : others) {
            highest(other).filter(version -> highest.isEmpty() || version.compareTo(highest.get()) > 0).ifPresent(
                    version -> signals.add(new ConfusionSignal.ClaimedElsewhere(other.project(), owner, highest, other.index(), version)));
        }
        return List.copyOf(signals);
    }

    /** The claims that a name misses by one typing error: a letter too many, too few, wrong, or two exchanged. */
    public static List<ConfusionSignal> nearClaims(PackageName project, IndexCatalog catalog) {
        if (catalog.ownerOf(project).isPresent()) {
            return List.of();
        }
        List<ConfusionSignal> signals = new ArrayList<>();
        for (Index index : catalog.indexes()) {
            index.claims().stream().filter(claim -> TypingDistance.isOne(claim.text(), project.text())).findFirst()
                    .ifPresent(claim -> signals.add(new ConfusionSignal.NearClaim(project, new IndexCatalog.Owner(index, claim))));
        }
        return List.copyOf(signals);
    }

    private static Optional<ConfusionSignal> difference(ProjectPage page, Seen seen, PageFile file) {
        if (seen.index().equals(page.index())) {
            return Optional.empty();
        }
        for (Digest digest : file.digests()) {
            for (Digest other : seen.file().digests()) {
                if (digest.algorithm() == other.algorithm() && !digest.hex().equals(other.hex())) {
                    return Optional.of(new ConfusionSignal.DifferingFile(page.project(), file.filename(), seen.index(), other,
                            page.index(), digest));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Version> highest(ProjectPage page) {
        return page.isEmpty() ? Optional.empty() : Optional.of(page.versions().getLast());
    }
}
