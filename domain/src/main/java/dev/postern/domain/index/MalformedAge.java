package dev.postern.domain.index;

/** Says that a text is no date, moment or duration. */
public final class MalformedAge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String reason;

    MalformedAge(String text, String reason) {
        super("`" + text + "` is not a usable date or duration: " + reason);
        this.text = text;
        this.reason = reason;
    }

    public String text() {
        return text;
    }

    public String reason() {
        return reason;
    }
}
