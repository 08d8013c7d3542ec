package dev.postern.domain.index;

import java.util.Locale;

/**
 * The name of a configured index, by which projects pin packages to it and the environment gives it credentials. ASCII
 * letters, digits, {@code -}, {@code _} and {@code .}; compared as written.
 */
public record IndexName(String text) implements Comparable<IndexName> {

    /** Checks the text; {@link #of} reads better at a call. */
    public IndexName {
        if (text.isEmpty()) {
            throw new MalformedIndexName(text, 0, "it is empty");
        }
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean allowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0;
            if (!allowed) {
                throw new MalformedIndexName(text, at, "`" + c + "` is not allowed; use letters, digits, `-`, `_` and `.`");
            }
        }
    }

    /**
     * Reads a name.
     *
     * @throws MalformedIndexName if it is empty or has another character
     */
    public static IndexName of(String text) {
        return new IndexName(text);
    }

    /** As in {@code UV_INDEX_<NAME>_USERNAME}: upper case, with {@code _} for all but letters and digits. Two names may share it. */
    public String environmentKey() {
        return text.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    @Override
    public int compareTo(IndexName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
