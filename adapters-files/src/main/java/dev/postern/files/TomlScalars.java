package dev.postern.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers, booleans, dates and times. */
final class TomlScalars {
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final String CLOCK = "(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?";
    private static final Pattern TIME = Pattern.compile(CLOCK);
    private static final Pattern MOMENT = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[Tt ](" + CLOCK + ")([Zz]|[+-](\\d{2}):(\\d{2}))?");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:0|[1-9](?:_?\\d)*)");
    private static final Pattern PREFIXED = Pattern.compile(
            "0(?:x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|o[0-7](?:_?[0-7])*|b[01](?:_?[01])*)");
    private static final Pattern FLOAT = Pattern.compile(
            "[+-]?(?:0|[1-9](?:_?\\d)*)(?:\\.\\d(?:_?\\d)*)?(?:[eE][+-]?\\d(?:_?\\d)*)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(?:inf|nan)");
    private static final int LONGEST_NUMBER = 512;

    private final TomlScanner in;

    TomlScalars(TomlScanner in) {
        this.in = in;
    }

    TomlValue read() {
        Place place = in.place();
        String word = word();
        if (word.isEmpty()) {
            throw in.wrong("expected a value, found " + in.found());
        }
        TomlValue value = valueOf(word, place);
        in.skip(word.length());
        return value;
    }

    /** Up to the next delimiter; one blank may stand between a date and its time. */
    private String word() {
        CharSequence rest = in.rest();
        int end = wordEnd(rest, 0);
        boolean date = end == 10 && DATE.matcher(rest.subSequence(0, end)).matches();
        if (date && end + 1 < rest.length() && rest.charAt(end) == ' ' && isDigit(rest.charAt(end + 1))) {
            end = wordEnd(rest, end + 1);
        }
        return rest.subSequence(0, end).toString();
    }

    private static int wordEnd(CharSequence rest, int from) {
        int end = from;
        while (end < rest.length() && " \t,]}#=[{\"'".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private TomlValue valueOf(String word, Place place) {
        if (word.equals("true") || word.equals("false")) {
            return new TomlValue.Flag(word.equals("true"), place);
        }
        if (word.length() <= LONGEST_NUMBER) {
            if (DECIMAL.matcher(word).matches()) {
                return new TomlValue.Whole(whole(word.replace("_", ""), 10), place);
            }
            if (PREFIXED.matcher(word).matches()) {
                return new TomlValue.Whole(prefixed(word), place);
            }
            if (FLOAT.matcher(word).matches()) {
                return new TomlValue.Real(Double.parseDouble(word.replace("_", "")), place);
            }
        }
        if (SPECIAL.matcher(word).matches()) {
            double size = word.endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
            return new TomlValue.Real(word.startsWith("-") ? -size : size, place);
        }
        if (isMoment(word)) {
            return new TomlValue.Moment(word.replace(' ', 'T').toUpperCase(Locale.ROOT), place);
        }
        throw in.wrong("`" + abbreviated(word) + "` is no TOML value")
                .withHint("text stands in quotes: `\"" + abbreviated(word) + "\"`");
    }

    private long prefixed(String word) {
        int radix = switch (word.charAt(1)) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
        return whole(word.substring(2).replace("_", ""), radix);
    }

    private long whole(String digits, int radix) {
        try {
            return Long.parseLong(digits, radix);
        } catch (NumberFormatException tooLarge) {
            throw in.wrong("integer does not fit in 64 bits");
        }
    }

    private static boolean isMoment(String word) {
        if (DATE.matcher(word).matches()) {
            return isDate(word);
        }
        Matcher time = TIME.matcher(word);
        if (time.matches()) {
            return isTime(time, 1);
        }
        Matcher both = MOMENT.matcher(word);
        return both.matches() && isDate(both.group(1)) && isTime(both, 3)
                && (both.group(7) == null || below(both.group(7), 24) && below(both.group(8), 60));
    }

    private static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException noSuchDay) {
            return false;
        }
    }

    private static boolean isTime(Matcher time, int group) {
        return below(time.group(group), 24) && below(time.group(group + 1), 60)
                && (time.group(group + 2) == null || below(time.group(group + 2), 61));
    }

    private static boolean below(String digits, int limit) {
        return Integer.parseInt(digits) < limit;
    }

    private static String abbreviated(String word) {
        return word.length() <= 40 ? word : word.substring(0, 40) + "…";
    }
}
