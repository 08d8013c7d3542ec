package dev.postern.domain.resolution;

import dev.postern.domain.environment.PythonTarget;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.solver.Term;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Asks ahead of need for what will probably be needed, so that a resolution waits for few answers: a project's page as soon as the
 * project is met, the metadata of its likely version as soon as the page is there, and many versions' metadata at once where many
 * were tried in vain. Answers never depend on it.
 */
final class Prefetch {
    private static final int[] FIRST_BATCHES = {5, 10, 20};
    private static final int LATER_BATCHES = 20;
    private static final int LARGEST_BATCH = 50;

    private final ProjectFinder finder;
    private final MetadataSource source;
    private final CandidateChooser chooser;
    private final PythonTarget python;
    private final boolean wanted;
    private final Set<URI> asked = ConcurrentHashMap.newKeySet();

    /** @param wanted whether metadata are needed at all */
    Prefetch(ProjectFinder finder, MetadataSource source, CandidateChooser chooser, PythonTarget python, boolean wanted) {
        this.finder = finder;
        this.source = source;
        this.chooser = chooser;
        this.python = python;
        this.wanted = wanted;
    }

    /** Asks for the page, and once it came for the metadata of the version that is then wanted. */
    void page(Dossier dossier, Function<ProjectPage, Project> reader) {
        finder.anticipate(dossier.route(), page -> {
            if (dossier.route().findLinks().isEmpty()) {
                Project project = reader.apply(page);
                dossier.early(new Dossier.Early(page, project));
                metadata(project, dossier.wanted());
            }
        });
    }

    /** Asks for the metadata of the version that would be taken now. */
    void metadata(Project project, VersionRange range) {
        chooser.choose(project, range).ifPresent(this::metadata);
    }

    void metadata(Candidate candidate) {
        if (wanted && candidate instanceof Candidate.Usable usable && usable.requiresPython().map(python::isCompatible).orElse(true)
                && asked.add(usable.told().file().url())) {
            source.anticipate(usable.told().index(), usable.told().file());
        }
    }

    /**
     * A package of which many versions were tried will be tried further: asks for the metadata of its next versions, first those that
     * the present range allows, then those below (or above) them that nothing will ever forbid.
     *
     * @param lasting what is known of the package for good, or null
     */
    void batch(Dossier dossier, Project project, Version version, VersionRange range, @Nullable Term lasting) {
        int tries = dossier.tries();
        if (!isDue(tries, dossier.lastBatch())) {
            return;
        }
        dossier.lastBatch(tries);
        int left = Math.min(tries, LARGEST_BATCH);
        VersionRange compatible = range;
        VersionRange beyond = VersionRange.full();
        Version last = version;
        boolean inOrder = false;
        while (left-- > 0) {
            Optional<Candidate> next = chooser.chooseUnpreferred(project, inOrder ? beyond : compatible);
            if (next.isEmpty() && inOrder) {
                return;
            }
            if (next.isPresent()) {
                last = next.get().version();
                compatible = compatible.difference(VersionRange.singleton(last));
                if (next.get() instanceof Candidate.Usable usable && usable.told().file().isWheel()) {
                    metadata(usable);
                }
            }
            inOrder |= next.isEmpty();
            beyond = beyond(project, last, lasting);
        }
    }

    private static VersionRange beyond(Project project, Version last, @Nullable Term lasting) {
        VersionRange range = project.isLowestFirst() ? VersionRange.above(last) : VersionRange.below(last);
        if (lasting == null) {
            return range;
        }
        return lasting.positive() ? range.intersection(lasting.range()) : range.difference(lasting.range());
    }

    private static boolean isDue(int tries, int last) {
        for (int first : FIRST_BATCHES) {
            if (tries >= first && last < first) {
                return true;
            }
        }
        return tries >= LATER_BATCHES && tries - last >= LATER_BATCHES;
    }
}
