package dev.postern.domain.solver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The solver against exhaustive search on small random universes. */
class SolverOracleTest {

    private static final int PACKAGES = 5;
    private static final int VERSIONS = 3;

    @Property(tries = 3_000)
    void an_answer_is_found_exactly_when_there_is_one(@ForAll long seed) {
        TestUniverse universe = universe(new Random(seed));
        boolean possible = possible(universe, 0, new HashMap<>());
        switch (universe.solve()) {
            case Step.Solved(Solution solution) -> {
                assertThat(possible).isTrue();
                assertThat(holds(universe, solution)).isTrue();
            }
            case Step.Failed(Proof proof) -> {
                assertThat(possible).isFalse();
                assertThat(proof.inOrder()).isNotEmpty();
            }
            case Step.Onward() -> throw new AssertionError("the search stopped midway");
        }
    }

    @Property(tries = 1_000)
    void the_order_of_needs_does_not_decide_whether_there_is_an_answer(@ForAll long seed, @ForAll long other) {
        TestUniverse universe = universe(new Random(seed));
        assertThat(shuffled(universe, new Random(other)).solve().getClass()).isEqualTo(universe.solve().getClass());
    }

    /** The same packages, but asked for, and needing each other, in another order. */
    private static TestUniverse shuffled(TestUniverse universe, Random random) {
        TestUniverse shuffled = new TestUniverse();
        List<String> names = new ArrayList<>(universe.packages().keySet());
        Collections.shuffle(names, random);
        for (String name : names) {
            universe.packages().get(name).forEach((version, needs) -> {
                List<TestUniverse.Need> inOrder = new ArrayList<>(needs);
                Collections.shuffle(inOrder, random);
                shuffled.with(name, version.toString(), inOrder.toArray(TestUniverse.Need[]::new));
            });
        }
        List<TestUniverse.Need> asked = new ArrayList<>(universe.asked());
        Collections.shuffle(asked, random);
        asked.forEach(need -> shuffled.ask(need.name(), need.range()));
        return shuffled;
    }

    @Property(tries = 1_000)
    void a_package_that_nobody_needs_changes_nothing(@ForAll long seed) {
        TestUniverse universe = universe(new Random(seed));
        TestUniverse larger = universe(new Random(seed));
        for (int v = 1; v <= VERSIONS; v++) {
            larger.with("stranger", "" + v, TestUniverse.need("p" + v, VersionRange.empty()));
        }
        assertThat(outcome(larger)).isEqualTo(outcome(universe));
    }

    @Property(tries = 1_000)
    void what_is_asked_for_twice_is_asked_for_once(@ForAll long seed) {
        TestUniverse universe = universe(new Random(seed));
        TestUniverse twice = universe(new Random(seed));
        List.copyOf(twice.asked()).forEach(need -> twice.ask(need.name(), need.range()));
        assertThat(outcome(twice)).isEqualTo(outcome(universe));
    }

    private static String outcome(TestUniverse universe) {
        return universe.solve() instanceof Step.Solved(Solution solution) ? universe.answer(solution).toString() : "no answer";
    }

    @Property(tries = 1_000)
    void a_proof_speaks_only_of_what_is_so(@ForAll long seed) {
        TestUniverse universe = universe(new Random(seed));
        if (universe.solve() instanceof Step.Failed(Proof proof)) {
            for (Incompatibility fact : proof.inOrder()) {
                if (fact.cause() instanceof Cause.Dependency(int from, VersionRange versions, int to, VersionRange range) && from != 0) {
                    universe.packages().get(universe.name(from)).forEach((version, needs) -> assertThat(!versions.contains(version)
                            || needs.contains(new TestUniverse.Need(universe.name(to), range))).isTrue());
                }
            }
        }
    }

    private static TestUniverse universe(Random random) {
        TestUniverse universe = new TestUniverse();
        for (int p = 0; p < PACKAGES; p++) {
            for (int v = 1; v <= VERSIONS; v++) {
                TestUniverse.Need[] needs = new TestUniverse.Need[random.nextInt(3)];
                for (int i = 0; i < needs.length; i++) {
                    needs[i] = TestUniverse.need("p" + random.nextInt(PACKAGES), range(random));
                }
                universe.with("p" + p, "" + v, needs);
            }
        }
        for (int i = 0; i <= random.nextInt(3); i++) {
            universe.ask("p" + random.nextInt(PACKAGES), range(random));
        }
        return universe;
    }

    private static VersionRange range(Random random) {
        int v = 1 + random.nextInt(VERSIONS);
        Version version = Version.parse("" + v);
        return switch (random.nextInt(6)) {
            case 0 -> VersionRange.full();
            case 1 -> VersionRange.atLeast(version);
            case 2 -> VersionRange.below(version);
            case 3 -> VersionRange.singleton(version).complement();
            case 4 -> VersionRange.empty();
            default -> VersionRange.singleton(version);
        };
    }

    private static boolean holds(TestUniverse universe, Solution solution) {
        Map<String, Version> chosen = new HashMap<>();
        solution.decisions().forEach(d -> chosen.put(universe.name(d.pkg()), d.version()));
        return met(universe.asked(), chosen)
                && chosen.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals("root"))
                        .allMatch(entry -> met(
                                universe.packages().get(entry.getKey()).get(entry.getValue()), chosen));
    }

    private static boolean met(List<TestUniverse.Need> needs, Map<String, Version> chosen) {
        return needs.stream().allMatch(need -> {
            Version version = chosen.get(need.name());
            return version != null && need.range().contains(version);
        });
    }

    /** Whether any choice of a version, or none, for each package meets all needs. */
    private static boolean possible(TestUniverse universe, int p, Map<String, Version> chosen) {
        if (p == PACKAGES) {
            return met(universe.asked(), chosen)
                    && chosen.entrySet().stream()
                            .allMatch(entry -> met(
                                    universe.packages().get(entry.getKey()).get(entry.getValue()), chosen));
        }
        if (possible(universe, p + 1, chosen)) {
            return true;
        }
        for (Version version : universe.packages().get("p" + p).keySet()) {
            chosen.put("p" + p, version);
            if (possible(universe, p + 1, chosen)) {
                return true;
            }
            chosen.remove("p" + p);
        }
        return false;
    }
}
