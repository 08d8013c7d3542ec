package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {

    @Test
    void an_empty_variable_counts_as_absent() {
        assertThat(Variables.of(Map.of("UV_INDEX", "")).get("UV_INDEX")).isEmpty();
    }

    @Test
    void our_own_spelling_goes_before_that_of_uv() {
        var variables = Variables.of(Map.of("UV_CACHE_DIR", "/uv", "POSTERN_CACHE_DIR", "/postern"));
        assertThat(variables.setting("CACHE_DIR")).contains("/postern");
        assertThat(variables.settingName("CACHE_DIR")).contains("POSTERN_CACHE_DIR");
        assertThat(Variables.of(Map.of("UV_CACHE_DIR", "/uv")).setting("CACHE_DIR")).contains("/uv");
    }

    @Test
    void values_are_never_printed() {
        assertThat(Variables.of(Map.of("UV_INDEX_ACME_PASSWORD", "hunter2"))).hasToString("[UV_INDEX_ACME_PASSWORD]");
    }
}
