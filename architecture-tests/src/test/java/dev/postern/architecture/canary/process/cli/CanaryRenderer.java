package dev.postern.architecture.canary.process.cli;

/** Prints where it likes. */
final class CanaryRenderer {
    private CanaryRenderer() {}

    static void render(String text) {
        System.out.println(text);
    }
}
