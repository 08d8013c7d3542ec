package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the rules except, and what they speak about, is there: an exception that outlived its reason would let something else through. */
class ExceptionsTest {
    @Test
    void every_part_that_a_type_of_the_domain_plays_is_played() {
        Stream<Set<String>> names = Stream.of(DomainTypes.PORTS, DomainTypes.CALLBACKS.keySet(), DomainTypes.ENTRY_POINTS,
                DomainTypes.PARTS_OF_ENTRY_POINTS.keySet(), DomainTypes.MUTABLE.keySet());
        assertThat(names.flatMap(Set::stream)).allMatch(name -> isThere("domain." + name));
    }

    @Test
    void every_exception_from_the_rules_about_the_process_is_there() {
        Stream<Set<String>> names =
                Stream.of(ProcessRules.TOUCHES_THE_PROCESS.keySet(), ProcessRules.REVEALS.keySet(), ProcessRules.OUTERMOST);
        assertThat(names.flatMap(Set::stream)).allMatch(ExceptionsTest::isThere);
    }

    @Test
    void what_is_not_there_would_be_noticed() {
        assertThat(isThere("domain.index.CanaryPort")).isFalse();
        assertThat(isThere("domain.solver.Solver.canary")).isFalse();
    }

    /** A class, or a field of one. */
    private static boolean isThere(String name) {
        String full = World.POSTERN.named(name);
        int dot = full.lastIndexOf('.');
        return Project.CLASSES.contain(full) || Project.CLASSES.contain(full.substring(0, dot)) && hasField(full, dot);
    }

    private static boolean hasField(String full, int dot) {
        JavaClass owner = Project.CLASSES.get(full.substring(0, dot));
        return owner.tryGetField(full.substring(dot + 1)).isPresent();
    }
}
