package dev.postern.http;

import dev.postern.http.Reply.Answer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a stored answer may be used without asking (RFC 9111, as a private cache), and how to ask.
 *
 * @param storedAt when it came or was last confirmed
 * @param until fresh before that
 * @param immutable while fresh not even a reload asks (RFC 8246)
 * @param etag empty if there is none
 * @param lastModified as the server said it; empty if it did not
 */
record Freshness(Instant storedAt, Instant until, boolean immutable, String etag, String lastModified) {

    /** Where a server says when a page changed but not for how long it holds; as in uv. */
    static final Duration HEURISTIC = Duration.ofMinutes(10);
    private static final long LONGEST_SECONDS = Duration.ofDays(10 * 365L).toSeconds();

    /** Content that its digest names never changes. */
    static Freshness forever(Instant now) {
        return new Freshness(now, now.plus(Duration.ofSeconds(LONGEST_SECONDS)), true, "", "");
    }

    /** Known, but to be confirmed before it is used. */
    static Freshness stale(Instant now) {
        return new Freshness(now, now, false, "", "");
    }

    /** Empty if the answer must not be stored. */
    static Optional<Freshness> of(Answer answer, Instant now) {
        Directives directives = Directives.parse(answer.header("cache-control").orElse(""));
        if (directives.noStore() || answer.header("vary").orElse("").contains("*")) {
            return Optional.empty();
        }
        long seconds = directives.noCache() ? 0 : lifetime(answer, directives) - age(answer);
        Instant until = now.plusSeconds(Math.clamp(seconds, 0, LONGEST_SECONDS));
        return Optional.of(new Freshness(now, until, directives.immutable(), answer.header("etag").orElse(""),
                answer.header("last-modified").orElse("")));
    }

    /** The same content, confirmed by a 304 that may bring new validators and a new lifetime. */
    Freshness confirmed(Answer notModified, Instant now) {
        Freshness said = of(notModified, now).orElse(stale(now));
        return new Freshness(now, said.until(), said.immutable(), said.etag().isEmpty() ? etag : said.etag(),
                said.lastModified().isEmpty() ? lastModified : said.lastModified());
    }

    /** Whether a 304 is about this content: a server or proxy that mixes things up is not believed. */
    boolean isMeantBy(Answer notModified) {
        String other = notModified.header("etag").orElse("");
        return other.isEmpty() || etag.isEmpty() || weak(other).equals(weak(etag));
    }

    boolean isFresh(Instant now) {
        return now.isBefore(until) && !now.isBefore(storedAt.minusSeconds(60));
    }

    boolean canBeConfirmed() {
        return !etag.isEmpty() || !lastModified.isEmpty();
    }

    private static String weak(String etag) {
        return etag.startsWith("W/") ? etag.substring(2) : etag;
    }

    private static long lifetime(Answer answer, Directives directives) {
        if (directives.maxAge() >= 0) {
            return directives.maxAge();
        }
        Optional<String> expires = answer.header("expires");
        if (expires.isPresent()) {
            Optional<Instant> end = date(expires.get());
            Optional<Instant> sent = answer.header("date").flatMap(Freshness::date);
            return end.isPresent() && sent.isPresent() ? Duration.between(sent.get(), end.get()).toSeconds() : 0;
        }
        return answer.header("last-modified").isPresent() ? HEURISTIC.toSeconds() : 0;
    }

    /** How old the answer was already when it came (RFC 9111 §5.1). */
    private static long age(Answer answer) {
        return Math.max(0, Directives.seconds(answer.header("age").orElse("")));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** What `Cache-Control` says to a private cache (RFC 9111 §5.2.2). */
    private record Directives(boolean noStore, boolean noCache, boolean immutable, long maxAge) {

        static Directives parse(String text) {
            boolean noStore = false;
            boolean noCache = false;
            boolean immutable = false;
            long maxAge = -1;
            for (String part : text.split(",", -1)) {
                String directive = part.strip().toLowerCase(Locale.ROOT);
                int equals = directive.indexOf('=');
                switch (equals < 0 ? directive : directive.substring(0, equals)) {
                    case "no-store" -> noStore = true;
                    case "no-cache" -> noCache = true;
                    case "immutable" -> immutable = true;
                    case "max-age" -> maxAge = Math.max(0, seconds(directive.substring(equals + 1).replace("\"", "")));
                    default -> {
                        // for shared caches, or unknown
                    }
                }
            }
            return new Directives(noStore, noCache, immutable, maxAge);
        }

        /** -1 if it is no number; those too long count as very long. */
        static long seconds(String text) {
            String digits = text.strip();
            if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return -1;
            }
            return digits.length() > 10 ? LONGEST_SECONDS : Long.parseLong(digits);
        }
    }
}
