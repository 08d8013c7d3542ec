package dev.postern.domain.index;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** From which moment on files are treated as not existing: uv's {@code exclude-newer}. */
public sealed interface ExcludeNewer {

    /** Files uploaded at this moment or later. */
    record At(Instant cutoff) implements ExcludeNewer {}

    /** Files younger than this, counted back from the start of the run. */
    record Age(Duration age) implements ExcludeNewer {}

    /** No cutoff, whatever a wider setting says: {@code false}. */
    record Off() implements ExcludeNewer {}

    /**
     * Reads a moment ({@code 2026-03-01T12:00:00Z}, RFC 3339), a date ({@code 2026-03-01}: the end of that day), a duration
     * ({@code 7 days}, {@code P7D}) or {@code false}: all that uv reads.
     *
     * @param zone where the day of a date ends, and what a time without an offset is meant in
     * @throws MalformedAge if it is none of these
     */
    static ExcludeNewer parse(String text, ZoneId zone) {
        String trimmed = text.strip();
        if (trimmed.equals("false")) {
            return new Off();
        }
        if (MomentText.isDated(trimmed)) {
            return new At(MomentText.parse(trimmed, zone));
        }
        try {
            return new Age(AgeText.duration(trimmed));
        } catch (MalformedAge malformed) {
            boolean word = trimmed.isEmpty() || Character.isLetter(trimmed.charAt(0)) && trimmed.charAt(0) != 'P';
            throw word ? new MalformedAge(text,
                    "write a date such as `2026-03-01`, a moment such as `2026-03-01T12:00:00Z`, or an age such as "
                            + "`7 days`")
                    : malformed;
        }
    }

    /** The moment that it stands for; empty for {@link Off}. */
    default Optional<Instant> cutoff(Instant now) {
        return switch (this) {
            case At at -> Optional.of(at.cutoff());
            case Age age -> Optional.of(now.minus(age.age()));
            case Off off -> Optional.empty();
        };
    }
}
