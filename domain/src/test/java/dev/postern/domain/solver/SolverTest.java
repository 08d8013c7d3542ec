package dev.postern.domain.solver;

import static dev.postern.domain.solver.TestUniverse.between;
import static dev.postern.domain.solver.TestUniverse.exactly;
import static dev.postern.domain.solver.TestUniverse.need;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SolverTest {

    @Test
    void the_newest_version_is_taken() {
        TestUniverse universe = new TestUniverse().ask("a").with("a", "1").with("a", "2");
        assertThat(universe.answer()).isEqualTo(Map.of("a", "2"));
    }

    @Test
    void a_need_of_a_later_package_sends_the_search_back() {
        TestUniverse universe = new TestUniverse()
                .ask("a")
                .ask("b")
                .with("a", "1")
                .with("a", "2", need("c", exactly("1")))
                .with("b", "1", need("c", exactly("2")))
                .with("c", "1")
                .with("c", "2");
        assertThat(universe.answer()).isEqualTo(Map.of("a", "1", "b", "1", "c", "2"));
    }

    @Test
    void the_search_jumps_over_choices_that_do_not_matter() {
        TestUniverse universe = new TestUniverse().ask("a").ask("x").ask("y");
        universe.with("x", "1").with("x", "2").with("y", "1").with("y", "2");
        universe.with("a", "1").with("a", "2", need("b", TestUniverse.from("1")));
        assertThat(universe.answer()).isEqualTo(Map.of("a", "1", "x", "2", "y", "2"));
    }

    @Test
    void a_package_that_needs_another_version_of_itself_is_not_taken() {
        TestUniverse universe = new TestUniverse()
                .ask("a")
                .with("a", "1", need("a", TestUniverse.from("1")))
                .with("a", "2", need("a", exactly("1")));
        assertThat(universe.answer()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void a_question_without_answer_is_proved_from_outside_facts() {
        TestUniverse universe = new TestUniverse()
                .ask("a", exactly("1"))
                .ask("b")
                .with("a", "1", need("c", exactly("1")))
                .with("b", "1", need("c", exactly("2")))
                .with("c", "1")
                .with("c", "2");
        assertThat(universe.solve()).isInstanceOfSatisfying(Step.Failed.class, failed -> {
            assertThat(failed.proof().conclusion().isTerminal(0, TestUniverse.ROOT_VERSION)).isTrue();
            assertThat(failed.proof().inOrder().stream().map(Incompatibility::cause).filter(c -> c instanceof Cause.Dependency))
                    .hasSize(4);
        });
    }

    @Test
    void equal_needs_of_neighbours_become_one_statement() {
        TestUniverse universe = new TestUniverse().ask("a").ask("b", exactly("1"));
        for (int i = 1; i <= 20; i++) {
            universe.with("a", "" + i, need("b", TestUniverse.from("2")));
        }
        universe.with("b", "1");
        assertThat(universe.solve()).isInstanceOfSatisfying(
                Step.Failed.class,
                failed -> assertThat(failed.proof().inOrder()).hasSizeLessThan(8));
    }

    @Test
    void a_copy_goes_its_own_way() {
        TestUniverse universe = new TestUniverse()
                .ask("a")
                .ask("b")
                .with("a", "1")
                .with("a", "2", need("c", exactly("1")))
                .with("b", "1", need("c", exactly("2")))
                .with("c", "1")
                .with("c", "2");
        Solver solver = new Solver(0, TestUniverse.ROOT_VERSION);
        solver.step(universe);
        solver.step(universe);
        Solver copy = solver.copy();
        Step first = solver.solve(universe);
        Step second = copy.solve(universe);
        assertThat(first).isEqualTo(second);
    }

    @Test
    void packages_often_in_conflict_are_decided_in_another_order() {
        TestUniverse universe = new TestUniverse().ask("a").ask("b");
        universe.with("old", "1");
        for (int i = 1; i <= 40; i++) {
            universe.with("a", "" + i, need("b", i <= 1 ? TestUniverse.from("1") : exactly("9" + i)));
            universe.with("b", "" + i, need("old", between("0", "2")));
        }
        assertThat(universe.answer()).containsEntry("a", "1").containsEntry("b", "40");
    }

    @Test
    void a_thousand_packages_in_deep_conflict_are_solved_without_blow_up() {
        TestUniverse universe = new TestUniverse().ask("p0");
        int packages = 1_000;
        int versions = 50;
        for (int p = 0; p < packages; p++) {
            for (int v = 1; v <= versions; v++) {
                if (p == packages - 1) {
                    universe.with("p" + p, "" + v);
                } else {
                    // each version wants its own version further on and forbids it two steps away, until low versions agree
                    VersionPair pair = VersionPair.of(p, v, packages);
                    universe.with(
                            "p" + p,
                            "" + v,
                            need("p" + (p + 1), between("1", "" + (v + 1))),
                            need("p" + pair.far(), v > 3 ? exactly("" + pair.version()) : TestUniverse.from("1")));
                }
            }
        }
        assertThat(universe.answer()).hasSize(packages);
        assertThat(universe.taken).isLessThan(packages * versions * 4);
    }

    private record VersionPair(int far, int version) {

        static VersionPair of(int p, int v, int packages) {
            return new VersionPair(Math.min(packages - 1, p + 2), v % 2 == 0 ? v + 1 : v - 1);
        }
    }
}
