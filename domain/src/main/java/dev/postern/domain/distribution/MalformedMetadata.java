package dev.postern.domain.distribution;

/** Says that a text is no core metadata, or that a field which the resolution needs cannot be read. */
public final class MalformedMetadata extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String reason;

    MalformedMetadata(int line, String reason) {
        super("the metadata is malformed" + (line > 0 ? " at line " + line : "") + ": " + reason);
        this.line = line;
        this.reason = reason;
    }

    /** From 1; 0 where a field is missing. */
    public int line() {
        return line;
    }

    public String reason() {
        return reason;
    }
}
