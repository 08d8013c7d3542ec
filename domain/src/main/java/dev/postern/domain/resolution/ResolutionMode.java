package dev.postern.domain.resolution;

import java.util.Locale;
import java.util.Optional;

/** Which of several possible versions is wanted (uv's {@code --resolution}). */
public enum ResolutionMode {
    /** The newest of everything. */
    HIGHEST,
    /** The oldest of everything. */
    LOWEST,
    /** The oldest of what was asked for directly, the newest of everything else. */
    LOWEST_DIRECT;

    public static Optional<ResolutionMode> parse(String text) {
        return switch (text) {
            case "highest" -> Optional.of(HIGHEST);
            case "lowest" -> Optional.of(LOWEST);
            case "lowest-direct" -> Optional.of(LOWEST_DIRECT);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
