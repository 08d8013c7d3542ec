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
        "30 DAYS, P30D", "24 hours ago, PT24H", "0 days, PT0S", "+7 days, P7D", "1.5h, PT90M", "1d 02:00:00, PT26H",
        "36:30:00.5, PT36H30M0.5S",
        "30 mins, PT30M", "5ms, PT0.005S", "5 µs, PT0.000005S", "P1W2D, P9D", "PT0.5H, PT30M", "'PT1,5S', PT1.5S", "+P1DT2H, PT26H"})
    void durations_are_read(String text, Duration expected) {
        assertThat(ExcludeNewer.parse(text, KATHMANDU)).isEqualTo(new ExcludeNewer.Age(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 month", "2 years", "P1M", "P1Y", "soon", "7", "days", "7 days x", "-7 days", "P-7D", "2026-13-01",
        "2026-02-30", "2026-02-01T25:00:00Z",
        "2026-02-01T00:00:00+25", "2026-02-01Tnoon", "20261301", "2026-02-01T00:00:61Z", "P", "PT", "P1H", "PT1D", "1d 2:0:0", "",
        "999999999 weeks", "P99999999999D", "7 fortnights"})
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

    @ParameterizedTest
    @CsvSource({"20260301, 2026-03-01T18:15:00Z", "2026-03-01t12:00:00z, 2026-03-01T12:00:00Z", "2026-03-01 12:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01T12Z, 2026-03-01T12:00:00Z", "2026-03-01T12:00:00.123456789+05:45, 2026-03-01T06:15:00.123456789Z",
        "2026-03-01T12:00:00+0545, 2026-03-01T06:15:00Z", "2026-03-01T12:00:00-05, 2026-03-01T17:00:00Z",
        "2026-03-01T12:00:00Z[UTC], 2026-03-01T12:00:00Z", "20260301T120000Z, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00, 2026-03-01T06:15:00Z"})
    void moments_are_read_as_loosely_as_uv_does(String text, Instant expected) {
        assertThat(ExcludeNewer.parse(text, KATHMANDU)).isEqualTo(new ExcludeNewer.At(expected));
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
