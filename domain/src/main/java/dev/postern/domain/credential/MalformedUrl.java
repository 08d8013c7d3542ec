package dev.postern.domain.credential;

/** Says that a text is no usable URL. The text is kept with its secrets starred out. */
public final class MalformedUrl extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String reason;

    MalformedUrl(String text, String reason) {
        super("`" + MaskedText.of(text) + "` is not a usable URL: " + reason);
        this.text = MaskedText.of(text);
        this.reason = reason;
    }

    public String text() {
        return text;
    }

    public String reason() {
        return reason;
    }
}
