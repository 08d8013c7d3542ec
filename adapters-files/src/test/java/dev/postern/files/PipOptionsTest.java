package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PipOptionsTest {

    @Test
    void options_are_read_as_pip_reads_them() {
        var options = PipOptions.parse("pip.conf", """
                # comment
                [global]
                Index_Url = https://a/simple
                extra-index-url: https://b
                    https://c
                [install]
                index-url=https://d
                """);
        assertThat(PipOptions.effective(options, "index-url").orElseThrow().value()).isEqualTo("https://d");
        assertThat(PipOptions.effective(options, "extra-index-url").orElseThrow()).isEqualTo(
                new PipOptions.Option("global", "extra-index-url", "https://b\nhttps://c", 4));
        assertThat(PipOptions.effective(options, "no-index")).isEmpty();
    }

    @Test
    void lines_that_are_no_options_are_told() {
        assertThatThrownBy(() -> PipOptions.parse("pip.conf", "a = 1")).hasMessage("pip.conf:1:1: option stands before the first section");
        assertThatThrownBy(() -> PipOptions.parse("pip.conf", "[global]\nfoo")).hasMessage("pip.conf:2:1: expected `option = value`");
        assertThatThrownBy(() -> PipOptions.parse("pip.conf", "[]")).hasMessage("pip.conf:1:1: section has no name in brackets");
    }
}
