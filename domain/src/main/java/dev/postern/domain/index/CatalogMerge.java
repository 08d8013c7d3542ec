package dev.postern.domain.index;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which of the configured indexes count when several share a name or are the default. */
final class CatalogMerge {

    private CatalogMerge() {}

    static List<Index> effective(List<Index> configured) {
        List<Index> effective = new ArrayList<>();
        boolean hasDefault = false;
        for (Index index : configured) {
            int sameName = positionOfName(effective, index);
            if (sameName >= 0) {
                effective.set(sameName, withClaimsOf(effective.get(sameName), index));
            } else if (!index.isDefault() || !hasDefault) {
                effective.add(index);
                hasDefault |= index.isDefault();
            } else if (!index.claims().isEmpty()) {
                effective.add(index.toBuilder().isDefault(false).explicit(true).build());
            }
        }
        if (!hasDefault) {
            effective.add(Index.PUBLIC_DEFAULT);
        }
        return effective;
    }

    private static int positionOfName(List<Index> indexes, Index index) {
        for (int at = 0; at < indexes.size(); at++) {
            if (index.name().isPresent() && indexes.get(at).name().equals(index.name())) {
                return at;
            }
        }
        return -1;
    }

    private static Index withClaimsOf(Index first, Index shadowed) {
        if (shadowed.claims().isEmpty()) {
            return first;
        }
        Set<NamePattern> claims = new LinkedHashSet<>(first.claims());
        claims.addAll(shadowed.claims());
        return first.toBuilder().claims(List.copyOf(claims)).build();
    }
}
