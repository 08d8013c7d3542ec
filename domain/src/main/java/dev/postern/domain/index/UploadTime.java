package dev.postern.domain.index;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;

/** Reads upload times (PEP 700: RFC 3339 in UTC). By hand, since the general parser costs a start-up its classes and a page its time. */
final class UploadTime {

    private static final String FORM = "0000-00-00T00:00:00";
    private static final int SECONDS_OF_DAY = 86_400;

    private UploadTime() {}

    /** The moment, or empty where the text is none. */
    static Optional<Instant> parse(String text) {
        try {
            return Optional.of(isPlain(text) ? plain(text) : OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Whether it is {@code yyyy-mm-ddThh:mm:ss}, up to nine digits of a second, and {@code Z}. */
    private static boolean isPlain(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || end > FORM.length() + 10 || end == FORM.length() + 1 || text.charAt(end) != 'Z') {
            return false;
        }
        for (int at = 0; at < end; at++) {
            char wanted = at < FORM.length() ? FORM.charAt(at) : at == FORM.length() ? '.' : '0';
            char c = text.charAt(at);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant plain(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)).toEpochDay();
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (hour > 23 || minute > 59 || second > 59) {
            throw new DateTimeException("no such time of day");
        }
        int digits = Math.max(0, text.length() - 2 - FORM.length());
        int nanos = digits == 0 ? 0 : number(text, FORM.length() + 1, text.length() - 1);
        for (int at = digits; at < 9; at++) {
            nanos *= 10;
        }
        return Instant.ofEpochSecond(day * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, nanos);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int at = from; at < to; at++) {
            number = number * 10 + (text.charAt(at) - '0');
        }
        return number;
    }
}
