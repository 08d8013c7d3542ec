package dev.postern.domain.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeTextTest {

    private static final ZoneId KATHMANDU = ZoneId.of("Asia/Kathmandu");

    @ParameterizedTest
    @CsvSource({"7 days, P7D", "1 week, P7D", "2w 3d, P17D", "'1 day, 12 hours', PT36H", "12h, PT12H", "P7D, P7D", "P2W, P14D",
        "PT90M, PT90M",
        "30 DAYS, P30D", "24 hours ago, PT24H", "0 days, PT0S"})
    void durations_are_read(String text, Duration expected) {
        assertThat(ExcludeNewer.parse(text, KATHMANDU)).isEqualTo(new ExcludeNewer.Age(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 month", "2 years", "P1M", "P1Y", "soon", "7", "days", "7 days x", "-7 days", "P-7D", "2026-13-01",
        "2026-02-30", "2026-02-01T25:00:00Z",
        "2026-02-01T00:00:00", "", "999999999 weeks", "P99999999999D", "7 fortnights"})
    void what_is_neither_date_nor_duration_is_refused(String text) {
        assertThatThrownBy(() -> ExcludeNewer.parse(text, KATHMANDU)).isInstanceOf(MalformedAge.class)
                .hasMessageContaining("`" + text + "`");
    }

    @Test
    void a_date_lasts_to_its_end_where_the_reader_is() {
        assertThat(ExcludeNewer.parse("2026-03-01", KATHMANDU)).isEqualTo(new ExcludeNewer.At(Instant.parse("2026-03-01T18:15:00Z")));
        assertThat(ExcludeNewer.parse("2026-03-01T12:00:00+01:00", KATHMANDU))
                .isEqualTo(new ExcludeNewer.At(Instant.parse("2026-03-01T11:00:00Z")));
        assertThat(ExcludeNewer.parse("false", KATHMANDU)).isEqualTo(new ExcludeNewer.Off());
    }

    @Test
    void a_cooldown_may_be_switched_off() {
        assertThat(Cooldown.parse("false", Cooldown.WithoutDates.DENY).age()).isZero();
        assertThat(Cooldown.parse("3 days", Cooldown.WithoutDates.ALLOW))
                .isEqualTo(new Cooldown(Duration.ofDays(3), Cooldown.WithoutDates.ALLOW));
        assertThat(Cooldown.WithoutDates.parse("first-seen")).contains(Cooldown.WithoutDates.FIRST_SEEN);
        assertThat(Cooldown.WithoutDates.FIRST_SEEN).hasToString("first-seen");
        assertThat(Cooldown.WithoutDates.parse("maybe")).isEmpty();
    }
}
