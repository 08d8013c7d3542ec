package dev.postern.domain.requirement;

import org.jspecify.annotations.Nullable;

/**
 * Remembers markers by their texts, since metadata repeat the same few: {@code extra == 'test'}, {@code python_version < "3.8"}. Holds a
 * fixed number of short texts; a newer one takes the place of an older one. Threads may overwrite one another's entries, which are immutable.
 */
final class ParsedMarkers {
    private static final int PLACES = 1 << 11;
    private static final int MAX_LENGTH = 256;

    private record Entry(String text, Marker marker) {}

    private static final @Nullable Entry[] ENTRIES = new Entry[PLACES];

    private ParsedMarkers() {}

    static Marker parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return MarkerParser.parse(text);
        }
        int hash = text.hashCode();
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        Entry entry = ENTRIES[place];
        if (entry != null && entry.text().equals(text)) {
            return entry.marker();
        }
        Marker marker = MarkerParser.parse(text);
        ENTRIES[place] = new Entry(text, marker);
        return marker;
    }
}
