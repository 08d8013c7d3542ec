package dev.postern.domain.index;

import java.util.Locale;
import java.util.Optional;

/** How an index is laid out. */
public enum IndexFormat {
    /** One page per project (PEP 503, PEP 691), or a folder of such pages. */
    SIMPLE,
    /** One page or folder that holds the files of all projects: what pip calls find-links. */
    FLAT;

    /** Reads {@code simple} or {@code flat}. */
    public static Optional<IndexFormat> parse(String text) {
        return switch (text) {
            case "simple" -> Optional.of(SIMPLE);
            case "flat" -> Optional.of(FLAT);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
