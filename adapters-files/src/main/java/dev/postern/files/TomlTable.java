package dev.postern.files;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of a TOML document: keys in the order of the text, each with the place of the key. Filled while parsing, read only afterwards. */
final class TomlTable implements TomlValue {

    /** How a table came to be, which decides who may add to it. */
    enum Made {
        /** As the parent of a longer header: a header of its own may follow. */
        IMPLIED,
        /** By its own header. */
        HEADER,
        /** By a dotted key. */
        DOTTED,
        /** In braces: nothing may be added. */
        INLINE
    }

    record Entry(Place key, TomlValue value) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Place place;
    private Made made;

    TomlTable(Made made, Place place) {
        this.made = made;
        this.place = place;
    }

    @Nullable
    Entry get(String key) {
        return entries.get(key);
    }

    void put(String key, Place keyPlace, TomlValue value) {
        entries.put(key, new Entry(keyPlace, value));
    }

    Made made() {
        return made;
    }

    void made(Made how) {
        made = how;
    }

    Map<String, Entry> entries() {
        return entries;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public String kind() {
        return "a table";
    }
}
