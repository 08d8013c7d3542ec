package dev.postern.python;

import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.environment.MalformedEnvironment;
import dev.postern.domain.environment.ProbeOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Starts interpreters with a short script that prints what markers and tags depend on (PEP 425, PEP 508). The interpreter
 * runs isolated, with few variables, within limits of time and output; what it said is remembered for as long as its file
 * stays the same.
 */
final class InterpreterProbe implements EnvironmentProbe {
    private static final int OUTPUT_LIMIT = 64 * 1024;
    private static final int SHOWN = 300;
    private static final Pattern MUSL_LOADER = Pattern.compile(".*/ld-musl-[^/]+\\.so\\.1");

    private final PythonSettings settings;
    private final Recollection memory;
    private final BoundedProcess process;

    InterpreterProbe(PythonSettings settings, Recollection memory) {
        this.settings = settings;
        this.memory = memory;
        this.process = new BoundedProcess(settings.environment(), settings.workingDirectory(), settings.timeLimit(),
                OUTPUT_LIMIT);
    }

    @Override
    public ProbeOutcome probe(String interpreter) {
        var search = InterpreterSearch.of(interpreter, settings);
        Optional<ProbeOutcome> firstFault = Optional.empty();
        for (Path program : search.programs()) {
            ProbeOutcome outcome = ask(program);
            if (outcome instanceof ProbeOutcome.Found found && fits(found, search.version())) {
                return found;
            }
            if (outcome instanceof ProbeOutcome.Broken && firstFault.isEmpty()) {
                firstFault = Optional.of(outcome);
            }
        }
        return firstFault.orElseGet(() -> notFound(interpreter));
    }

    private static ProbeOutcome notFound(String interpreter) {
        return new ProbeOutcome.NotFound(interpreter.isEmpty()
                ? "there is no `python3` or `python` on the search path, and no active virtual environment"
                : "there is no interpreter `" + interpreter + "`");
    }

    private static boolean fits(ProbeOutcome.Found found, Optional<String> version) {
        String full = found.interpreter().markers().pythonFullVersion().toString();
        return version.isEmpty() || full.equals(version.get()) || full.startsWith(version.get() + ".");
    }

    private ProbeOutcome ask(Path program) {
        String script = script();
        String question = isScript(program) ? script + new TreeMap<>(settings.environment()) + settings.workingDirectory() : script;
        var remembered = memory.recall(program, question);
        if (remembered.isPresent()) {
            return read(program, remembered.get());
        }
        return switch (process.run(List.of(program.toString(), "-I", "-S", "-c", script))) {
            case BoundedProcess.Ending.Failed(String detail) -> new ProbeOutcome.Broken("`" + program + "` could not be asked: " + detail);
            case BoundedProcess.Ending.Ended(int status, String output) when status != 0 ->
                    new ProbeOutcome.Broken("`" + program + "` ended with status " + status + tail(output));
            case BoundedProcess.Ending.Ended(_, String output) -> {
                String whole = withMusl(output);
                ProbeOutcome outcome = read(program, whole);
                if (outcome instanceof ProbeOutcome.Found) {
                    memory.remember(program, question, whole);
                }
                yield outcome;
            }
        };
    }

    /** A version manager's shim is a script, which starts another interpreter under other variables or in another folder. */
    private static boolean isScript(Path program) {
        try (InputStream start = Files.newInputStream(program)) {
            return Arrays.equals(start.readNBytes(2), new byte[] {'#', '!'});
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static ProbeOutcome read(Path program, String output) {
        try {
            var report = InterpreterReport.parse(output);
            return report.isPresent() ? new ProbeOutcome.Found(report.get().interpreter(), program.toString())
                    : new ProbeOutcome.Broken("`" + program + "` is no interpreter: it did not describe itself");
        } catch (MalformedEnvironment problem) {
            return new ProbeOutcome.Broken("`" + program + "` is no usable interpreter: " + problem.getMessage());
        }
    }

    /** An interpreter cannot tell its musl; the loader that its file names can. */
    private String withMusl(String output) {
        String loader = output.lines().filter(line -> line.startsWith("loader\t")).map(line -> line.substring(7)).findFirst()
                .orElse("");
        if (!MUSL_LOADER.matcher(loader).matches()
                || !(process.run(List.of(loader)) instanceof BoundedProcess.Ending.Ended(_, String said))) {
            return output;
        }
        var version = Pattern.compile("Version (\\d+\\.\\d+)").matcher(said);
        return version.find() ? output.replace("postern: end\n", "libc\tmusl " + version.group(1) + "\npostern: end\n") : output;
    }

    private static String tail(String output) {
        String text = output.strip();
        return text.isEmpty() ? "" : ": " + text.substring(Math.max(0, text.length() - SHOWN)).lines().reduce((_, last) -> last).orElse("");
    }

    private static String script() {
        try (InputStream script = InterpreterProbe.class.getResourceAsStream("describe.py")) {
            if (script == null) {
                throw new IllegalStateException("describe.py is missing from the program");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
