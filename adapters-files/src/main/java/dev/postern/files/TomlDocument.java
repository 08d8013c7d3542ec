package dev.postern.files;

import dev.postern.files.TomlTable.Made;
import java.util.ArrayList;
import java.util.List;

/**
 * Parses a TOML 1.1 document (every 1.0 document is one) and keeps the line and column of each key and value, which is why no library does
 * it here. Nesting is limited; a key defined twice is an error that names both places.
 */
final class TomlDocument {
    private static final int DEEPEST = 100;

    /** A part of a dotted key. */
    private record KeyPart(String text, Place place) {}

    private final TomlScanner in;
    private final TomlStrings strings;
    private final TomlScalars scalars;

    private TomlDocument(TomlScanner in) {
        this.in = in;
        this.strings = new TomlStrings(in);
        this.scalars = new TomlScalars(in);
    }

    /** @throws UnusableFile with file, line and column */
    static TomlTable parse(String file, String text) {
        return new TomlDocument(new TomlScanner(file, text)).document();
    }

    private TomlTable document() {
        TomlTable root = new TomlTable(Made.HEADER, Place.START);
        TomlTable current = root;
        in.skipLines();
        while (!in.ended()) {
            if (in.peek() == '[') {
                current = header(root);
            } else {
                pair(current, 1);
            }
            in.expectLineEnd();
            in.skipLines();
        }
        return root;
    }

    private TomlTable header(TomlTable root) {
        Place place = in.place();
        boolean element = in.startsWith("[[");
        in.skip(element ? 2 : 1);
        in.skipBlanks();
        List<KeyPart> key = key();
        if (element && !in.startsWith("]]")) {
            throw in.wrong("expected `]]` after the name of a table in an array, found " + in.found());
        }
        if (element) {
            in.skip(2);
        } else {
            in.expect(']', "after the name of a table");
        }
        TomlTable parent = root;
        for (KeyPart part : key.subList(0, key.size() - 1)) {
            parent = throughHeader(parent, part);
        }
        return element ? appended(parent, key.getLast(), place) : opened(parent, key.getLast(), place);
    }

    private TomlTable throughHeader(TomlTable parent, KeyPart part) {
        TomlTable.Entry entry = parent.get(part.text());
        if (entry == null) {
            return created(parent, part, Made.IMPLIED, part.place());
        }
        if (entry.value() instanceof TomlTable table && table.made() != Made.INLINE) {
            return table;
        }
        if (entry.value() instanceof TomlValue.Array(List<TomlValue> items, boolean open, Place _) && open) {
            return (TomlTable) items.getLast();
        }
        throw again(part, entry);
    }

    private TomlTable opened(TomlTable parent, KeyPart part, Place place) {
        TomlTable.Entry entry = parent.get(part.text());
        if (entry == null) {
            return created(parent, part, Made.HEADER, place);
        }
        if (entry.value() instanceof TomlTable table && table.made() == Made.IMPLIED) {
            table.made(Made.HEADER);
            return table;
        }
        throw again(part, entry);
    }

    private TomlTable appended(TomlTable parent, KeyPart part, Place place) {
        TomlTable.Entry entry = parent.get(part.text());
        TomlTable element = new TomlTable(Made.HEADER, place);
        if (entry == null) {
            List<TomlValue> items = new ArrayList<>();
            items.add(element);
            parent.put(part.text(), part.place(), new TomlValue.Array(items, true, place));
            return element;
        }
        if (entry.value() instanceof TomlValue.Array(List<TomlValue> items, boolean open, Place _) && open) {
            items.add(element);
            return element;
        }
        throw again(part, entry);
    }

    private static TomlTable created(TomlTable parent, KeyPart part, Made made, Place place) {
        TomlTable table = new TomlTable(made, place);
        parent.put(part.text(), part.place(), table);
        return table;
    }

    private void pair(TomlTable table, int depth) {
        List<KeyPart> key = key();
        in.expect('=', "after a key");
        in.skipBlanks();
        TomlTable parent = table;
        for (KeyPart part : key.subList(0, key.size() - 1)) {
            parent = throughDottedKey(parent, part);
        }
        KeyPart last = key.getLast();
        TomlTable.Entry before = parent.get(last.text());
        if (before != null) {
            throw again(last, before);
        }
        parent.put(last.text(), last.place(), value(depth + key.size() - 1));
    }

    private TomlTable throughDottedKey(TomlTable parent, KeyPart part) {
        TomlTable.Entry entry = parent.get(part.text());
        if (entry == null) {
            return created(parent, part, Made.DOTTED, part.place());
        }
        if (entry.value() instanceof TomlTable table && (table.made() == Made.DOTTED || table.made() == Made.IMPLIED)) {
            table.made(Made.DOTTED);
            return table;
        }
        throw again(part, entry);
    }

    private UnusableFile again(KeyPart part, TomlTable.Entry before) {
        return in.wrong(part.place(), "`" + part.text() + "` is already defined at line " + before.key().line())
                .withHint("keep one of the two definitions");
    }

    private List<KeyPart> key() {
        List<KeyPart> parts = new ArrayList<>();
        while (true) {
            Place place = in.place();
            parts.add(new KeyPart(strings.starts() ? strings.key() : bareKey(), place));
            if (parts.size() > DEEPEST) {
                throw in.wrong("key has more than " + DEEPEST + " parts");
            }
            in.skipBlanks();
            if (in.peek() != '.') {
                return parts;
            }
            in.next();
            in.skipBlanks();
        }
    }

    private String bareKey() {
        StringBuilder text = new StringBuilder();
        while (isBare(in.peek())) {
            text.append(in.next());
        }
        if (text.isEmpty()) {
            throw in.wrong("expected a key, found " + in.found());
        }
        return text.toString();
    }

    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }

    private TomlValue value(int depth) {
        if (depth > DEEPEST) {
            throw in.wrong("values are nested more than " + DEEPEST + " deep");
        }
        if (strings.starts()) {
            return strings.read();
        }
        return switch (in.peek()) {
            case '[' -> array(depth);
            case '{' -> inlineTable(depth);
            default -> scalars.read();
        };
    }

    private TomlValue array(int depth) {
        Place place = in.place();
        in.next();
        List<TomlValue> items = new ArrayList<>();
        in.skipLines();
        while (in.peek() != ']') {
            items.add(value(depth + 1));
            in.skipLines();
            if (in.peek() != ']') {
                in.expect(',', "between the items of an array, or `]`");
                in.skipLines();
            }
        }
        in.next();
        return new TomlValue.Array(items, false, place);
    }

    private TomlTable inlineTable(int depth) {
        TomlTable table = new TomlTable(Made.DOTTED, in.place());
        in.next();
        in.skipLines();
        while (in.peek() != '}') {
            pair(table, depth + 1);
            in.skipLines();
            if (in.peek() != '}') {
                in.expect(',', "between the pairs of an inline table, or `}`");
                in.skipLines();
            }
        }
        in.next();
        closed(table);
        return table;
    }

    private static void closed(TomlTable table) {
        table.made(Made.INLINE);
        table.entries().values().forEach(entry -> {
            if (entry.value() instanceof TomlTable inner) {
                closed(inner);
            }
        });
    }
}
