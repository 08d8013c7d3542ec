package dev.postern.domain.index;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as people write them: {@code 7 days}, {@code 1 week 12h}, {@code 1d 02:00:00}, or ISO 8601 ({@code P1W2D}, {@code PT0.5H}).
 * Months and years have no fixed length.
 */
final class AgeText {

    private static final int LONGEST = 64;
    /** So that counting back from now never leaves the calendar. */
    private static final BigDecimal MOST = BigDecimal.valueOf(Duration.ofDays(365_000).toSeconds());
    private static final String NUMBER = "(\\d{1,12}(?:[.,]\\d{1,9})?)";
    private static final Pattern PART =
            Pattern.compile("\\G[\\s,]*(?:(\\d{1,9}):(\\d{2}):(\\d{2}(?:[.,]\\d{1,9})?)|" + NUMBER + "\\s*([a-zµ]+))");
    private static final Pattern ISO = Pattern.compile("p((?:" + NUMBER + "[a-z])*)(?:t((?:" + NUMBER + "[a-z])+))?");
    private static final Pattern ISO_PART = Pattern.compile(NUMBER + "([a-z])");
    private static final String NO_FIXED_LENGTH = "months and years have no fixed length; use days or weeks";

    private AgeText() {}

    static Duration duration(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > LONGEST) {
            throw new MalformedAge(text, "expected something like `7 days`");
        }
        String plain = lower.startsWith("+") ? lower.substring(1).strip() : lower;
        BigDecimal seconds = plain.startsWith("p") ? iso(text, plain) : friendly(text, plain);
        if (seconds.signum() < 0 || seconds.compareTo(MOST) > 0) {
            throw new MalformedAge(text, "it is negative or longer than a thousand years");
        }
        return Duration.ofSeconds(seconds.longValue(), seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }

    private static BigDecimal friendly(String text, String lower) {
        String plain = lower.endsWith(" ago") ? lower.substring(0, lower.length() - 4) : lower;
        Matcher part = PART.matcher(plain);
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (part.find()) {
            sum = sum.add(part.group(1) == null ? number(part.group(4)).multiply(unit(text, part.group(5))) : clock(part));
            end = part.end();
        }
        if (end == 0 || end < plain.length()) {
            throw new MalformedAge(text, "expected a number and a unit, such as `7 days`, `2 weeks` or `12h`");
        }
        return sum;
    }

    private static BigDecimal clock(Matcher part) {
        return number(part.group(1)).multiply(HOUR).add(number(part.group(2)).multiply(MINUTE)).add(number(part.group(3)));
    }

    private static BigDecimal iso(String text, String lower) {
        Matcher whole = ISO.matcher(lower);
        String time = whole.matches() && whole.group(3) != null ? whole.group(3) : "";
        if (!whole.matches() || whole.group(1).isEmpty() && time.isEmpty()) {
            throw new MalformedAge(text, "it is not an ISO 8601 duration");
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher part = ISO_PART.matcher(whole.group(1)); part.find();) {
            sum = sum.add(number(part.group(1)).multiply(switch (part.group(2)) {
                case "w" -> WEEK;
                case "d" -> DAY;
                case "y", "m" -> throw new MalformedAge(text, NO_FIXED_LENGTH);
                case String other -> throw new MalformedAge(text, "`" + other + "` is not a unit of ISO 8601 for days");
            }));
        }
        for (Matcher part = ISO_PART.matcher(time); part.find();) {
            sum = sum.add(number(part.group(1)).multiply(switch (part.group(2)) {
                case "h" -> HOUR;
                case "m" -> MINUTE;
                case "s" -> BigDecimal.ONE;
                case String other -> throw new MalformedAge(text, "`" + other + "` is not a unit of ISO 8601 for times");
            }));
        }
        return sum;
    }

    private static BigDecimal number(String digits) {
        return new BigDecimal(digits.replace(',', '.'));
    }

    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);
    private static final BigDecimal HOUR = BigDecimal.valueOf(3600);
    private static final BigDecimal DAY = BigDecimal.valueOf(86_400);
    private static final BigDecimal WEEK = BigDecimal.valueOf(604_800);

    private static BigDecimal unit(String text, String name) {
        return switch (name) {
            case "w", "week", "weeks", "wk", "wks" -> WEEK;
            case "d", "day", "days" -> DAY;
            case "h", "hr", "hrs", "hour", "hours" -> HOUR;
            case "m", "min", "mins", "minute", "minutes" -> MINUTE;
            case "s", "sec", "secs", "second", "seconds" -> BigDecimal.ONE;
            case "ms", "msec", "msecs", "milli", "millis", "millisecond", "milliseconds" -> BigDecimal.ONE.movePointLeft(3);
            case "us", "µs", "usec", "usecs", "micro", "micros", "microsecond", "microseconds" -> BigDecimal.ONE.movePointLeft(6);
            case "ns", "nsec", "nsecs", "nano", "nanos", "nanosecond", "nanoseconds" -> BigDecimal.ONE.movePointLeft(9);
            case "mo", "mos", "month", "months", "y", "yr", "yrs", "year", "years" -> throw new MalformedAge(text, NO_FIXED_LENGTH);
            default -> throw new MalformedAge(text, "`" + name + "` is not a unit of time");
        };
    }
}
