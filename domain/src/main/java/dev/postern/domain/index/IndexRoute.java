package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.util.List;
import java.util.Optional;

/**
 * Where one project is looked for: these indexes in this order, and no others.
 *
 * @param claim the pattern that decided, under rule {@code CLAIM}
 * @param findLinks flat places whose files are added to what the indexes list
 */
public record IndexRoute(PackageName project, List<Index> indexes, Rule rule, Optional<NamePattern> claim, List<Index> findLinks) {

    /** What decided where to look. */
    public enum Rule {
        /** One index claims the name. */
        CLAIM,
        /** The project's sources pin the name to an index. */
        PIN,
        /** No index is special for this name: the strategy decides. */
        STRATEGY,
        /** Indexes are switched off. */
        NO_INDEX
    }

    public IndexRoute {
        indexes = List.copyOf(indexes);
        findLinks = List.copyOf(findLinks);
    }

    @Override
    public int hashCode() {
        return project.hashCode();
    }
}
