package dev.postern.aws;

import java.io.Serial;

/** Text that does not follow its grammar; the message says where and why, and quotes nothing, since the text may hold secrets. */
final class MalformedText extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    private MalformedText(String message) {
        super(message, null, false, false);
    }

    static MalformedText at(int line, String problem) {
        return new MalformedText("line " + line + ": " + problem);
    }

    static MalformedText of(String problem) {
        return new MalformedText(problem);
    }

    /** Never null. */
    String problem() {
        String message = getMessage();
        return message == null ? "malformed" : message;
    }
}
