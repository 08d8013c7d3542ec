package dev.postern.files;

/**
 * Something in a file that has no effect or not the one that it seems to have. Worth a warning, never an error.
 *
 * @param place {@code file:line:column}, or less where less is known
 * @param text what is said, lower-case start, no trailing period
 */
public record Note(String place, String text) {

    static Note at(String file, Place place, String text) {
        return new Note(file + ":" + place, text);
    }

    @Override
    public String toString() {
        return place + ": " + text;
    }
}
