package dev.postern.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * The {@code git} command: never asking anybody, running no hooks, speaking https, ssh and (to this machine) file only, within limits of
 * time and output.
 */
final class GitProgram implements AutoCloseable {
    private static final int MOST_OUTPUT = 32 << 20;
    private static final List<String> SAFE = List.of("-c", "core.hooksPath=/dev/null", "-c", "core.askPass=", "-c", "core.fsmonitor=false",
            "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "submodule.recurse=false", "-c", "advice.detachedHead=false", "-c",
            "init.defaultBranch=main");

    /** What a command came to. */
    sealed interface Ending {
        /** It ended by itself. */
        record Ended(int status, String output, Complaint complaint) implements Ending {}

        /** It was ended, or never started. */
        record Stopped(String detail) implements Ending {}
    }

    private final GitSettings settings;
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    GitProgram(GitSettings settings) {
        this.settings = settings;
    }

    /** The command on the search path. */
    Optional<Path> find() {
        return settings.searchPath().stream().flatMap(folder -> Stream.of("git", "git.exe").map(folder::resolve))
                .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program)).findFirst();
    }

    /**
     * Runs it.
     *
     * @param variables beside those of the settings
     */
    Ending run(Path program, Path folder, Map<String, String> variables, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(SAFE);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(settings.environment());
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        builder.environment().put("GIT_ALLOW_PROTOCOL", "https:ssh");
        builder.environment().put("LC_ALL", "C");
        builder.environment().putAll(variables);
        try {
            return closed ? new Ending.Stopped("it is no longer wanted") : await(builder.start());
        } catch (IOException failure) {
            return new Ending.Stopped("it could not be started: " + failure.getMessage());
        }
    }

    /** Whether {@code ssh} is called as it comes, so that it may ask for a password; nobody's own command for it is replaced. */
    boolean asksByItself(Path program) {
        return !settings.environment().containsKey("GIT_SSH_COMMAND") && !settings.environment().containsKey("GIT_SSH")
                && !(run(program, Path.of("/"), Map.of(),
                        List.of("config", "--get", "core.sshCommand")) instanceof Ending.Ended(int status, String _, Complaint _)
                        && status == 0);
    }

    private Ending await(Process process) throws IOException {
        running.add(process);
        AtomicReference<String> complaint = new AtomicReference<>("");
        AtomicReference<String> output = new AtomicReference<>("");
        Thread errors = reader(process.getErrorStream(), complaint);
        Thread answers = reader(process.getInputStream(), output);
        try {
            process.getOutputStream().close();
            if (!process.waitFor(settings.timeLimit().toMillis(), TimeUnit.MILLISECONDS)) {
                return new Ending.Stopped("it did not end within " + settings.timeLimit().toSeconds() + " s");
            }
            errors.join(TimeUnit.SECONDS.toMillis(2));
            answers.join(TimeUnit.SECONDS.toMillis(2));
            return closed ? new Ending.Stopped("it is no longer wanted")
                    : new Ending.Ended(process.exitValue(), output.get(), Complaint.of(process.exitValue(), complaint.get()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Ending.Stopped("it was interrupted");
        } finally {
            kill(process);
            running.remove(process);
        }
    }

    private static Thread reader(InputStream stream, AtomicReference<String> text) {
        return Thread.ofPlatform().daemon().name("git-output").start(() -> {
            try (stream) {
                text.set(new String(stream.readNBytes(MOST_OUTPUT), StandardCharsets.UTF_8));
                stream.skip(Long.MAX_VALUE);
            } catch (IOException closed) {
                // a killed process closes its streams under whoever reads them
                return;
            }
        });
    }

    /** The programs that speak to servers are its children. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        closed = true;
        running.forEach(GitProgram::kill);
    }
}
