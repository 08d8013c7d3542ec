package dev.postern.domain.index;

import dev.postern.domain.index.Trail.Meaning;

/** The one switch that guards against dependency confusion: whether an answer ends the search or lets it go on. */
final class AnswerMeaning {

    private AnswerMeaning() {}

    /** What an index's answer means, under every strategy alike. */
    static Meaning of(Index index, ProjectLookup answer) {
        return switch (answer) {
            case ProjectLookup.Listed listed -> ofPage(index, listed.page());
            case ProjectLookup.Absent absent -> Meaning.ABSENT;
            case ProjectLookup.Denied denied -> ofFailure(index, denied.status());
            case ProjectLookup.Unreachable unreachable -> ofFailure(index, unreachable.status().orElse(0));
            case ProjectLookup.Unreadable unreadable -> Meaning.STOPS;
        };
    }

    /** Whether the strategy asks the next index after this. */
    static boolean goesOn(Meaning meaning, IndexStrategy strategy) {
        return switch (meaning) {
            case ABSENT, EMPTY_MEANS_MISSING, IGNORED -> true;
            case CHOSEN, CHOSEN_EMPTY -> !strategy.stopsAtFirst();
            case STOPS, MIRRORED, MIRROR_REFUSED -> false;
        };
    }

    private static Meaning ofPage(Index index, ProjectPage page) {
        if (!page.isEmpty()) {
            return Meaning.CHOSEN;
        }
        if (index.isFlat()) {
            return Meaning.ABSENT;
        }
        return index.emptyMeansMissing() && !page.listsFiles() ? Meaning.EMPTY_MEANS_MISSING : Meaning.CHOSEN_EMPTY;
    }

    private static Meaning ofFailure(Index index, int status) {
        return index.ignoredStatuses().contains(status) ? Meaning.IGNORED : Meaning.STOPS;
    }
}
