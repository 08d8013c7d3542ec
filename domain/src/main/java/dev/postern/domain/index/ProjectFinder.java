package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * Finds the pages that count for a project: asks the indexes of its route in order, as far as the strategy goes, and
 * remembers both routes and answers, so that no index is asked twice for one project in a run. Safe for concurrent callers.
 */
public final class ProjectFinder {

    private record Question(Index index, PackageName project) {
        @Override
        public int hashCode() {
            return 31 * index.hashCode() + project.hashCode();
        }
    }

    private final PackageIndex source;
    private final IndexStrategy strategy;
    private final KnownDigests known;
    private final ConcurrentMap<Question, Once<ProjectLookup>> answers = new ConcurrentHashMap<>();
    private final ConcurrentMap<IndexRoute, Once<ProjectFinding>> findings = new ConcurrentHashMap<>();
    private final Set<Question> anticipated = ConcurrentHashMap.newKeySet();

    /** Without any knowledge of files by which mirrors could be checked. */
    public ProjectFinder(PackageIndex source, IndexStrategy strategy) {
        this(source, strategy, KnownDigests.NONE);
    }

    public ProjectFinder(PackageIndex source, IndexStrategy strategy, KnownDigests known) {
        this.source = Objects.requireNonNull(source);
        this.strategy = Objects.requireNonNull(strategy);
        this.known = Objects.requireNonNull(known);
    }

    public IndexStrategy strategy() {
        return strategy;
    }

    /** What the search along this route comes to; blocks on the first call for a route. */
    public ProjectFinding find(IndexRoute route) {
        return findings.computeIfAbsent(route, unknown -> new Once<>()).get(() -> search(route));
    }

    /** The projects that an index is known to have without asking it; see {@link PackageIndex#names}. */
    public Collection<PackageName> names(Index index) {
        return source.names(index);
    }

    /** What a folder of this machine has of a project, beside any search: nobody learns a name by it. Empty for every other index. */
    public Optional<ProjectPage> peek(Index index, PackageName project) {
        return index.isLocal() && answer(index, project) instanceof ProjectLookup.Listed listed ? Optional.of(listed.page())
                : Optional.empty();
    }

    /**
     * Starts ahead of need the request that the search would make first, and after its answer the one that the search would
     * make next, so that no index learns a name that the search would not tell it.
     */
    public void anticipate(IndexRoute route) {
        anticipate(route, page -> {});
    }

    /**
     * The same.
     *
     * @param then called with the page that the search will end with, if it ends at the first page, on a thread of the source; must not
     *             block
     */
    public void anticipate(IndexRoute route, Consumer<ProjectPage> then) {
        anticipate(route, 0, then);
    }

    private ProjectFinding search(IndexRoute route) {
        PackageName project = route.project();
        return new IndexSearch(route, strategy, index -> answer(index, project), owner -> known.of(owner, project)).run();
    }

    private ProjectLookup answer(Index index, PackageName project) {
        return answers.computeIfAbsent(new Question(index, project), unknown -> new Once<>()).get(() -> ask(index, project));
    }

    /** A 404 of an index that hides denials is believed once the index has let us in. */
    private ProjectLookup ask(Index index, PackageName project) {
        ProjectLookup answer = source.lookup(index, project);
        if (mayHideDenial(index, answer) && !source.provesAccess(index)) {
            return new ProjectLookup.Denied(404,
                    "it answers 404 also where access is denied, and no authenticated request to it has succeeded",
                    Optional.empty());
        }
        return answer;
    }

    private static boolean mayHideDenial(Index index, ProjectLookup answer) {
        return index.notFoundMeansDenied() && answer instanceof ProjectLookup.Absent absent && absent.status() == 404;
    }

    private void anticipate(IndexRoute route, int position, Consumer<ProjectPage> then) {
        if (position >= route.indexes().size()) {
            return;
        }
        Index index = route.indexes().get(position);
        Question question = new Question(index, route.project());
        Once<ProjectLookup> asked = answers.get(question);
        Optional<ProjectLookup> answer = asked == null ? Optional.empty() : asked.known();
        if (answer.isPresent()) {
            goOn(route, position, answer.get(), then);
        } else if (asked == null && anticipated.add(question)) {
            source.anticipate(index, route.project(), outcome -> arrived(route, position, outcome, then));
        }
    }

    private void arrived(IndexRoute route, int position, ProjectLookup answer, Consumer<ProjectPage> then) {
        Index index = route.indexes().get(position);
        if (!mayHideDenial(index, answer)) {
            answers.computeIfAbsent(new Question(index, route.project()), unknown -> new Once<>()).offer(answer);
            goOn(route, position, answer, then);
        }
    }

    private void goOn(IndexRoute route, int position, ProjectLookup answer, Consumer<ProjectPage> then) {
        Trail.Meaning meaning = AnswerMeaning.of(route.indexes().get(position), answer);
        if (AnswerMeaning.goesOn(meaning, strategy)) {
            anticipate(route, position + 1, then);
        } else if (meaning == Trail.Meaning.CHOSEN && answer instanceof ProjectLookup.Listed listed) {
            then.accept(listed.page());
        }
    }
}
