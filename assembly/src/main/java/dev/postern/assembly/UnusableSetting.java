package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A value of the command line, a variable or a settings file that cannot be used; the message names the place and never a secret. */
public final class UnusableSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /** Quotes the value: only for settings that hold no secrets. */
    public UnusableSetting(Value value, String problem) {
        this(value.source() + ": `" + value.text() + "` cannot be used: " + problem, (String) null);
    }

    public UnusableSetting(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    /** What to do about it. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
