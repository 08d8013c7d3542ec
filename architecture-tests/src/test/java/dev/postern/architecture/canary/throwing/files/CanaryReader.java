package dev.postern.architecture.canary.throwing.files;

/** Fails without saying how. */
final class CanaryReader {
    private CanaryReader() {}

    static String read(String text) throws Exception {
        return text.trim();
    }

    static String fail(String text) {
        throw new RuntimeException(text);
    }
}
