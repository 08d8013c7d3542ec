package dev.postern.cli;

import dev.postern.assembly.Cancellation;

/** Where the process starts and ends. */
public final class Main {
    private static final int INTERRUPTED = 128 + 2;

    private Main() {}

    /**
     * Runs one command. Ends the process without waiting for threads of libraries: all that must be closed is closed by
     * then.
     */
    public static void main(String[] arguments) {
        var cancellation = new Cancellation();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cancellation.cancel();
            Runtime.getRuntime().halt(INTERRUPTED);
        }));
        int status = Postern.run(ProcessInvocation.of(arguments, cancellation));
        if (!cancellation.isCancelled()) {
            Runtime.getRuntime().halt(status);
        }
    }
}
