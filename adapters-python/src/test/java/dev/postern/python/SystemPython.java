package dev.postern.python;

import dev.postern.domain.environment.ProbeOutcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The Python of the machine that runs the tests, which every machine that builds Postern has. */
final class SystemPython {
    private SystemPython() {}

    static String executable() {
        return executable(System.getenv("PATH"));
    }

    private static String executable(String path) {
        List<Path> folders = Stream.of(path.split(":")).filter(text -> !text.isEmpty()).map(Path::of).toList();
        var settings = new PythonSettings(Path.of("/"), List.of(), folders, Map.of("PATH", path), Optional.empty(), Duration.ofSeconds(60));
        if (new Interpreters().probe(settings).probe("python3") instanceof ProbeOutcome.Found found) {
            return found.executable();
        }
        throw new IllegalStateException("these tests need `python3` on the search path");
    }
}
