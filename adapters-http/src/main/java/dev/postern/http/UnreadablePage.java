package dev.postern.http;

/** A body that is no project page. The message stands after the URL. */
final class UnreadablePage extends Exception {

    private static final long serialVersionUID = 1;

    UnreadablePage(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
