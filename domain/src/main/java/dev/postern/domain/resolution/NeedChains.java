package dev.postern.domain.resolution;

import dev.postern.domain.solver.Cause;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What packages need of each other, told in as few words as it takes: needs of one subject are told together, many needs of one package for
 * another are told as one, and where a need can only be met by versions that all need one thing, that follows in the same breath.
 */
final class NeedChains {
    /** More needs than these of one package for another are told as one. */
    private static final int MOST_NEEDS = 3;

    private final Wording wording;
    private final Map<Integer, VersionRange> limits;

    /** @param limits what is asked for of packages, by their numbers: needs that are all against it are told as one */
    NeedChains(Wording wording, Map<Integer, VersionRange> limits) {
        this.wording = wording;
        this.limits = limits;
    }

    /**
     * Needs that follow from each other.
     *
     * @param through what leads from the first subject to the last needs, in order; empty where it needs them itself
     * @param ends what the last of them needs
     */
    record Chain(Cause.Dependency first, List<Cause.Dependency> through, List<Cause.Dependency> ends) {}

    /** The needs of versions of one package that are told together. Each is itself alone. */
    private static final class Group {
        private final Cause.Dependency first;
        private final List<Cause.Dependency> needs = new ArrayList<>();

        Group(Cause.Dependency first) {
            this.first = first;
        }

        int dependent() {
            return first.dependent();
        }

        VersionRange versions() {
            return first.versions();
        }

        List<Cause.Dependency> needs() {
            return needs;
        }
    }

    private record Pair(int dependent, int dependency) {}

    /** In the order in which their first packages were met. */
    List<Chain> of(List<Cause.Dependency> needs) {
        List<Group> groups = groups(needs);
        Map<Group, Group> next = new HashMap<>();
        groups.forEach(group -> follow(group, groups, next));
        Set<Group> followed = new HashSet<>(next.values());
        List<Chain> chains = new ArrayList<>();
        Set<Group> told = new HashSet<>();
        groups.stream().filter(group -> !followed.contains(group)).forEach(group -> chains.add(chain(group, next, told)));
        // what is left goes round in a circle
        groups.stream().filter(group -> !told.contains(group)).forEach(group -> chains.add(chain(group, next, told)));
        return chains;
    }

    /** How many things have to be said. */
    int count(List<Cause.Dependency> needs) {
        return of(needs).stream().mapToInt(chain -> Math.max(1, chain.ends().size())).sum();
    }

    /** The same, roughly: many needs of one package for another are one. */
    static int pairs(List<Cause.Dependency> needs) {
        Map<Pair, Integer> counts = new HashMap<>();
        needs.forEach(need -> counts.merge(new Pair(need.dependent(), need.dependency()), 1, Integer::sum));
        return counts.values().stream().mapToInt(count -> count > MOST_NEEDS ? 1 : count).sum();
    }

    private List<Group> groups(List<Cause.Dependency> needs) {
        Map<Pair, List<Cause.Dependency>> pairs = new LinkedHashMap<>();
        for (Cause.Dependency need : needs) {
            pairs.computeIfAbsent(new Pair(need.dependent(), need.dependency()), _ -> new ArrayList<>()).add(need);
        }
        Map<String, Group> groups = new LinkedHashMap<>();
        for (List<Cause.Dependency> pair : pairs.values()) {
            for (Cause.Dependency need : isTold(pair) ? List.of(union(pair)) : pair) {
                Group group = groups.computeIfAbsent(wording.offered(need.dependent(), need.versions()).text(), _ -> new Group(need));
                if (group.needs().stream().noneMatch(known -> isSame(known, need))) {
                    group.needs().add(need);
                }
            }
        }
        List<Group> sorted = new ArrayList<>(groups.values());
        sorted.sort(Comparator.comparingInt(Group::dependent));
        return sorted;
    }

    /** Whether it is enough to tell the union of these needs. */
    private boolean isTold(List<Cause.Dependency> pair) {
        VersionRange limit = limits.get(pair.getFirst().dependency());
        if (pair.size() > MOST_NEEDS || limit == null) {
            return pair.size() > MOST_NEEDS;
        }
        VersionRange union = union(pair).range();
        return union.intervals().size() == 1 && union.isDisjointFrom(limit);
    }

    private static boolean isSame(Cause.Dependency need, Cause.Dependency other) {
        return need.dependency() == other.dependency() && need.range().equals(other.range());
    }

    /** All of them as one; they are needs of one package for another. */
    static Cause.Dependency union(List<Cause.Dependency> needs) {
        VersionRange versions = VersionRange.empty();
        VersionRange range = VersionRange.empty();
        for (Cause.Dependency need : needs) {
            versions = versions.union(need.versions());
            range = range.union(need.range());
        }
        return new Cause.Dependency(needs.getFirst().dependent(), versions, needs.getFirst().dependency(), range);
    }

    /** Where the only need of a group leads, if it leads to one other group alone and nothing else leads there. */
    private void follow(Group group, List<Group> groups, Map<Group, Group> next) {
        if (group.needs().size() != 1) {
            return;
        }
        Cause.Dependency need = group.needs().getFirst();
        List<Version> wanted = wording.known(need.dependency()).stream().filter(need.range()::contains).toList();
        List<Group> reached = groups.stream()
                .filter(other -> other != group && other.dependent() == need.dependency()
                        && wanted.stream().anyMatch(other.versions()::contains))
                .toList();
        if (reached.size() == 1 && wanted.stream().allMatch(reached.getFirst().versions()::contains)
                && ways(groups, reached.getFirst()) == 1) {
            next.put(group, reached.getFirst());
        }
    }

    private long ways(List<Group> groups, Group to) {
        return groups.stream().flatMap(group -> group.needs().stream()).filter(need -> need.dependency() == to.dependent()
                && wording.known(to.dependent()).stream()
                        .anyMatch(version -> need.range().contains(version) && to.versions().contains(version)))
                .count();
    }

    private static Chain chain(Group head, Map<Group, Group> next, Set<Group> told) {
        List<Cause.Dependency> through = new ArrayList<>();
        Group last = head;
        told.add(head);
        for (Group after = next.get(head); after != null && told.add(after); after = next.get(after)) {
            through.add(last.needs().getFirst());
            last = after;
        }
        return new Chain(head.needs().getFirst(), through, List.copyOf(last.needs()));
    }
}
