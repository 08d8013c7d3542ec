package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.files.UnusableFile;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the caller gave cannot be used: an argument, a variable, a settings file, a requirements file. The message names the
 * place and never a secret.
 */
public final class UnusableInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String hint;

    /** Quotes the value: only for settings that hold no secrets. */
    public UnusableInput(Value value, String problem) {
        this(value.source() + ": `" + value.text() + "` cannot be used: " + problem, (String) null);
    }

    public UnusableInput(String message, @Nullable String hint) {
        super(message);
        this.hint = hint;
    }

    /** The same problem in the words of who read the file. */
    static UnusableInput of(UnusableFile unusable) {
        return new UnusableInput(String.valueOf(unusable.getMessage()), unusable.hint().orElse(null));
    }

    /** What to do about it. */
    public Optional<String> hint() {
        return Optional.ofNullable(hint);
    }
}
