package dev.postern.domain.index;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a file must have been on an index before it may be chosen, so that a hijacked release is noticed before it
 * arrives here.
 *
 * @param age zero for none
 */
public record Cooldown(Duration age, WithoutDates withoutDates) {

    /** What to do where an index does not say when a file came. */
    public enum WithoutDates {
        /** The file is treated as too new, for ever. */
        DENY,
        /** The file is treated as old enough. */
        ALLOW,
        /** The day on which this file was first seen here counts. */
        FIRST_SEEN;

        /** Reads {@code deny}, {@code allow} or {@code first-seen}. */
        public static Optional<WithoutDates> parse(String text) {
            return switch (text) {
                case "deny" -> Optional.of(DENY);
                case "allow" -> Optional.of(ALLOW);
                case "first-seen" -> Optional.of(FIRST_SEEN);
                default -> Optional.empty();
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Cooldown {
        if (age.isNegative()) {
            throw new MalformedAge(age.toString(), "it is negative");
        }
    }

    /**
     * Reads {@code 7 days}, {@code P7D}, or {@code false} for none.
     *
     * @throws MalformedAge if it is no duration
     */
    public static Cooldown parse(String text, WithoutDates withoutDates) {
        return new Cooldown(text.strip().equals("false") ? Duration.ZERO : AgeText.duration(text), withoutDates);
    }

    public static Cooldown of(Duration age) {
        return new Cooldown(age, WithoutDates.DENY);
    }

    public Cooldown withoutDates(WithoutDates policy) {
        return new Cooldown(age, policy);
    }
}
