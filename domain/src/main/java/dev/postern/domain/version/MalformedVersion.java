package dev.postern.domain.version;

import java.io.Serial;

/** Says that a text is not a version as PEP 440 defines it, where it stops being one, and why. */
public final class MalformedVersion extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    private final String text;
    private final int position;
    private final String reason;

    MalformedVersion(String text, int position, String reason) {
        super("`" + text + "` is not a version: " + reason);
        this.text = text;
        this.position = position;
        this.reason = reason;
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
