package dev.postern.domain.version;

import java.io.Serial;

/** Says that a text is not a version specifier as PEP 440 defines it, where it stops being one, and why. */
public final class MalformedSpecifier extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    private final String text;
    private final int position;
    private final String reason;

    MalformedSpecifier(String text, int position, String reason) {
        super("`" + text + "` is not a version specifier: " + reason);
        this.text = text;
        this.position = position;
        this.reason = reason;
    }

    /** The same complaint about a longer text that the specifier is a part of. */
    MalformedSpecifier within(String whole, int offset) {
        return new MalformedSpecifier(whole, offset + position, reason);
    }

    public String text() {
        return text;
    }

    /** The index of the first character that does not fit; the length of the text if something is missing at its end. */
    public int position() {
        return position;
    }

    public String reason() {
        return reason;
    }
}
