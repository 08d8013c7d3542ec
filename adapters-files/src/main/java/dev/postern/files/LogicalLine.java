package dev.postern.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line of a requirements file as it is meant: continuation lines joined, comments cut off, environment variables put in. Each character
 * still knows its place in the file; a character from a variable has the place of the {@code $}.
 */
final class LogicalLine {
    private final StringBuilder text = new StringBuilder();
    private int[] lines = new int[80];
    private int[] columns = new int[80];
    private final List<Expansion> expansions = new ArrayList<>();

    /** A variable, and where its value stands now. */
    private record Expansion(int start, int end, String written) {}

    void append(char c, int line, int column) {
        if (text.length() == lines.length) {
            lines = Arrays.copyOf(lines, lines.length * 2);
            columns = Arrays.copyOf(columns, columns.length * 2);
        }
        lines[text.length()] = line;
        columns[text.length()] = column;
        text.append(c);
    }

    /** Puts in the value of a variable, which was written as {@code ${NAME}} from {@code from} on. */
    void appendValue(String value, String written, Place from) {
        expansions.add(new Expansion(text.length(), text.length() + value.length(), written));
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i), from.line(), from.column());
        }
    }

    String text() {
        return text.toString();
    }

    int length() {
        return text.length();
    }

    char charAt(int offset) {
        return text.charAt(offset);
    }

    boolean isBlank() {
        return text.chars().allMatch(c -> c == ' ' || c == '\t' || c == '\f');
    }

    /** The place of a character; behind the last one, the place after it. */
    Place place(int offset) {
        if (offset < text.length()) {
            return new Place(lines[offset], columns[offset]);
        }
        return text.isEmpty() ? Place.START : new Place(lines[text.length() - 1], columns[text.length() - 1] + 1);
    }

    /** Whether a variable was put in: then the text may hold a secret and no message may quote it. */
    boolean expanded() {
        return !expansions.isEmpty();
    }

    /** A part of the line as it was written, with the names of variables instead of their values. */
    String written(int start, int end) {
        StringBuilder out = new StringBuilder();
        int done = start;
        for (Expansion expansion : expansions) {
            if (expansion.start() < end && expansion.end() > start) {
                out.append(text, done, Math.max(done, expansion.start())).append(expansion.written());
                done = Math.min(end, expansion.end());
            }
        }
        return out.append(text, done, end).toString();
    }

    void cut(int length) {
        text.setLength(length);
    }
}
