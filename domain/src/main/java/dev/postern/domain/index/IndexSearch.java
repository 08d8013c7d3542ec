package dev.postern.domain.index;

import dev.postern.domain.index.Trail.Meaning;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One search along a route: a pure function of the answers, which it asks for one by one and only while it needs more. */
final class IndexSearch {

    private final IndexRoute route;
    private final IndexStrategy strategy;
    private final Function<Index, ProjectLookup> answers;
    private final Function<Index, KnownFiles> known;
    private final List<Trail.Step> steps = new ArrayList<>();
    private final List<ProjectPage> pages = new ArrayList<>();
    private final List<ProjectPage> findLinks = new ArrayList<>();

    IndexSearch(IndexRoute route, IndexStrategy strategy, Function<Index, ProjectLookup> answers,
            Function<Index, KnownFiles> known) {
        this.route = route;
        this.strategy = strategy;
        this.answers = answers;
        this.known = known;
    }

    ProjectFinding run() {
        for (Index index : route.indexes()) {
            Meaning meaning = ask(index, pages);
            if (meaning == Meaning.STOPS) {
                return stopped();
            }
            if (!AnswerMeaning.goesOn(meaning, strategy)) {
                break;
            }
        }
        for (Index place : usesFindLinks() ? route.findLinks() : List.<Index>of()) {
            if (ask(place, findLinks) == Meaning.STOPS) {
                return stopped();
            }
        }
        return pages.isEmpty() && findLinks.isEmpty()
                ? new ProjectFinding.NotFound(trail())
                : new ProjectFinding.Found(pages, findLinks, trail());
    }

    /** As uv: a flat index that answers is complete in itself. */
    private boolean usesFindLinks() {
        return pages.isEmpty() || pages.stream().anyMatch(page -> !page.index().isFlat());
    }

    private Meaning ask(Index index, List<ProjectPage> chosen) {
        ProjectLookup answer = answers.apply(index);
        Meaning meaning = AnswerMeaning.of(index, answer);
        if (meaning == Meaning.STOPS && answer instanceof ProjectLookup.Unreachable && !index.mirrors().isEmpty()) {
            return askMirrors(index, answer, chosen);
        }
        return record(index, answer, meaning, chosen);
    }

    /** A mirror stands in only for an owner that cannot be reached, never for one that denies. */
    private Meaning askMirrors(Index index, ProjectLookup answer, List<ProjectPage> chosen) {
        record(index, answer, Meaning.MIRRORED, chosen);
        KnownFiles files = known.apply(index);
        for (URI location : index.mirrors()) {
            Index mirror = index.mirroredAt(location);
            ProjectLookup accepted = MirrorCheck.accept(files.isEmpty() ? nothingKnown() : answers.apply(mirror), files);
            if (accepted instanceof ProjectLookup.Listed) {
                return record(mirror, accepted, Meaning.CHOSEN, chosen);
            }
            record(mirror, accepted, Meaning.MIRROR_REFUSED, chosen);
        }
        return record(index, answer, Meaning.STOPS, chosen);
    }

    /** The mirror is not even asked where its answer could not be checked. */
    private static ProjectLookup nothingKnown() {
        return new ProjectLookup.Unreadable("no digest is known by which the mirror's files could be checked");
    }

    private Meaning record(Index index, ProjectLookup answer, Meaning meaning, List<ProjectPage> chosen) {
        steps.add(new Trail.Step(index, answer, meaning));
        if (answer instanceof ProjectLookup.Listed listed && (meaning == Meaning.CHOSEN || meaning == Meaning.CHOSEN_EMPTY)) {
            chosen.add(listed.page());
        }
        return meaning;
    }

    private ProjectFinding stopped() {
        Trail.Step last = steps.getLast();
        return new ProjectFinding.Stopped(last.index(), last.answer(), trail());
    }

    private Trail trail() {
        return new Trail(route, strategy, steps);
    }
}
