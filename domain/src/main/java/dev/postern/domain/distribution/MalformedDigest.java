package dev.postern.domain.distribution;

/** Says that a text is no digest of a file. */
public final class MalformedDigest extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String reason;

    MalformedDigest(String text, String reason) {
        super("`" + text + "` is not a digest: " + reason);
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
