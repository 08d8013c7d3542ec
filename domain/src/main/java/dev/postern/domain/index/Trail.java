package dev.postern.domain.index;

import java.util.List;

/** Which places were asked for a project, in order, what each said, and what that meant: for explanations and hints. */
public record Trail(IndexRoute route, IndexStrategy strategy, List<Step> steps) {

    /** One place, its answer, and what followed from it. */
    public record Step(Index index, ProjectLookup answer, Meaning meaning) {}

    /** What an answer means for the search. */
    public enum Meaning {
        /** Its files count. */
        CHOSEN,
        /** It has a page without a usable file; that counts as an answer. */
        CHOSEN_EMPTY,
        /** It does not have the project: look further. */
        ABSENT,
        /** Its page is empty and the settings say that this means absent. */
        EMPTY_MEANS_MISSING,
        /** It failed with a status that the settings say to ignore: look further. */
        IGNORED,
        /** It refused, or failed: the search ends. */
        STOPS,
        /** It failed, and a mirror of it was tried next. */
        MIRRORED,
        /** The mirror could not stand in; {@link Step#answer()} says why. */
        MIRROR_REFUSED
    }

    public Trail {
        steps = List.copyOf(steps);
    }

    /** The route's indexes that were not asked, because an earlier one decided. */
    public List<Index> unasked() {
        return route.indexes().stream().filter(index -> steps.stream().noneMatch(step -> step.index().equals(index))).toList();
    }
}
