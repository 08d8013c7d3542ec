package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Packages with names, versions and needs in memory; the newest version first. */
final class TestUniverse implements Universe {

    record Need(String name, VersionRange range) {}

    static final Version ROOT_VERSION = Version.parse("0");

    private final List<String> names = new ArrayList<>(List.of("root"));
    private final Map<String, Integer> numbers = new HashMap<>(Map.of("root", 0));
    private final Map<String, NavigableMap<Version, List<Need>>> packages = new LinkedHashMap<>();
    private final List<Need> asked = new ArrayList<>();
    int taken;

    TestUniverse ask(String name, VersionRange range) {
        asked.add(new Need(name, range));
        return this;
    }

    TestUniverse ask(String name) {
        return ask(name, VersionRange.full());
    }

    TestUniverse with(String name, String version, Need... needs) {
        packages.computeIfAbsent(name, n -> new TreeMap<>()).put(Version.parse(version), List.of(needs));
        return this;
    }

    static Need need(String name, VersionRange range) {
        return new Need(name, range);
    }

    static VersionRange exactly(String version) {
        return VersionRange.singleton(Version.parse(version));
    }

    static VersionRange from(String lower) {
        return VersionRange.atLeast(Version.parse(lower));
    }

    static VersionRange between(String lower, String upper) {
        return VersionRange.between(Version.parse(lower), Version.parse(upper));
    }

    Map<String, NavigableMap<Version, List<Need>>> packages() {
        return packages;
    }

    List<Need> asked() {
        return asked;
    }

    Step solve() {
        return new Solver(0, ROOT_VERSION).solve(this);
    }

    /** The answer as {@code name=version}, without the root; fails when there is none. */
    Map<String, String> answer() {
        Step step = solve();
        if (!(step instanceof Step.Solved(Solution solution))) {
            throw new AssertionError("no answer");
        }
        return answer(solution);
    }

    Map<String, String> answer(Solution solution) {
        Map<String, String> answer = new TreeMap<>();
        solution.decisions().stream()
                .filter(decision -> decision.pkg() != 0)
                .forEach(decision -> answer.put(name(decision.pkg()), decision.version().toString()));
        return answer;
    }

    int number(String name) {
        return numbers.computeIfAbsent(name, n -> {
            names.add(n);
            return names.size() - 1;
        });
    }

    String name(int number) {
        return names.get(number);
    }

    @Override
    public Choice choose(int pkg, VersionRange allowed) {
        for (Version version : versions(pkg).descendingKeySet()) {
            if (allowed.contains(version)) {
                return new Choice.Take(version);
            }
        }
        return new Choice.Nothing(Optional.empty());
    }

    private NavigableMap<Version, List<Need>> versions(int pkg) {
        return packages.getOrDefault(name(pkg), new TreeMap<>());
    }

    @Override
    public Expansion expand(int pkg, Version version, DecisionOrder order) {
        taken++;
        List<Need> needs = pkg == 0 ? asked : versions(pkg).getOrDefault(version, List.of());
        List<Dependency> dependencies = new ArrayList<>();
        for (Need need : needs) {
            int number = number(need.name());
            order.meet(number, number, need.range().asSingleton().isPresent() ? Urgency.SINGLETON : Urgency.UNSPECIFIED);
            dependencies.add(new Dependency(number, need.range()));
        }
        return new Expansion.Needs(pkg == 0 ? VersionRange.singleton(version) : widen(pkg, version), dependencies);
    }

    private VersionRange widen(int pkg, Version version) {
        VersionRange range = VersionRange.full();
        Version lower = versions(pkg).lowerKey(version);
        Version higher = versions(pkg).higherKey(version);
        if (lower != null) {
            range = range.intersection(VersionRange.above(lower));
        }
        return higher == null ? range : range.intersection(VersionRange.below(higher));
    }
}
