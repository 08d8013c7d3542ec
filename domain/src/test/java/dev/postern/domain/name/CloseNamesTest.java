package dev.postern.domain.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CloseNamesTest {
    private static final List<String> KNOWN = List.of("packages", "package", "ca", "mirrors");

    @Test
    void typing_errors_find_their_name() {
        assertThat(CloseNames.closest("pakages", KNOWN)).contains("packages");
        assertThat(CloseNames.closest("pacakges", KNOWN)).contains("packages");
        assertThat(CloseNames.closest("mirror", KNOWN)).contains("mirrors");
    }

    @Test
    void strangers_find_none() {
        assertThat(CloseNames.closest("timeout", KNOWN)).isEmpty();
        assertThat(CloseNames.closest("xy", KNOWN)).isEmpty();
    }
}
