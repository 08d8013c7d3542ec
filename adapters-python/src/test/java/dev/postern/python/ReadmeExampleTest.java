package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.environment.ProbeOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static String versionOf(String interpreter, Map<String, String> environment, Path folder) {
        PythonSettings settings = PythonSettings.from(environment, folder, Optional.empty());
        return switch (new Interpreters().probe(settings).probe(interpreter)) {
            case ProbeOutcome.Found found -> found.interpreter().markers().get(MarkerVariable.PYTHON_FULL_VERSION);
            case ProbeOutcome.NotFound(String detail) -> detail;
            case ProbeOutcome.Broken(String detail) -> detail;
        };
    }
    // README ends

    @TempDir private Path folder;

    @Test
    void the_example_works() throws IOException {
        Path program = folder.resolve("python3");
        Files.writeString(program, "#!/bin/sh\ncat <<'END'\n" + InterpreterProbeTest.REPORT + "END\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Map<String, String> environment = Map.of("PATH", folder + ":/usr/bin:/bin");
        assertThat(versionOf(program.toString(), environment, folder)).isEqualTo("3.12.4");
        assertThat(versionOf("no-such-python", environment, folder)).isEqualTo("there is no interpreter `no-such-python`");
    }
}
