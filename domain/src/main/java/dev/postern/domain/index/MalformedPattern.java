package dev.postern.domain.index;

/** Says that a text is no pattern of package names, and where it goes wrong. */
public final class MalformedPattern extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final int position;
    private final String reason;

    MalformedPattern(String text, int position, String reason) {
        super("`" + text + "` is not a pattern of package names: " + reason);
        this.text = text;
        this.position = position;
        this.reason = reason;
    }

    public String text() {
        return text;
    }

    /** From 0. */
    public int position() {
        return position;
    }

    public String reason() {
        return reason;
    }
}
