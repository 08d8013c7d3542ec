package dev.postern.domain.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates and moments as people and tools write them: {@code 2026-03-01}, {@code 20260301}, RFC 3339, and its looser relatives with parts of
 * the time left out, an offset without colon or a zone in brackets behind the offset (RFC 9557), which is passed over.
 */
final class MomentText {
    private static final Pattern LIKE_A_DATE = Pattern.compile("\\d{4}-.*|\\d{8}(?:[Tt ]\\d.*)?");
    private static final Pattern DATED = Pattern.compile("(\\d{4})-?(\\d{2})-?(\\d{2})(?:[Tt ](.*))?");
    private static final Pattern TIME = Pattern.compile(
            "(\\d{2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,](\\d{1,9}))?)?)?\\s*([Zz]|[+-]\\d{2}(?::?\\d{2}(?::?\\d{2})?)?)?(?:\\[[^\\]]*\\])?");

    private MomentText() {}

    /** Whether a text looks like a date, maybe a wrong one, rather than like a duration. */
    static boolean isDated(String text) {
        return LIKE_A_DATE.matcher(text).matches();
    }

    /**
     * The moment; of a bare date the end of its day.
     *
     * @param zone where the day of a date ends, and what a time without an offset is meant in
     */
    static Instant parse(String text, ZoneId zone) {
        Matcher dated = DATED.matcher(text);
        if (!dated.matches()) {
            throw malformed(text);
        }
        try {
            LocalDate date = LocalDate.of(number(dated.group(1)), number(dated.group(2)), number(dated.group(3)));
            return dated.group(4) == null ? date.plusDays(1).atStartOfDay(zone).toInstant() : at(text, date, dated.group(4), zone);
        } catch (DateTimeException outOfRange) {
            throw malformed(text);
        }
    }

    private static Instant at(String text, LocalDate date, String timeText, ZoneId zone) {
        Matcher time = TIME.matcher(timeText);
        if (!time.matches()) {
            throw malformed(text);
        }
        String fraction = Optional.ofNullable(time.group(4)).orElse("");
        LocalTime moment = LocalTime.of(number(time.group(1)), number(time.group(2)), number(time.group(3)),
                number((fraction + "000000000").substring(0, 9)));
        ZoneId where = time.group(5) == null ? zone : ZoneOffset.of(time.group(5).toUpperCase(Locale.ROOT));
        return date.atTime(moment).atZone(where).toInstant();
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static MalformedAge malformed(String text) {
        return new MalformedAge(text, "it is neither a date such as `2026-03-01` nor a moment such as `2026-03-01T12:00:00Z`");
    }
}
