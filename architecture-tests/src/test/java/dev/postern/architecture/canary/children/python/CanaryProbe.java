package dev.postern.architecture.canary.children.python;

import java.io.IOException;

/** Lets its child inherit. */
final class CanaryProbe {
    private CanaryProbe() {}

    static Process start() throws IOException {
        return new ProcessBuilder("python3").start();
    }
}
