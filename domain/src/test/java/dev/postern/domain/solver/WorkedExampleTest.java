package dev.postern.domain.solver;

import static dev.postern.domain.solver.TestUniverse.between;
import static dev.postern.domain.solver.TestUniverse.need;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The example that {@code docs/resolution.md} tells. */
class WorkedExampleTest {

    @Test
    void a_conflict_is_learned_once_and_the_culprit_is_replaced() {
        TestUniverse universe = new TestUniverse().ask("a").ask("b")
                .with("a", "2", need("c", TestUniverse.from("2"))).with("a", "1")
                .with("b", "1", need("c", between("0", "2")))
                .with("c", "3").with("c", "2").with("c", "1");

        assertThat(universe.answer()).containsEntry("a", "1").containsEntry("b", "1").containsEntry("c", "1");
        // the root, a 2, b, a 1 and c 1: no other version of c was looked at
        assertThat(universe.taken).isEqualTo(5);
    }
}
