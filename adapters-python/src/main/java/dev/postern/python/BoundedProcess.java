package dev.postern.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs one program that is not trusted: with no environment but the given one, in the given folder, with nothing on its
 * standard input, and killed with all its children once it has run too long or said too much.
 *
 * @param environment all variables that the program sees
 * @param folder where it runs
 * @param timeLimit how long it may run
 * @param outputLimit how many bytes of both its streams together are read
 */
record BoundedProcess(Map<String, String> environment, Path folder, Duration timeLimit, int outputLimit) {

    /** What became of the program. */
    sealed interface Ending {
        /** It ended by itself. */
        record Ended(int status, String output) implements Ending {}

        /** It was killed for a reason, or never started. */
        record Failed(String detail) implements Ending {}
    }

    BoundedProcess {
        environment = Map.copyOf(environment);
    }

    Ending run(List<String> command) {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return watch(builder.start());
        } catch (IOException problem) {
            return new Ending.Failed("it could not be started: " + problem.getMessage());
        }
    }

    private Ending watch(Process process) throws IOException {
        var late = new AtomicBoolean();
        var watchdog = Thread.ofPlatform().daemon().name("process-watchdog").start(() -> endInTime(process, late));
        try (InputStream output = process.getInputStream()) {
            process.getOutputStream().close();
            byte[] bytes = output.readNBytes(outputLimit + 1);
            if (bytes.length > outputLimit) {
                kill(process);
                return new Ending.Failed("it wrote more than " + outputLimit + " bytes");
            }
            return ending(process, late, new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException problem) {
            // killing a process closes its streams under whoever reads them
            if (late.get()) {
                return tooLate();
            }
            throw problem;
        } catch (InterruptedException interrupted) {
            kill(process);
            Thread.currentThread().interrupt();
            return new Ending.Failed("it was interrupted");
        } finally {
            watchdog.interrupt();
        }
    }

    private Ending ending(Process process, AtomicBoolean late, String output) throws InterruptedException {
        boolean ended = process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended || late.get()) {
            kill(process);
            return tooLate();
        }
        return new Ending.Ended(process.exitValue(), output);
    }

    private Ending tooLate() {
        return new Ending.Failed("it did not end within " + timeLimit.toSeconds() + " s");
    }

    private void endInTime(Process process, AtomicBoolean late) {
        try {
            if (!process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS)) {
                late.set(true);
                kill(process);
            }
        } catch (InterruptedException done) {
            Thread.currentThread().interrupt();
        }
    }

    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
