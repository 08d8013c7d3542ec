package dev.postern.files;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file from outside that cannot be used: missing, unreadable, too large, malformed, or naming something that does not exist.
 *
 * <p>The message starts with the place, {@code file:line:column: } as far as it is known (lines and columns count from one), says what is
 * wrong, and never quotes the value of a secret or of an environment variable. What to do about it is {@link #hint()}.
 */
public final class UnusableFile extends RuntimeException {
    private final String place;
    private final String problem;
    private final @Nullable String hint;

    UnusableFile(String place, String problem, @Nullable String hint) {
        super(place.isEmpty() ? problem : place + ": " + problem);
        this.place = place;
        this.problem = problem;
        this.hint = hint;
    }

    static UnusableFile at(String file, Place place, String problem) {
        return new UnusableFile(file + ":" + place, problem, null);
    }

    static UnusableFile of(String file, String problem) {
        return new UnusableFile(file, problem, null);
    }

    UnusableFile withHint(String advice) {
        return new UnusableFile(place, problem, advice);
    }

    /** The message without its place. */
    public String problem() {
        return problem;
    }

    /** Where: {@code file}, {@code file:line} or {@code file:line:column}; empty where no file is meant. */
    public String place() {
        return place;
    }

    /** What to do, in one sentence without a trailing period. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
