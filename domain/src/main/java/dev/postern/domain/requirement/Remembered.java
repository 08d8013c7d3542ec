package dev.postern.domain.requirement;

import org.jspecify.annotations.Nullable;

/**
 * What short texts were read as, since metadata repeat the same few: {@code extra == 'test'}, {@code typing-extensions>=4}. Holds a fixed
 * number of them; a newer one takes the place of an older one. Threads may overwrite one another's entries, which are immutable.
 */
final class Remembered<T> {
    private static final int MAX_LENGTH = 320;

    private record Entry<T>(String text, T value) {}

    private final @Nullable Entry<T>[] entries;

    /** @param places how many texts are remembered at most, a power of two */
    @SuppressWarnings("unchecked")
    Remembered(int places) {
        this.entries = (Entry<T>[]) new Entry<?>[places];
    }

    @Nullable
    T get(String text) {
        Entry<T> entry = entries[place(text)];
        return entry != null && entry.text().equals(text) ? entry.value() : null;
    }

    void put(String text, T value) {
        if (text.length() <= MAX_LENGTH) {
            entries[place(text)] = new Entry<>(text, value);
        }
    }

    private int place(String text) {
        int hash = text.hashCode();
        return (hash ^ (hash >>> 16)) & (entries.length - 1);
    }
}
