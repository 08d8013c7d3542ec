package dev.postern.http;

import dev.postern.http.Reply.Answer;
import dev.postern.http.Reply.Fault;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** Whether and when a request is repeated: after what may pass, in growing steps with a little chance, or when the server says. */
final class Pauses {

    private final HttpSettings.Retries retries;

    Pauses(HttpSettings.Retries retries) {
        this.retries = retries;
    }

    /**
     * The pause before the next attempt; empty if there is none.
     *
     * @param attempts made so far
     */
    Optional<Duration> before(Reply reply, int attempts, Instant now) {
        if (attempts > retries.count() || !mayPass(reply)) {
            return Optional.empty();
        }
        Optional<Duration> asked = reply instanceof Answer answer ? retryAfter(answer, now) : Optional.empty();
        if (asked.isPresent()) {
            return asked.filter(pause -> pause.compareTo(retries.longestPause()) <= 0);
        }
        long doubled = retries.firstPause().toMillis() << Math.min(attempts - 1, 16);
        long limited = Math.min(doubled, retries.longestPause().toMillis());
        return Optional.of(Duration.ofMillis(limited + ThreadLocalRandom.current().nextLong(limited / 4 + 1)));
    }

    private static boolean mayPass(Reply reply) {
        return switch (reply) {
            case Answer answer -> mayPass(answer.status());
            case Fault fault -> fault.isTransient();
        };
    }

    /** Whether the server may answer otherwise a moment later. */
    static boolean mayPass(int status) {
        return status >= 500 || status == 408 || status == 429;
    }

    /** What the server asks for, in seconds or as a date (RFC 9110 §10.2.3). */
    static Optional<Duration> retryAfter(Answer answer, Instant now) {
        String text = answer.header("retry-after").orElse("").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Duration.ofSeconds(text.length() > 9 ? 999_999_999 : Long.parseLong(text)));
            }
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
