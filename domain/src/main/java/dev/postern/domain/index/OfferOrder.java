package dev.postern.domain.index;

import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** In which order a strategy considers what several pages offer. */
final class OfferOrder {

    private OfferOrder() {}

    static List<Offer> of(IndexStrategy strategy, List<ProjectPage> pages, Comparator<Version> order) {
        return switch (strategy) {
            case FIRST_INDEX -> pages.isEmpty() ? List.of() : pageByPage(pages.subList(0, 1), order);
            case UNSAFE_FIRST_MATCH -> pageByPage(pages, order);
            case UNSAFE_BEST_MATCH -> pages.stream().flatMap(page -> page.versions().stream().map(version -> new Offer(version, page)))
                    .sorted(Comparator.comparing(Offer::version, order)).toList();
        };
    }

    /** A version that an earlier page offers is not looked for in a later one. */
    private static List<Offer> pageByPage(List<ProjectPage> pages, Comparator<Version> order) {
        List<Offer> offers = new ArrayList<>();
        Set<Version> offered = new HashSet<>();
        for (ProjectPage page : pages) {
            List<Version> versions = new ArrayList<>(page.versions());
            versions.sort(order);
            for (Version version : versions) {
                if (pages.size() == 1 || offered.add(version)) {
                    offers.add(new Offer(version, page));
                }
            }
        }
        return List.copyOf(offers);
    }
}
