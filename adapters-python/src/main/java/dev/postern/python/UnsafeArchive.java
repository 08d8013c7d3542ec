package dev.postern.python;

/** An archive that is damaged, too large, or would write where it must not. The message is a phrase about it, without its name. */
final class UnsafeArchive extends Exception {
    private static final long serialVersionUID = 1;

    UnsafeArchive(String detail) {
        super(detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
