package dev.postern.files;

import dev.postern.domain.index.SettingOrigin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A value of a settings file with its path of keys, read with the kind that the reader expects. A value of another kind is an error that
 * names the file, the place, the key and both kinds.
 *
 * @param path all keys, joined by dots, for messages
 * @param key the last key; an item of an array has that of the array
 */
record TomlNode(String file, String path, String key, TomlValue value) {

    static TomlNode document(String file, String text) {
        return new TomlNode(file, "", "", TomlDocument.parse(file, text));
    }

    Place place() {
        return value.place();
    }

    Optional<TomlNode> get(String key) {
        TomlTable.Entry entry = table().get(key);
        return entry == null ? Optional.empty() : Optional.of(child(key, entry));
    }

    /** A node below, by several keys; empty as soon as one is missing. */
    Optional<TomlNode> at(String... keys) {
        Optional<TomlNode> node = Optional.of(this);
        for (String key : keys) {
            node = node.flatMap(table -> table.get(key));
        }
        return node;
    }

    /** The members of a table, in the order of the text. */
    Collection<TomlNode> members() {
        return table().entries().entrySet().stream().map(member -> child(member.getKey(), member.getValue())).toList();
    }

    private TomlNode child(String name, TomlTable.Entry entry) {
        return new TomlNode(file, path.isEmpty() ? name : path + "." + name, name, entry.value());
    }

    private TomlTable table() {
        if (value instanceof TomlTable table) {
            return table;
        }
        throw wrongValue("a table");
    }

    boolean isTable() {
        return value instanceof TomlTable;
    }

    boolean isList() {
        return value instanceof TomlValue.Array;
    }

    String text() {
        if (value instanceof TomlValue.Text text) {
            return text.text();
        }
        throw wrongValue("a string");
    }

    boolean flag() {
        if (value instanceof TomlValue.Flag flag) {
            return flag.set();
        }
        throw wrongValue("`true` or `false`");
    }

    long whole() {
        if (value instanceof TomlValue.Whole whole) {
            return whole.number();
        }
        throw wrongValue("an integer");
    }

    List<TomlNode> list() {
        if (!(value instanceof TomlValue.Array array)) {
            throw wrongValue("an array");
        }
        List<TomlNode> nodes = new ArrayList<>();
        for (TomlValue item : array.items()) {
            nodes.add(new TomlNode(file, path, key, item));
        }
        return nodes;
    }

    /** The same with other text, at the same place. */
    TomlNode withText(String text) {
        return new TomlNode(file, path, key, new TomlValue.Text(text, place()));
    }

    /** The text, read by a parser of the domain whose exception becomes an error at this place. */
    <T> T parsed(Function<String, T> parser) {
        String text = text();
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw wrong(String.valueOf(malformed.getMessage()));
        }
    }

    SettingOrigin origin() {
        return new SettingOrigin(file, place().line());
    }

    UnusableFile wrong(String problem) {
        return UnusableFile.at(file, place(), problem);
    }

    UnusableFile wrongValue(String expected) {
        return wrong("`" + path + "` must be " + expected + ", not " + value.kind());
    }
}
