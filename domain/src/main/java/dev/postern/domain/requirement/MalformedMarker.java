package dev.postern.domain.requirement;

/** Says that a text is no environment marker of PEP 508, and where it goes wrong. */
public final class MalformedMarker extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final int position;
    private final String reason;

    /**
     * @param text the whole text that was read
     * @param position index of the first character that does not fit, at most the text's length
     * @param reason what was expected, or what is wrong
     */
    MalformedMarker(String text, int position, String reason) {
        super("`" + text + "` is not a marker: " + reason + ", at column " + (position + 1));
        this.text = text;
        this.position = position;
        this.reason = reason;
    }

    public String text() {
        return text;
    }

    public int position() {
        return position;
    }

    public String reason() {
        return reason;
    }
}
