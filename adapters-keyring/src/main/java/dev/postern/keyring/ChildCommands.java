package dev.postern.keyring;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands as children of this process. Both their streams are read to the end and kept up to a limit. A child that takes too long is
 * killed with all its descendants; one that has ended, but left somebody behind who holds its streams open, is not waited for.
 */
public final class ChildCommands implements TokenCommands {
    /** How long the streams of a command that has ended may still be open. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    @Override
    public CommandReply run(CommandRequest request) {
        String name = request.command().getFirst();
        Optional<Path> program = ProgramPath.of(request.environment()).find(name);
        if (program.isEmpty()) {
            return new CommandReply.NotFound("there is no command `" + name + "` on the `PATH`");
        }
        List<String> command = new ArrayList<>(request.command());
        command.set(0, program.get().toString());
        ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of(request.folder()).toFile());
        builder.environment().clear();
        builder.environment().putAll(request.environment());
        try {
            return ended(builder.start(), request);
        } catch (IOException failure) {
            return new CommandReply.NotFound("`" + program.get() + "` cannot be run: " + reason(failure));
        }
    }

    private static CommandReply ended(Process process, CommandRequest request) {
        KeptStream output = KeptStream.of(process.getInputStream());
        KeptStream errors = KeptStream.of(process.getErrorStream());
        write(process.getOutputStream(), request.input());
        try {
            if (!process.waitFor(request.limit().toNanos(), TimeUnit.NANOSECONDS)) {
                kill(process);
                return new CommandReply.TimedOut();
            }
            long end = System.nanoTime() + GRACE.toNanos();
            return new CommandReply.Ended(process.exitValue(), output.text(end), errors.text(end));
        } catch (InterruptedException interrupted) {
            kill(process);
            Thread.currentThread().interrupt();
            return new CommandReply.TimedOut();
        }
    }

    /** In a thread of its own, since a child may fill its output before it reads its input. */
    private static void write(OutputStream input, Optional<Secret> text) {
        if (text.isEmpty()) {
            send(input, new byte[0]);
        } else {
            byte[] bytes = text.get().reveal().getBytes(StandardCharsets.UTF_8);
            Thread.ofPlatform().daemon().name("command-input").start(() -> send(input, bytes));
        }
    }

    private static void send(OutputStream input, byte[] bytes) {
        try (input) {
            input.write(bytes);
        } catch (IOException closed) {
            // it does not read its input, or has ended: its status tells what matters
            return;
        }
    }

    /** Descendants are looked for before their parent dies, since orphans have no parent to be found by. */
    private static void kill(Process process) {
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Java's message begins with the whole command; the system's own words come last. */
    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.substring(message.lastIndexOf(", ") < 0 ? 0 : message.lastIndexOf(", ") + 2);
    }
}
