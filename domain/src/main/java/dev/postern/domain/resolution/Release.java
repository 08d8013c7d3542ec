package dev.postern.domain.resolution;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One version of a project as pages list it; its files are read, and judged, when somebody asks. Not for concurrent use. */
final class Release {

    /** A file, and the index that lists it. */
    record Listed(Distribution file, Index index) {}

    private final Version version;
    /** Those of find-links first, whose files win over equally good ones of an index. */
    private final List<ProjectPage> pages;

    private @Nullable Candidate candidate;

    Release(Version version, List<ProjectPage> pages) {
        this.version = version;
        this.pages = List.copyOf(pages);
    }

    Version version() {
        return version;
    }

    /** The index that the version comes from, if no find-links location goes before it. */
    Index index() {
        return pages.getLast().index();
    }

    /** Whether this holds for every index that has the version. */
    boolean isEveryIndex(Predicate<Index> like) {
        for (ProjectPage page : pages) {
            if (!like.test(page.index())) {
                return false;
            }
        }
        return true;
    }

    /** All files, those that are too new included. */
    List<Listed> files() {
        List<Listed> files = new ArrayList<>();
        for (ProjectPage page : pages) {
            page.distributions(version).forEach(file -> files.add(new Listed(file, page.index())));
        }
        return files;
    }

    /** The candidate that the version makes, judged once. */
    Candidate candidate(Function<Release, Candidate> judge) {
        Candidate known = candidate;
        if (known == null) {
            known = judge.apply(this);
            candidate = known;
        }
        return known;
    }
}
