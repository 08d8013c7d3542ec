package dev.postern.domain.resolution;

import dev.postern.domain.index.Admission;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectFinding;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the indexes offer of one project, in the order in which versions are tried. Versions all of whose files are too new do not exist
 * here; they are kept aside for hints. Not for concurrent use.
 */
final class Project {

    private final PackageName name;
    private final ProjectFinding finding;
    private final List<Shelf> shelves;
    private final boolean lowestFirst;
    private final List<Version> known;
    private final @Nullable VersionRange[] widened;
    private final NavigableMap<Version, Admission> tooNew;

    Project(PackageName name, ProjectFinding finding, List<Shelf> shelves, boolean lowestFirst, NavigableMap<Version, Admission> tooNew) {
        this.name = name;
        this.finding = finding;
        this.shelves = List.copyOf(shelves);
        this.lowestFirst = lowestFirst;
        this.known = shelves.size() == 1 ? distinct(shelves.getFirst().versions())
                : shelves.stream().flatMap(shelf -> shelf.versions().stream()).sorted().distinct().toList();
        this.widened = new VersionRange[known.size()];
        this.tooNew = new TreeMap<>(tooNew);
    }

    private static List<Version> distinct(List<Version> ascending) {
        List<Version> distinct = new ArrayList<>(ascending.size());
        for (Version version : ascending) {
            if (distinct.isEmpty() || !distinct.getLast().equals(version)) {
                distinct.add(version);
            }
        }
        return List.copyOf(distinct);
    }

    PackageName name() {
        return name;
    }

    ProjectFinding finding() {
        return finding;
    }

    /** In the order in which they are searched. */
    List<Shelf> shelves() {
        return shelves;
    }

    boolean isLowestFirst() {
        return lowestFirst;
    }

    /** The same, with the finding that it turned out to belong to. */
    Project with(ProjectFinding actual) {
        return new Project(name, actual, shelves, lowestFirst, tooNew);
    }

    /** Every version that exists for this resolution, ascending. */
    List<Version> known() {
        return known;
    }

    /** Versions all of whose files are too new, with the rule that says so. */
    NavigableMap<Version, Admission> tooNew() {
        return tooNew;
    }

    /** The widest range around a version in which no other known version lies. */
    VersionRange widened(Version version) {
        int at = Collections.binarySearch(known, version);
        if (at < 0) {
            return VersionRange.singleton(version);
        }
        VersionRange range = widened[at];
        if (range == null) {
            range = at == 0 ? VersionRange.full() : VersionRange.above(known.get(at - 1));
            range = at == known.size() - 1 ? range : range.intersection(VersionRange.below(known.get(at + 1)));
            widened[at] = range;
        }
        return range;
    }

    /** The first index that has a page of it. */
    Optional<Index> pageIndex() {
        return finding instanceof ProjectFinding.Found found
                ? found.pages().stream().findFirst().or(() -> found.findLinks().stream().findFirst()).map(ProjectPage::index)
                : Optional.empty();
    }
}
