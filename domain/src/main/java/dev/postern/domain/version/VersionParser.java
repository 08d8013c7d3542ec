package dev.postern.domain.version;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads one version (PEP 440, appendix B), in one pass and without backtracking: a separator after a letter belongs to that letter, which is what
 * the appendix's pattern comes to.
 */
final class VersionParser {

    private static final String[] PRE_WORDS = {"alpha", "beta", "preview", "pre", "rc", "a", "b", "c"};
    private static final int[] PRE_KINDS = {VersionKey.ALPHA, VersionKey.BETA, VersionKey.CANDIDATE, VersionKey.CANDIDATE,
        VersionKey.CANDIDATE, VersionKey.ALPHA, VersionKey.BETA, VersionKey.CANDIDATE};
    private static final String[] POST_WORDS = {"post", "rev", "r"};
    private static final String[] DEV_WORDS = {"dev"};

    private final String text;
    private final int end;
    private int at;
    /** Why reading failed; set before {@link #failedAt} is read. */
    private @Nullable String failure;
    private int failedAt;

    VersionParser(String text) {
        this.text = text;
        int start = 0;
        int stop = text.length();
        while (start < stop && isSpace(text.charAt(start))) {
            start++;
        }
        while (stop > start && isSpace(text.charAt(stop - 1))) {
            stop--;
        }
        at = start;
        end = stop;
    }

    Version parseOrThrow() {
        Version version = parse();
        if (version == null) {
            throw new MalformedVersion(text, failedAt, failure == null ? "it cannot be read" : failure);
        }
        return version;
    }

    @Nullable
    Version parse() {
        if (peek() == 'v') {
            at++;
        }
        VersionParts parts = release();
        if (failure == null) {
            parts = pre(parts);
            parts = post(parts);
            parts = dev(parts);
            parts = local(parts);
        }
        if (failure == null && at < end) {
            fail(at, "nothing can follow `" + text.substring(0, at).strip() + "` but a pre-, post-, development or local part");
        }
        return failure == null ? Version.of(parts) : null;
    }

    private VersionParts release() {
        long first = requiredNumber("it must start with a number");
        long epoch = 0;
        if (failure == null && peek() == '!') {
            at++;
            epoch = first;
            first = requiredNumber("a release number must follow the epoch");
        }
        long[] numbers = new long[4];
        numbers[0] = first;
        int count = 1;
        while (failure == null && peek() == '.' && isDigit(peek(1))) {
            at++;
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, count * 2);
            }
            numbers[count++] = number();
        }
        return VersionParts.of(epoch, Arrays.copyOf(numbers, count));
    }

    private VersionParts pre(VersionParts parts) {
        int word = word(PRE_WORDS);
        return word < 0 ? parts : parts.withPre(PRE_KINDS[word], optionalNumber());
    }

    private VersionParts post(VersionParts parts) {
        if (peek() == '-' && isDigit(peek(1))) {
            at++;
            return parts.withPost(number());
        }
        return word(POST_WORDS) < 0 ? parts : parts.withPost(optionalNumber());
    }

    private VersionParts dev(VersionParts parts) {
        return word(DEV_WORDS) < 0 ? parts : parts.withDev(optionalNumber());
    }

    private VersionParts local(VersionParts parts) {
        if (failure != null || peek() != '+') {
            return parts;
        }
        StringBuilder local = new StringBuilder(end - at);
        do {
            at++;
            if (!local.isEmpty()) {
                local.append('.');
            }
            segment(local);
        } while (failure == null && isSeparator(peek()));
        return parts.withLocal(local.toString());
    }

    private void segment(StringBuilder local) {
        int start = at;
        boolean number = true;
        while (isDigit(peek()) || isLetter(peek())) {
            number &= isDigit(peek());
            at++;
        }
        if (at == start) {
            fail(at, "a local part is made of ASCII letters and digits");
            return;
        }
        while (number && start < at - 1 && text.charAt(start) == '0') {
            start++;
        }
        for (int i = start; i < at; i++) {
            local.append(lower(text.charAt(i)));
        }
    }

    /** Reads an optional separator and one of the words; gives the index of the word, or −1 having read nothing. */
    private int word(String[] words) {
        int start = isSeparator(peek()) ? at + 1 : at;
        for (int i = 0; failure == null && i < words.length; i++) {
            if (startsWith(words[i], start)) {
                at = start + words[i].length();
                return i;
            }
        }
        return -1;
    }

    private boolean startsWith(String word, int start) {
        if (start + word.length() > end) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(start + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private long optionalNumber() {
        if (isSeparator(peek())) {
            at++;
        }
        return isDigit(peek()) ? number() : 0;
    }

    private long requiredNumber(String otherwise) {
        if (isDigit(peek())) {
            return number();
        }
        fail(at, otherwise);
        return 0;
    }

    private long number() {
        int start = at;
        long value = 0;
        while (isDigit(peek())) {
            int digit = peek() - '0';
            // the largest long is kept free for VersionParts.INFINITE and for the number after the largest
            if (value > (Long.MAX_VALUE - 2 - digit) / 10) {
                fail(start, "its number is larger than " + (Long.MAX_VALUE - 2));
                return 0;
            }
            value = value * 10 + digit;
            at++;
        }
        return value;
    }

    private void fail(int position, String reason) {
        if (failure == null) {
            failure = reason;
            failedAt = position;
        }
    }

    private char peek() {
        return at < end ? lower(text.charAt(at)) : 0;
    }

    private char peek(int ahead) {
        return at + ahead < end ? text.charAt(at + ahead) : 0;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char lowered) {
        return lowered >= 'a' && lowered <= 'z';
    }

    private static boolean isSeparator(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    static boolean isSpace(char c) {
        return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : Character.isSpaceChar(c);
    }
}
