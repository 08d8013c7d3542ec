package dev.postern.architecture.canary.catching.files;

/** Takes every fault for an answer. */
final class CanaryReader {
    private CanaryReader() {}

    static int read(String text) {
        try {
            return Integer.parseInt(text);
        } catch (RuntimeException fault) {
            return text.length();
        }
    }
}
