package dev.postern.http;

/** An archive from outside that cannot be read, or is not read because it is hostile. The message stands after the file's name. */
final class MalformedArchive extends Exception {

    private static final long serialVersionUID = 1;

    MalformedArchive(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
