package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A glob over normalised package names (PEP 503), such as {@code acme-*}: {@code *} stands for any characters, also none,
 * and {@code ?} for one. An index that lists it in {@code packages} owns every name that matches.
 *
 * @param text normalised: lower case, with one {@code -} for any run of {@code -}, {@code _} and {@code .}
 */
public record NamePattern(String text) {

    /** Longer than any name. */
    private static final int LONGEST = 255;

    /** Takes normalised text; {@link #parse} reads what people write. */
    public NamePattern {
        if (text.isEmpty()) {
            throw new MalformedPattern(text, 0, "it is empty and claims nothing");
        }
    }

    /**
     * Reads a pattern.
     *
     * @throws MalformedPattern if it has a character that no name has, or no name can match it
     */
    public static NamePattern parse(String text) {
        if (text.length() > LONGEST) {
            throw new MalformedPattern(text.substring(0, LONGEST) + "…", LONGEST, "it is longer than " + LONGEST + " characters");
        }
        StringBuilder normalised = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            append(normalised, text, at);
        }
        NamePattern pattern = new NamePattern(normalised.toString());
        if (text.startsWith("-") || text.startsWith("_") || text.startsWith(".") || normalised.charAt(normalised.length() - 1) == '-') {
            throw new MalformedPattern(text, text.length() - 1, "no name begins or ends with a separator, so that it claims nothing");
        }
        return pattern;
    }

    /**
     * Reads the list of an index's {@code packages}.
     *
     * @throws MalformedPattern if one is malformed, or the list is empty: an index that claims nothing was meant otherwise
     */
    public static List<NamePattern> parseAll(List<String> texts) {
        if (texts.isEmpty()) {
            throw new MalformedPattern("[]", 0, "the list is empty and claims nothing");
        }
        List<NamePattern> patterns = new ArrayList<>(texts.size());
        for (String text : texts) {
            patterns.add(parse(text));
        }
        return List.copyOf(patterns);
    }

    public boolean matches(PackageName name) {
        return NamePatterns.matches(text, name.text());
    }

    /** Whether some name matches both. */
    public boolean overlaps(NamePattern other) {
        return NamePatterns.overlap(text, other.text);
    }

    /** Whether it has no wildcard and so stands for one name. */
    public boolean isLiteral() {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    private static void append(StringBuilder normalised, String text, int at) {
        char c = text.charAt(at);
        if (c == '-' || c == '_' || c == '.') {
            if (normalised.isEmpty() || normalised.charAt(normalised.length() - 1) != '-') {
                normalised.append('-');
            }
        } else if (c == '*') {
            if (normalised.isEmpty() || normalised.charAt(normalised.length() - 1) != '*') {
                normalised.append('*');
            }
        } else if (c == '?' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) {
            normalised.append(String.valueOf(c).toLowerCase(Locale.ROOT));
        } else {
            throw new MalformedPattern(text, at, "`" + c + "` is in no package name; `*` stands for any characters and `?` for one");
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
