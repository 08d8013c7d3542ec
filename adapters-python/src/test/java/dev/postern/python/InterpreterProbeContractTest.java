package dev.postern.python;

import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.version.Version;
import dev.postern.testkit.EnvironmentProbeContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** {@link InterpreterProbe} with a script for an interpreter. */
class InterpreterProbeContractTest extends EnvironmentProbeContract {
    @TempDir private Path folder;

    @Override
    protected EnvironmentProbe seeing(Version version) {
        return seeing("cat <<'END'\n" + InterpreterProbeTest.REPORT.replace("3.12.4", version.toString()) + "END\n");
    }

    @Override
    protected EnvironmentProbe seeingNonsense() {
        return seeing("echo hello\n");
    }

    private EnvironmentProbe seeing(String script) {
        try {
            Path program = folder.resolve("python3");
            Files.writeString(program, "#!/bin/sh\n" + script);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Interpreters().probe(new PythonSettings(folder, List.of(), List.of(folder), Map.of("PATH", "/usr/bin:/bin"),
                Optional.of(folder.resolve("memory")), Duration.ofSeconds(30)));
    }
}
