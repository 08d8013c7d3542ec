package dev.postern.domain.resolution;

import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Chooses the version of a project that is tried next in a range. Stable versions come first; under {@code if-necessary} pre-releases
 * follow when no stable version is left in the range, so that what was asked in which order never matters.
 */
final class CandidateChooser {
    private final VersionPolicy policy;
    private final IndexStrategy strategy;
    private final FileChoice files;
    private final Pins pins;

    /**
     * What the first-party requirements pin and name.
     *
     * @param exact versions that {@code ==} asks for
     * @param prereleaseNames packages of which some requirement names a pre-release
     */
    record Pins(Map<PackageName, Set<Version>> exact, Set<PackageName> prereleaseNames) {}

    CandidateChooser(VersionPolicy policy, IndexStrategy strategy, FileChoice files, Pins pins) {
        this.policy = policy;
        this.strategy = strategy;
        this.files = files;
        this.pins = pins;
    }

    /** The next candidate, usable or not; empty if no version is left. */
    Optional<Candidate> choose(Project project, VersionRange range) {
        Optional<Candidate> preferred = preferred(project, range);
        return preferred.isPresent() ? preferred : chooseUnpreferred(project, range);
    }

    /** The same, as if no version were preferred. */
    Optional<Candidate> chooseUnpreferred(Project project, VersionRange range) {
        return switch (mode(project.name())) {
            case ALLOW -> first(project, project.shelves(), range, Pass.ALL);
            case DISALLOW -> first(project, project.shelves(), range, Pass.STABLE);
            case IF_NECESSARY, EXPLICIT -> stableFirst(project, range);
        };
    }

    /** Pre-releases in the range that could be used if the mode let them in, newest first; none where it does. */
    Stream<Candidate.Usable> forbiddenPrereleases(Project project, VersionRange range) {
        if (!isStableOnly(project.name())) {
            return Stream.empty();
        }
        return releases(project).filter(release -> release.version().isPrerelease() && range.contains(release.version()))
                .map(release -> candidate(project, release)).filter(Candidate.Usable.class::isInstance).map(Candidate.Usable.class::cast)
                .sorted(Comparator.comparing(Candidate.Usable::version).reversed());
    }

    /** Whether a yanked version could be used if somebody pinned it. */
    boolean isUsableIfPinned(Project project, Version version) {
        return releases(project).filter(release -> release.version().equals(version))
                .anyMatch(release -> files.choose(project.name(), release, true) instanceof Candidate.Usable);
    }

    private static Stream<Release> releases(Project project) {
        return project.shelves().stream().flatMap(shelf -> IntStream.range(0, shelf.versions().size()).mapToObj(shelf::at));
    }

    private boolean isStableOnly(PackageName name) {
        return mode(name) == PrereleaseMode.DISALLOW;
    }

    private PrereleaseMode mode(PackageName name) {
        PrereleaseMode mode = policy.prereleases().of(name);
        if (mode != PrereleaseMode.EXPLICIT) {
            return mode;
        }
        return pins.prereleaseNames().contains(name) ? PrereleaseMode.IF_NECESSARY : PrereleaseMode.DISALLOW;
    }

    private enum Pass {
        ALL, STABLE, PRERELEASE;

        boolean takes(Version version) {
            return this == ALL || (this == PRERELEASE) == version.isPrerelease();
        }
    }

    private Optional<Candidate> stableFirst(Project project, VersionRange range) {
        if (strategy != IndexStrategy.UNSAFE_FIRST_MATCH) {
            return twoPasses(project, project.shelves(), range);
        }
        for (Shelf shelf : project.shelves()) {
            Optional<Candidate> candidate = twoPasses(project, List.of(shelf), range);
            if (candidate.isPresent()) {
                return candidate;
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate> twoPasses(Project project, List<Shelf> shelves, VersionRange range) {
        Optional<Candidate> stable = first(project, shelves, range, Pass.STABLE);
        return stable.isPresent() ? stable : first(project, shelves, range, Pass.PRERELEASE);
    }

    private Optional<Candidate> first(Project project, List<Shelf> shelves, VersionRange range, Pass pass) {
        for (Shelf shelf : shelves) {
            int place = shelf.first(range);
            while (place >= 0 && !pass.takes(shelf.at(place).version())) {
                place = shelf.next(range, place);
            }
            if (place >= 0) {
                return Optional.of(usableAmongEquals(project, shelf, range, place));
            }
        }
        return Optional.empty();
    }

    /** An unusable release gives way to a usable one of the same version on a later index. */
    private Candidate usableAmongEquals(Project project, Shelf shelf, VersionRange range, int first) {
        Candidate candidate = candidate(project, shelf.at(first));
        int place = candidate instanceof Candidate.Usable ? -1 : shelf.next(range, first);
        while (place >= 0 && shelf.at(place).version().equals(candidate.version())) {
            if (candidate(project, shelf.at(place)) instanceof Candidate.Usable usable) {
                return usable;
            }
            place = shelf.next(range, place);
        }
        return candidate;
    }

    /** The preferred version, or the highest of its local variants, if the range and the pre-release mode let it in. */
    private Optional<Candidate> preferred(Project project, VersionRange range) {
        Version preferred = policy.preferences().get(project.name());
        if (preferred == null || !range.contains(preferred) || (preferred.isPrerelease() && isStableOnly(project.name()))) {
            return Optional.empty();
        }
        VersionRange same = VersionRange.singleton(preferred);
        for (Shelf shelf : project.shelves()) {
            int place = shelf.first(same);
            if (place >= 0) {
                return Optional.of(candidate(project, shelf.at(local(shelf, preferred, range).orElse(place))));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> local(Shelf shelf, Version preferred, VersionRange range) {
        for (int place = shelf.versions().size() - 1; place >= 0 && shelf.at(place).version().compareTo(preferred) > 0; place--) {
            Version version = shelf.at(place).version();
            if (version.isLocal() && version.withoutLocal().equals(preferred) && range.contains(version)) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private Candidate candidate(Project project, Release release) {
        return release.candidate(one -> files.choose(project.name(), one, mayBeYanked(project.name(), one.version())));
    }

    private boolean mayBeYanked(PackageName name, Version version) {
        return pins.exact().getOrDefault(name, Set.of()).contains(version) || version.equals(policy.preferences().get(name));
    }
}
