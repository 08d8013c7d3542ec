package dev.postern.http;

import dev.postern.http.Reply.Answer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of a file an answer holds (RFC 9110 §14.4).
 *
 * @param total bytes of the whole file
 */
record ContentRange(long first, long last, long total) {

    private static final Pattern FORM = Pattern.compile("\\s*bytes\\s+(\\d{1,18})-(\\d{1,18})/(\\d{1,18})\\s*",
            Pattern.CASE_INSENSITIVE);

    /** Empty where the answer does not say, or says something that does not fit its body. */
    static Optional<ContentRange> of(Answer answer) {
        Matcher said = FORM.matcher(answer.header("content-range").orElse(""));
        if (!said.matches()) {
            return Optional.empty();
        }
        ContentRange range = new ContentRange(Long.parseLong(said.group(1)), Long.parseLong(said.group(2)),
                Long.parseLong(said.group(3)));
        boolean sane = range.first <= range.last && range.last < range.total
                && range.last - range.first + 1 == answer.body().length();
        return sane ? Optional.of(range) : Optional.empty();
    }
}
