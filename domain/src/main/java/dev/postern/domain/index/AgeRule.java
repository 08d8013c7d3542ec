package dev.postern.domain.index;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule about age that a file met.
 *
 * @param cutoff files that came at this moment or later are out
 * @param age the duration that the rule speaks of, where it does
 */
public record AgeRule(Kind kind, Scope scope, Instant cutoff, Optional<Duration> age) {

    /** Which setting. */
    public enum Kind {
        /** {@code exclude-newer}. */
        EXCLUDE_NEWER,
        /** {@code cooldown}. */
        COOLDOWN
    }

    /** Whose setting. */
    public enum Scope {
        /** Of this package. */
        PACKAGE,
        /** Of the index. */
        INDEX,
        /** Of the whole run. */
        GLOBAL
    }
}
