package dev.postern.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The sections of a file in the form that AWS's tools and Python's {@code configparser} share: {@code [section]} lines, {@code key =
 * value} lines with keys in any case, comments on lines of their own after {@code #} or {@code ;}, and indented lines that
 * continue a value or, below an empty one, hold {@code key = value} pairs of one more level.
 *
 * @param sections in their order; a name may occur several times
 */
record IniText(List<Section> sections) {

    /**
     * A section.
     *
     * @param name what stands between the brackets
     * @param values by key in lower case; the last one counts
     * @param nested the pairs below a key without a value of its own
     */
    record Section(String name, Map<String, String> values, Map<String, Map<String, String>> nested) {
        /** Values may be secrets. */
        @Override
        public String toString() {
            return "[" + name + "] " + values.keySet();
        }
    }

    /**
     * Reads a file.
     *
     * @param inlineComments whether a {@code #} or {@code ;} after a blank ends a value
     * @throws MalformedText with the line
     */
    static IniText parse(String text, boolean inlineComments) throws MalformedText {
        Reader reader = new Reader(inlineComments);
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            reader.read(number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line, number);
        }
        return new IniText(List.copyOf(reader.sections));
    }

    private static final class Reader {
        private final boolean inlineComments;
        private final List<Section> sections = new ArrayList<>();
        private String key = "";

        Reader(boolean inlineComments) {
            this.inlineComments = inlineComments;
        }

        void read(String line, int number) throws MalformedText {
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
                return;
            }
            if (line.indexOf('\0') >= 0) {
                throw MalformedText.at(number, "a NUL character");
            }
            boolean isIndented = Character.isWhitespace(line.charAt(0));
            if (isIndented && !key.isEmpty()) {
                continued(withoutComment(text), number);
            } else if (text.startsWith("[")) {
                opened(text, number);
            } else {
                assigned(text, number);
            }
        }

        private void opened(String text, int number) throws MalformedText {
            int end = text.lastIndexOf(']');
            if (end < 0) {
                throw MalformedText.at(number, "a section without `]`");
            }
            sections.add(new Section(text.substring(1, end).strip(), new LinkedHashMap<>(), new LinkedHashMap<>()));
            key = "";
        }

        private void assigned(String text, int number) throws MalformedText {
            int at = separator(text);
            if (sections.isEmpty()) {
                throw MalformedText.at(number, "it stands before the first section");
            }
            if (at < 1) {
                throw MalformedText.at(number, "neither a section, nor a key with a value, nor a comment");
            }
            key = text.substring(0, at).strip().toLowerCase(Locale.ROOT);
            sections.getLast().values().put(key, withoutComment(text.substring(at + 1).strip()));
            sections.getLast().nested().remove(key);
        }

        private void continued(String text, int number) throws MalformedText {
            Section section = sections.getLast();
            String before = section.values().getOrDefault(key, "");
            if (!before.isEmpty()) {
                section.values().put(key, before + "\n" + text);
                return;
            }
            int at = text.indexOf('=');
            if (at < 1) {
                throw MalformedText.at(number, "an indented line that is no key with a value");
            }
            section.nested().computeIfAbsent(key, _ -> new LinkedHashMap<>())
                    .put(text.substring(0, at).strip().toLowerCase(Locale.ROOT), text.substring(at + 1).strip());
        }

        private static int separator(String text) {
            int equals = text.indexOf('=');
            int colon = text.indexOf(':');
            return equals < 0 ? colon : colon < 0 ? equals : Math.min(equals, colon);
        }

        private String withoutComment(String value) {
            if (!inlineComments) {
                return value;
            }
            for (int at = 0; at < value.length(); at++) {
                boolean isMark = value.charAt(at) == '#' || value.charAt(at) == ';';
                if (isMark && (at == 0 || Character.isWhitespace(value.charAt(at - 1)))) {
                    return value.substring(0, at).strip();
                }
            }
            return value;
        }
    }
}
