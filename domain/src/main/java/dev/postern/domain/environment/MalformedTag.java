package dev.postern.domain.environment;

/** Says that a text is no compatibility tag of PEP 425. */
public final class MalformedTag extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String reason;

    MalformedTag(String text, String reason) {
        super("`" + text + "` is not a compatibility tag: " + reason);
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
