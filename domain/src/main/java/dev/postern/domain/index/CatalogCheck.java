package dev.postern.domain.index;

import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with configured indexes. */
final class CatalogCheck {

    private CatalogCheck() {}

    static List<CatalogProblem> problems(List<Index> configured) {
        List<CatalogProblem> problems = new ArrayList<>();
        for (int at = 0; at < configured.size(); at++) {
            Index index = configured.get(at);
            if (index.explicit() && index.name().isEmpty()) {
                problems.add(new CatalogProblem.UnnamedExplicit(index));
            }
            for (Index earlier : configured.subList(0, at)) {
                contradictions(earlier, index, problems);
            }
        }
        overlaps(CatalogMerge.effective(configured), problems);
        return List.copyOf(problems);
    }

    /** Between two files the nearer one wins; inside one, nobody can tell which was meant. */
    private static void contradictions(Index earlier, Index index, List<CatalogProblem> problems) {
        if (!earlier.origin().source().equals(index.origin().source())) {
            return;
        }
        boolean sameName = index.name().isPresent() && index.name().equals(earlier.name());
        if (sameName && !index.isSamePlaceAs(earlier)) {
            problems.add(new CatalogProblem.DuplicateName(earlier, index));
        }
        if (earlier.isDefault() && index.isDefault() && !sameName && !index.isSamePlaceAs(earlier)) {
            problems.add(new CatalogProblem.TwoDefaults(earlier, index));
        }
    }

    private static void overlaps(List<Index> effective, List<CatalogProblem> problems) {
        for (int at = 0; at < effective.size(); at++) {
            for (Index earlier : effective.subList(0, at)) {
                overlaps(earlier, effective.get(at), problems);
            }
        }
    }

    private static void overlaps(Index first, Index second, List<CatalogProblem> problems) {
        for (NamePattern claim : first.claims()) {
            for (NamePattern other : second.claims()) {
                if (claim.overlaps(other)) {
                    problems.add(new CatalogProblem.OverlappingClaims(first, claim, second, other));
                }
            }
        }
    }
}
