package dev.postern.files;

import java.util.List;

/** A value of a TOML 1.1 document with the place where it begins. */
sealed interface TomlValue
        permits TomlValue.Text, TomlValue.Whole, TomlValue.Real, TomlValue.Flag, TomlValue.Moment, TomlValue.Array, TomlTable {

    Place place();

    /** The kind, with its article, as a message names it. */
    String kind();

    record Text(String text, Place place) implements TomlValue {
        @Override
        public String kind() {
            return "a string";
        }
    }

    record Whole(long number, Place place) implements TomlValue {
        @Override
        public String kind() {
            return "an integer";
        }
    }

    record Real(double number, Place place) implements TomlValue {
        @Override
        public String kind() {
            return "a float";
        }
    }

    record Flag(boolean set, Place place) implements TomlValue {
        @Override
        public String kind() {
            return "a boolean";
        }
    }

    /** A date, a time or both, kept as it was written (with {@code T} between date and time). */
    record Moment(String text, Place place) implements TomlValue {
        @Override
        public String kind() {
            return "a date";
        }
    }

    /** {@code open} while further {@code [[headers]]} may append to it. */
    record Array(List<TomlValue> items, boolean open, Place place) implements TomlValue {
        @Override
        public String kind() {
            return "an array";
        }
    }
}
