package dev.postern.cli;

import dev.postern.assembly.Cancellation;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Output;
import dev.postern.assembly.Streams;
import dev.postern.assembly.Variables;
import dev.postern.cli.keyring.Keyboard;
import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes an {@link Invocation} from this process: the only class that looks at the process's surroundings. */
final class ProcessInvocation {
    private static final int USUAL_COLUMNS = 80;
    private static final int BUFFER = 16 * 1024;

    private ProcessInvocation() {}

    static Invocation of(String[] arguments, Cancellation cancellation) {
        Map<String, String> environment = environment();
        var folder = Path.of(System.getProperty("user.dir"));
        var home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        int columns = columns(environment.getOrDefault("COLUMNS", ""));
        var streams = new Streams(input(), output(FileDescriptor.out, 1, columns), output(FileDescriptor.err, 2, columns));
        return new Invocation(List.of(arguments), Variables.of(environment), folder, folder.resolve(home), streams,
                InstantSource.system(), ZoneId::systemDefault, cancellation);
    }

    /** With what the launcher knows: where the commands lie that clients call. */
    private static Map<String, String> environment() {
        String bin = System.getProperty("postern.bin");
        if (bin == null) {
            return System.getenv();
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put(ClientVariables.BIN, bin);
        return environment;
    }

    private static InputStream input() {
        Console console = isTerminal(0) ? System.console() : null;
        return console == null ? System.in : new Keyboard(System.in, console::readPassword);
    }

    private static Output output(FileDescriptor descriptor, int number, int columns) {
        var stream = new PrintStream(new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER), false,
                StandardCharsets.UTF_8);
        return new Output(stream, isTerminal(number), columns);
    }

    /** Java tells this only of standard input and output together; the file system tells it of each. */
    private static boolean isTerminal(int number) {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException elsewhere) {
            return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        }
    }

    private static int columns(String text) {
        try {
            return Math.clamp(Integer.parseInt(text), 1, 10_000);
        } catch (NumberFormatException unknown) {
            return USUAL_COLUMNS;
        }
    }
}
