package dev.postern.cli.keyring;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Standard input at which a person sits. Who reads from it waits for them. */
public final class Keyboard extends FilterInputStream {
    private final Supplier<char @Nullable []> hidden;

    /** @param hidden reads a line without showing it; nothing at the end of the input */
    public Keyboard(InputStream in, Supplier<char @Nullable []> hidden) {
        super(in);
        this.hidden = hidden;
    }

    /** A line that is not shown while it is typed. */
    public Optional<String> hiddenLine() {
        return Optional.ofNullable(hidden.get()).map(String::new);
    }
}
