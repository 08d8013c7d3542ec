package dev.postern.domain.index;

import java.util.List;

/** What the search along a route came to. */
public sealed interface ProjectFinding {

    Trail trail();

    /**
     * These pages count.
     *
     * @param pages in strategy order: one under first-index, several under the unsafe strategies; none if only find-links have it
     * @param findLinks pages of find-links in list order, whose files go before those of the indexes for one version
     */
    record Found(List<ProjectPage> pages, List<ProjectPage> findLinks, Trail trail) implements ProjectFinding {
        public Found {
            pages = List.copyOf(pages);
            findLinks = List.copyOf(findLinks);
        }
    }

    /** No index of the route has the project. */
    record NotFound(Trail trail) implements ProjectFinding {}

    /**
     * An index refused or failed, so that nobody may answer in its place.
     *
     * @param cause {@code Denied}, {@code Unreachable} or {@code Unreadable}
     */
    record Stopped(Index index, ProjectLookup cause, Trail trail) implements ProjectFinding {}
}
