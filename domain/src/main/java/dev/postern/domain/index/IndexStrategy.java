package dev.postern.domain.index;

import dev.postern.domain.version.Version;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How many indexes may answer for one project (uv's {@code index-strategy}). */
public enum IndexStrategy {
    /** The first index that has the project decides. Nothing else protects from dependency confusion by itself. */
    FIRST_INDEX,
    /** All indexes are asked; the first that has a version in the wanted range decides. */
    UNSAFE_FIRST_MATCH,
    /** All indexes are asked; the best version decides, wherever it is. */
    UNSAFE_BEST_MATCH;

    /** Reads {@code first-index}, {@code unsafe-first-match} or {@code unsafe-best-match}, or uv's older names of the first two. */
    public static Optional<IndexStrategy> parse(String text) {
        return switch (text) {
            case "first-index", "first-match" -> Optional.of(FIRST_INDEX);
            case "unsafe-first-match", "unsafe-any-match" -> Optional.of(UNSAFE_FIRST_MATCH);
            case "unsafe-best-match" -> Optional.of(UNSAFE_BEST_MATCH);
            default -> Optional.empty();
        };
    }

    /** Whether the search ends at the first index that has the project. */
    public boolean stopsAtFirst() {
        return this == FIRST_INDEX;
    }

    /**
     * What these pages offer, in the order in which this strategy considers it: the first offer in the wanted range is the
     * candidate. Page after page under first-index (which has one) and unsafe-first-match; under unsafe-best-match by version,
     * and for one version in page order.
     *
     * @param order best version first
     */
    public List<Offer> offers(List<ProjectPage> pages, Comparator<Version> order) {
        return OfferOrder.of(this, pages, order);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
