package dev.postern.domain.resolution;

import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the version of a project that is tried next in a range. Stable versions come first; under {@code if-necessary} pre-releases
 * follow when no stable version is left in the range, so that what was asked in which order never matters.
 */
final class CandidateChooser {
    private final VersionPolicy policy;
    private final IndexStrategy strategy;
    private final FileChoice files;
    private final Pins pins;
    private final IdentityHashMap<Project.Item, Candidate> candidates = new IdentityHashMap<>();

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
        Version preferred = policy.preferences().get(project.name());
        if (preferred != null && range.contains(preferred) && !(preferred.isPrerelease() && mode(project) == PrereleaseMode.DISALLOW)) {
            Optional<Candidate> kept = at(project, preferred);
            if (kept.isPresent()) {
                return kept;
            }
        }
        return switch (mode(project)) {
            case ALLOW -> first(project, range, 0, project.size(), Pass.ALL);
            case DISALLOW -> first(project, range, 0, project.size(), Pass.STABLE);
            case IF_NECESSARY, EXPLICIT -> stableFirst(project, range);
        };
    }

    /** Whether pre-releases of the project are never offered. */
    boolean isStableOnly(Project project) {
        return mode(project) == PrereleaseMode.DISALLOW;
    }

    private PrereleaseMode mode(Project project) {
        PrereleaseMode mode = policy.prereleases().of(project.name());
        if (mode != PrereleaseMode.EXPLICIT) {
            return mode;
        }
        return pins.prereleaseNames().contains(project.name()) ? PrereleaseMode.IF_NECESSARY : PrereleaseMode.DISALLOW;
    }

    private enum Pass {
        ALL, STABLE, PRERELEASE;

        boolean takes(Version version) {
            return this == ALL || (this == PRERELEASE) == version.isPrerelease();
        }
    }

    private Optional<Candidate> stableFirst(Project project, VersionRange range) {
        if (strategy != IndexStrategy.UNSAFE_FIRST_MATCH) {
            return twoPasses(project, range, 0, project.size());
        }
        int from = 0;
        while (from < project.size()) {
            int to = from;
            while (to < project.size() && project.indexAt(to).equals(project.indexAt(from))) {
                to++;
            }
            Optional<Candidate> candidate = twoPasses(project, range, from, to);
            if (candidate.isPresent()) {
                return candidate;
            }
            from = to;
        }
        return Optional.empty();
    }

    private Optional<Candidate> twoPasses(Project project, VersionRange range, int from, int to) {
        Optional<Candidate> stable = first(project, range, from, to, Pass.STABLE);
        return stable.isPresent() ? stable : first(project, range, from, to, Pass.PRERELEASE);
    }

    /** The first version of the pass; an unusable one gives way to a usable one of the same version on a later index. */
    private Optional<Candidate> first(Project project, VersionRange range, int from, int to, Pass pass) {
        for (int at = from; at < to; at++) {
            Version version = project.versionAt(at);
            if (!pass.takes(version) || !range.contains(version)) {
                continue;
            }
            Candidate candidate = candidate(project, at);
            for (int next = at + 1; candidate instanceof Candidate.Unusable && next < to
                    && project.versionAt(next).equals(version); next++) {
                Candidate other = candidate(project, next);
                candidate = other instanceof Candidate.Usable ? other : candidate;
            }
            return Optional.of(candidate);
        }
        return Optional.empty();
    }

    private Optional<Candidate> at(Project project, Version version) {
        for (int at = 0; at < project.size(); at++) {
            if (project.versionAt(at).equals(version) && candidate(project, at) instanceof Candidate.Usable usable) {
                return Optional.of(usable);
            }
        }
        return Optional.empty();
    }

    private Candidate candidate(Project project, int at) {
        Project.Item item = project.itemAt(at);
        Candidate known = candidates.get(item);
        if (known == null) {
            known = files.choose(project.name(), item.version(), item.index(), item.files(), mayBeYanked(project.name(), item.version()));
            candidates.put(item, known);
        }
        return known;
    }

    private boolean mayBeYanked(PackageName name, Version version) {
        return pins.exact().getOrDefault(name, Set.of()).contains(version) || version.equals(policy.preferences().get(name));
    }
}
