package dev.postern.cli.render;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes values as indented JSON (RFC 8259): maps, lists, strings, whole numbers and booleans; an empty {@link Optional} is
 * {@code null}. Maps are written in their own order, so give them one.
 */
public final class JsonText {
    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The whole text, with a line break at the end. */
    public static String of(Object value) {
        JsonText json = new JsonText();
        json.write(value, 0);
        return json.text.append('\n').toString();
    }

    private void write(Object value, int depth) {
        switch (value) {
            case Map<?, ?> map -> object(map, depth);
            case List<?> list -> array(list, depth);
            case Optional<?> optional when optional.isPresent() -> write(optional.get(), depth);
            case Optional<?> _ -> text.append("null");
            case Boolean flag -> text.append(flag);
            case Integer number -> text.append(number);
            case Long number -> text.append(number);
            default -> string(value.toString());
        }
    }

    private void object(Map<?, ?> map, int depth) {
        if (map.isEmpty()) {
            text.append("{}");
            return;
        }
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator(); entries.hasNext();) {
            Map.Entry<?, ?> entry = entries.next();
            line(depth + 1);
            string(String.valueOf(entry.getKey()));
            text.append(": ");
            write(entry.getValue(), depth + 1);
            text.append(entries.hasNext() ? "," : "");
        }
        line(depth);
        text.append('}');
    }

    private void array(List<?> list, int depth) {
        if (list.isEmpty()) {
            text.append("[]");
            return;
        }
        text.append('[');
        for (int at = 0; at < list.size(); at++) {
            line(depth + 1);
            write(list.get(at), depth + 1);
            text.append(at + 1 < list.size() ? "," : "");
        }
        line(depth);
        text.append(']');
    }

    private void line(int depth) {
        text.append('\n').repeat(' ', 2 * depth);
    }

    private void string(String value) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> plain(c);
            }
        }
        text.append('"');
    }

    private void plain(char c) {
        if (c < ' ' || Character.isSurrogate(c) || c == '\u007f') {
            text.append("\\u").append("0123456789abcdef".charAt(c >> 12)).append("0123456789abcdef".charAt(c >> 8 & 15))
                    .append("0123456789abcdef".charAt(c >> 4 & 15)).append("0123456789abcdef".charAt(c & 15));
        } else {
            text.append(c);
        }
    }
}
