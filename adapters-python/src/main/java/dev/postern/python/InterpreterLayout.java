package dev.postern.python;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How virtual environments of an interpreter look (PEP 405), as it tells itself: its {@code venv} module is not needed for that.
 *
 * @param executable the interpreter outside of any virtual environment
 * @param version such as {@code 3.12.4}
 * @param implementation such as {@code cpython}
 * @param purelib relative to the environment's root, like the following
 */
record InterpreterLayout(Path executable, String version, String implementation, String purelib, String platlib, String scripts,
        String include) {

    private static final int OUTPUT_LIMIT = 16 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Asks the interpreter, or remembers what it said. */
    static InterpreterLayout ask(Path interpreter, Map<String, String> environment, Path folder, Recollection memory) throws IOException {
        String script = script("layout.py");
        Optional<String> remembered = memory.recall(interpreter, script);
        if (remembered.isPresent()) {
            return read(interpreter, remembered.get());
        }
        BoundedProcess process = new BoundedProcess(environment, folder, PATIENCE, OUTPUT_LIMIT);
        return switch (process.run(List.of(interpreter.toString(), "-I", "-S", "-c", script))) {
            case BoundedProcess.Ending.Failed(String detail) ->
                    throw new IOException("`" + interpreter + "` could not be asked: " + detail);
            case BoundedProcess.Ending.Ended(int status, String output) -> {
                if (status != 0) {
                    throw new IOException("`" + interpreter + "` ended with status " + status);
                }
                InterpreterLayout layout = read(interpreter, output);
                memory.remember(interpreter, script, output);
                yield layout;
            }
        };
    }

    private static InterpreterLayout read(Path interpreter, String output) throws IOException {
        Map<String, String> facts = new HashMap<>();
        output.lines().forEach(line -> {
            int tab = line.indexOf('\t');
            if (tab > 0) {
                facts.put(line.substring(0, tab), line.substring(tab + 1).strip());
            }
        });
        Path executable = Path.of(fact(facts, "executable", interpreter));
        return new InterpreterLayout(executable, fact(facts, "version", interpreter), fact(facts, "implementation", interpreter),
                fact(facts, "purelib", interpreter), fact(facts, "platlib", interpreter), fact(facts, "scripts", interpreter),
                fact(facts, "include", interpreter));
    }

    private static String fact(Map<String, String> facts, String key, Path interpreter) throws IOException {
        String value = facts.getOrDefault(key, "");
        if (value.isEmpty() || value.startsWith("..")) {
            throw new IOException("`" + interpreter + "` does not tell its `" + key + "`");
        }
        return value;
    }

    InstallScheme scheme(Path root) {
        return new InstallScheme(root.resolve(purelib), root.resolve(platlib), root.resolve(scripts), root.resolve(include), root);
    }

    /** A script that comes with this program. */
    static String script(String name) {
        try (InputStream script = InterpreterLayout.class.getResourceAsStream(name)) {
            if (script == null) {
                throw new IllegalStateException(name + " is missing from the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
