package dev.postern.cli;

import dev.postern.assembly.Assembly;
import dev.postern.assembly.Cancellation;
import dev.postern.assembly.Invocation;
import dev.postern.cli.render.Console;
import dev.postern.domain.credential.CredentialedUrl;
import java.util.List;

/** Where the process starts and ends. */
public final class Main {
    private static final int FAULT = 2;

    private Main() {}

    /**
     * Runs one command. Ends the process without waiting for threads of libraries: all that must be closed is closed by
     * then.
     */
    public static void main(String[] arguments) {
        var cancellation = new Cancellation();
        // after a signal the virtual machine ends with 128 and the signal's number, once this hook is through
        Runtime.getRuntime().addShutdownHook(new Thread(cancellation::cancel));
        int status = run(ProcessInvocation.of(arguments, cancellation));
        if (!cancellation.isCancelled()) {
            Runtime.getRuntime().halt(status);
        }
    }

    /** The outermost handler: what nobody expected is told in one line, which says what to report. */
    static int run(Invocation invocation) {
        try (Assembly assembly = Postern.assembly(); var _ = invocation.cancellation().onCancel(assembly::close)) {
            return Postern.run(invocation, assembly);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            Console console = Console.of(invocation, Console.Loudness.NORMAL, Console.Colour.AUTO);
            console.error(CredentialedUrl.masked("postern failed in a way that it should not: " + fault), List.of(
                    fault instanceof OutOfMemoryError ? "give it more memory, such as by `POSTERN_JAVA_OPTIONS=-Xmx2g`"
                            : "please report this with the command" + place(fault)));
            return FAULT;
        }
    }

    private static String place(Throwable fault) {
        StackTraceElement[] trace = fault.getStackTrace();
        return trace.length == 0 ? "" : " and `" + trace[0] + "`";
    }
}
