package dev.postern.domain.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class UploadTimeTest {

    @Test
    void a_time_is_read_with_and_without_parts_of_a_second() {
        assertThat(UploadTime.parse("2026-01-02T03:04:05Z")).contains(Instant.parse("2026-01-02T03:04:05Z"));
        assertThat(UploadTime.parse("2026-01-02T03:04:05.6Z")).contains(Instant.parse("2026-01-02T03:04:05.600Z"));
        assertThat(UploadTime.parse("2026-01-02T03:04:05.678901234Z")).contains(Instant.parse("2026-01-02T03:04:05.678901234Z"));
        assertThat(UploadTime.parse("2026-01-02T03:04:05+05:45")).contains(Instant.parse("2026-01-01T21:19:05Z"));
        assertThat(UploadTime.parse("2026-01-02")).isEmpty();
    }

    @Property(tries = 2_000)
    void every_printed_moment_is_read_back(@ForAll @LongRange(min = 0, max = 4_102_444_800L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant moment = Instant.ofEpochSecond(second, nano);
        assertThat(UploadTime.parse(moment.toString())).contains(moment);
        Instant micros = moment.truncatedTo(ChronoUnit.MICROS);
        assertThat(UploadTime.parse(micros.toString())).contains(micros);
    }

    @Property(tries = 3_000)
    void it_reads_what_the_general_parser_reads(@ForAll("texts") String text) {
        assertThat(UploadTime.parse(text)).isEqualTo(general(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("2026-01-02T03:04:05.678Z", "2024-02-29T23:59:59Z", "2026-12-31T00:00:00.1Z").flatMap(text -> Arbitraries
                .integers().between(0, text.length() - 1)
                .flatMap(at -> Arbitraries.of('0', '1', '3', '9', 'Z', '.', ':', '-', 'T', ' ', '+')
                        .map(c -> text.substring(0, at) + c + text.substring(at + 1))));
    }

    private static Optional<Instant> general(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
