package dev.postern.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls the program as a process of its own, where signals, streams and rights matter. */
final class Child {
    private static final long IGNORES_INTERRUPT = 1L << 2 - 1;

    private final Path folder;
    private final List<String> before = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();

    Child(Path folder, Path cache) {
        this.folder = folder;
        with("POSTERN_CACHE_DIR", cache.toString()).with("UV_NO_SYSTEM_CONFIG", "1").with("UV_HTTP_RETRIES", "0");
        with("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin")).with("HOME", folder.getParent().toString());
    }

    Child with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Child without(String variable) {
        variables.remove(variable);
        return this;
    }

    /** Root may do what others may not, unless it gives that up. */
    Child withoutPrivileges() throws IOException {
        if (Files.getOwner(folder).getName().equals("root")) {
            before.addAll(List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"));
        }
        return this;
    }

    /** Through a shell, which has this to say before it becomes the program. */
    Child afterwards(String commands) {
        before.addAll(List.of("sh", "-c", commands + "; exec \"$@\"", "sh"));
        return this;
    }

    Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        if (ignoresInterrupts()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(before);
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dguice_custom_class_loading=CHILD", "-Djava.io.tmpdir=" + temporary(),
                "-cp", classes, Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors().toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        return builder.start();
    }

    Terminal.Result run(String... arguments) throws IOException, InterruptedException {
        Process process = start(arguments);
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Terminal.Result(process.waitFor(), out, errorText());
    }

    String errorText() throws IOException {
        return Files.readString(errors());
    }

    private Path errors() {
        return folder.resolveSibling("stderr");
    }

    /** Where the process puts what it needs for a while. */
    Path temporary() throws IOException {
        return Files.createDirectories(folder.resolveSibling("tmp"));
    }

    /** A parent that ignores interrupts, such as one that runs in the background, hands that down. */
    private static boolean ignoresInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status) && Files.readAllLines(status).stream().filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & IGNORES_INTERRUPT) != 0);
    }
}
