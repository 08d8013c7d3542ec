package dev.postern.python;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A program that runs code of strangers, as the leader of a process group of its own, which it makes itself. It ends with all that is in
 * that group: when it is done, when it has run too long or said too much, when nobody waits for it any more, and when this process dies,
 * since its standard input ends then.
 */
final class GuardedProcess {
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final int BUFFER = 32 << 10;

    /** What became of the program. */
    sealed interface Ending {
        /** It ended by itself. */
        record Ended(int status) implements Ending {}

        /** It was ended, or never started. */
        record Stopped(String detail) implements Ending {}
    }

    /**
     * What it may take.
     *
     * @param time from its start to its end
     * @param output bytes of both its streams together
     */
    record Limits(Duration time, long output) {}

    private final Process process;
    private final Limits limits;
    private final OutputTail tail;
    private final AtomicReference<@Nullable String> stopped = new AtomicReference<>();
    private final AtomicLong said = new AtomicLong();

    private GuardedProcess(Process process, Limits limits, OutputTail tail) {
        this.process = process;
        this.limits = limits;
        this.tail = tail;
    }

    /** Starts a program, which reads its standard input to know when to end. */
    static GuardedProcess start(List<String> command, Path folder, Map<String, String> environment, Limits limits, OutputTail tail)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new GuardedProcess(builder.start(), limits, tail);
    }

    /** Waits for the end of the program and of all that it started. */
    Ending await() {
        Thread reader = Thread.ofPlatform().daemon().name("build-output").start(this::read);
        try {
            if (!process.waitFor(limits.time().toMillis(), TimeUnit.MILLISECONDS)) {
                stop("it did not end within " + limits.time().toSeconds() + " s");
                process.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            stop("it was interrupted");
            Thread.currentThread().interrupt();
        }
        killGroup();
        finish(reader);
        String why = stopped.get();
        return why == null ? new Ending.Ended(process.exitValue()) : new Ending.Stopped(why);
    }

    /** Ends it from another thread. */
    void stop(String why) {
        if (stopped.compareAndSet(null, why)) {
            kill();
        }
    }

    private void read() {
        try (InputStream output = process.getInputStream()) {
            byte[] buffer = new byte[BUFFER];
            for (int count = output.read(buffer); count >= 0; count = output.read(buffer)) {
                tail.add(buffer, count);
                if (said.addAndGet(count) > limits.output()) {
                    stop("it wrote more than " + (limits.output() >> 20) + " MiB of output");
                    return;
                }
            }
        } catch (IOException closed) {
            // a killed process closes its streams under whoever reads them
            return;
        }
    }

    /** What left the group may hold the output open for ever; nobody waits for that. */
    private void finish(Thread reader) {
        try {
            reader.join(GRACE);
            process.getInputStream().close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException closed) {
            return;
        }
    }

    private void kill() {
        List<ProcessHandle> descendants = process.descendants().toList();
        killGroup();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }

    /** Java cannot signal a group, and a shell can, without any further program. */
    private void killGroup() {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", "kill -KILL -- -" + process.pid() + " 2>/dev/null")
                .directory(Path.of("/").toFile());
        builder.environment().clear();
        try {
            Process kill = builder.start();
            kill.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS);
            kill.destroyForcibly();
        } catch (IOException noShell) {
            // the descendants that are known are killed one by one
            process.descendants().forEach(ProcessHandle::destroyForcibly);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
