package dev.postern.domain.resolution;

import java.util.Locale;
import java.util.Optional;

/** When a pre-release may be chosen (uv's {@code --prerelease}). */
public enum PrereleaseMode {
    /** Never. */
    DISALLOW,
    /** Whenever it is the version that the order of versions offers. */
    ALLOW,
    /** Only when no stable version is left in the wanted range. */
    IF_NECESSARY,
    /** As {@link #IF_NECESSARY}, but only for packages of which a requirement of one's own names a pre-release. */
    EXPLICIT;

    /** Reads uv's names; {@code if-necessary-or-explicit} is an older one of {@code if-necessary}. */
    public static Optional<PrereleaseMode> parse(String text) {
        return switch (text) {
            case "disallow" -> Optional.of(DISALLOW);
            case "allow" -> Optional.of(ALLOW);
            case "if-necessary", "if-necessary-or-explicit" -> Optional.of(IF_NECESSARY);
            case "explicit" -> Optional.of(EXPLICIT);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
