package dev.postern.domain.name;

import java.io.Serial;

/** Says that a text is not a valid name, and where it stops being one. */
public final class MalformedName extends IllegalArgumentException {

    @Serial private static final long serialVersionUID = 1L;

    private final String text;
    private final int position;

    MalformedName(String kind, String text, int position, String reason) {
        super("`" + text + "` is not " + kind + ": " + reason);
        this.text = text;
        this.position = position;
    }

    public String text() {
        return text;
    }

    /** The index of the first character that does not fit; the length of the text if something is missing at its end. */
    public int position() {
        return position;
    }
}
