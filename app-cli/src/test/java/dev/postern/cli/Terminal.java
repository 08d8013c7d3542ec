package dev.postern.cli;

import dev.postern.assembly.Cancellation;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Output;
import dev.postern.assembly.Streams;
import dev.postern.assembly.Variables;
import dev.postern.cli.keyring.Keyboard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the program as a person would, but within the process: with a folder, a home, variables and streams of its own. */
final class Terminal {
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final Cancellation cancellation = new Cancellation();
    private String input = "";
    private boolean watched;
    private @Nullable String hidden;
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    private Terminal(Path folder) {
        this.folder = folder;
        variables.put("POSTERN_CACHE_DIR", folder.resolve("cache").toString());
        variables.put("UV_NO_SYSTEM_CONFIG", "1");
        variables.put("UV_HTTP_RETRIES", "0");
    }

    /** What a call left behind. */
    record Result(int status, String out, String err) {}

    static Terminal in(Path folder) {
        return new Terminal(folder);
    }

    Terminal with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Terminal typing(String text) {
        input = text;
        return this;
    }

    /** A person sits there, who types a line that is not shown when asked for one, and before it what {@link #typing} says. */
    Terminal secretly(String line) {
        hidden = line;
        return this;
    }

    /** On another day. */
    Terminal later(Duration by) {
        now = now.plus(by);
        return this;
    }

    /** Standard error is a terminal. */
    Terminal watched() {
        watched = true;
        return this;
    }

    Cancellation cancellation() {
        return cancellation;
    }

    Result run(String... arguments) {
        return run(new ByteArrayOutputStream(), arguments);
    }

    Result run(ByteArrayOutputStream err, String... arguments) {
        var out = new ByteArrayOutputStream();
        int status = Main.run(invocation(List.of(arguments), out, err));
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private Invocation invocation(List<String> arguments, ByteArrayOutputStream out, ByteArrayOutputStream err) {
        InputStream bytes = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        String line = hidden;
        var streams = new Streams(line == null ? bytes : new Keyboard(bytes, line::toCharArray), output(out, false), output(err, watched));
        return new Invocation(arguments, Variables.of(variables), folder, folder.resolve("home"), streams,
                () -> now, () -> ZoneId.of("Asia/Kathmandu"), cancellation);
    }

    private static Output output(ByteArrayOutputStream bytes, boolean terminal) {
        return new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, 80);
    }
}
