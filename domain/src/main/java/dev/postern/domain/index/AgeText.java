package dev.postern.domain.index;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 7 days}, {@code 1 week 12h}, or ISO 8601. Months and years have no fixed length. */
final class AgeText {

    private static final int LONGEST = 64;
    /** So that counting back from now never leaves the calendar. */
    private static final Duration MOST = Duration.ofDays(365_000);
    private static final Pattern PART = Pattern.compile("\\G[\\s,]*(\\d{1,9})\\s*([a-z]+)");

    private AgeText() {}

    static Duration duration(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST) {
            throw new MalformedAge(text, "expected something like `7 days`");
        }
        Duration duration = lower.startsWith("p") ? iso(text, lower) : friendly(text, lower);
        if (duration.isNegative() || duration.compareTo(MOST) > 0) {
            throw new MalformedAge(text, "it is negative or longer than a thousand years");
        }
        return duration;
    }

    private static Duration friendly(String text, String lower) {
        String plain = lower.endsWith(" ago") ? lower.substring(0, lower.length() - 4) : lower;
        Matcher part = PART.matcher(plain);
        Duration sum = Duration.ZERO;
        int end = 0;
        while (part.find()) {
            sum = sum.plus(unit(text, part.group(2)).multipliedBy(Long.parseLong(part.group(1))));
            end = part.end();
        }
        if (end == 0 || end < plain.length()) {
            throw new MalformedAge(text, "expected a number and a unit, such as `7 days`, `2 weeks` or `12h`");
        }
        return sum;
    }

    private static Duration iso(String text, String lower) {
        try {
            if (lower.matches("p\\d{1,9}w")) {
                return Duration.ofDays(7).multipliedBy(Long.parseLong(lower, 1, lower.length() - 1, 10));
            }
            return Duration.parse(lower);
        } catch (DateTimeException | ArithmeticException e) {
            throw new MalformedAge(text,
                    lower.matches("p\\d+[ym].*") ? "months and years have no fixed length" : "it is not an ISO 8601 duration");
        }
    }

    private static Duration unit(String text, String name) {
        return switch (name) {
            case "w", "week", "weeks", "wk", "wks" -> Duration.ofDays(7);
            case "d", "day", "days" -> Duration.ofDays(1);
            case "h", "hr", "hrs", "hour", "hours" -> Duration.ofHours(1);
            case "m", "min", "mins", "minute", "minutes" -> Duration.ofMinutes(1);
            case "s", "sec", "secs", "second", "seconds" -> Duration.ofSeconds(1);
            case "mo", "mos", "month", "months", "y", "yr", "yrs", "year", "years" ->
                    throw new MalformedAge(text, "months and years have no fixed length; use days or weeks");
            default -> throw new MalformedAge(text, "`" + name + "` is not a unit of time");
        };
    }
}
