package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AssemblyTest {
    private final UserAgent userAgent = new UserAgent("postern/test");

    @Test
    void all_callers_of_a_process_get_the_same_factory() {
        try (Assembly assembly = new Assembly(userAgent)) {
            assertThat(assembly.resolutionRuns()).isSameAs(assembly.resolutionRuns());
        }
    }

    @Test
    void another_process_shares_nothing() {
        try (Assembly one = new Assembly(userAgent); Assembly other = new Assembly(userAgent)) {
            assertThat(one.resolutionRuns()).isNotSameAs(other.resolutionRuns());
        }
    }

    @Test
    void putting_together_starts_no_thread() {
        Set<Thread> before = threads();
        try (Assembly assembly = new Assembly(userAgent)) {
            assertThat(assembly.resolutionRuns()).isNotNull();
            assertThat(threads()).isSubsetOf(before);
        }
    }

    @Test
    void what_was_never_needed_is_closed_without_being_made() {
        Assembly assembly = new Assembly(userAgent);
        assembly.close();
        assembly.close();
        assertThat(assembly.isPutTogether()).isFalse();
    }

    private static Set<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> thread.getName().startsWith("postern")
                || thread.getName().startsWith("vert.x")).collect(Collectors.toSet());
    }
}
