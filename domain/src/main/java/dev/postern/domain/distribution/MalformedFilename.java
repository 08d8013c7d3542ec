package dev.postern.domain.distribution;

/** Says that a file name is not one of a wheel or source distribution. */
public final class MalformedFilename extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String text;
    private final String reason;

    MalformedFilename(String text, String kind, String reason) {
        super("`" + text + "` is not the file name of a " + kind + ": " + reason);
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
