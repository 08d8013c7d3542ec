package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.MalformedAge;
import java.time.Instant;
import java.time.ZoneOffset;

class AgeFuzzTest {

    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    @FuzzTest
    void an_age_is_read_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            assertThat(Cooldown.parse(text, Cooldown.WithoutDates.DENY).age().isNegative()).isFalse();
        } catch (MalformedAge e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    @FuzzTest
    void a_cutoff_is_read_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            assertThat(ExcludeNewer.parse(text, ZoneOffset.UTC).cutoff(NOW)).isNotNull();
        } catch (MalformedAge e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
