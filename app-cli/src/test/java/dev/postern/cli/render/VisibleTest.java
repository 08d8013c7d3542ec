package dev.postern.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {

    @Test
    void text_for_people_stays_as_it_is() {
        assertThat(Visible.of("grün → `größe`, 数\nnext line")).isEqualTo("grün → `größe`, 数\nnext line");
    }

    @Test
    void what_steers_a_terminal_is_shown_by_its_number() {
        assertThat(Visible.of("a\u001b[31m\rb\u0000\u202ec\u009b\u2028")).isEqualTo("a\\u{1b}[31m\\u{d}b\\u{0}\\u{202e}c\\u{9b}\\u{2028}");
    }

    @Test
    void very_long_words_are_cut() {
        assertThat(Visible.of("a " + "b".repeat(1000) + " c")).isEqualTo("a " + "b".repeat(300) + "… c");
    }
}
