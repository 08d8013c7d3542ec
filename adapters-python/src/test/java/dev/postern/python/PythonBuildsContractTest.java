package dev.postern.python;

import dev.postern.domain.build.BuildBackend;
import dev.postern.testkit.BuildBackendContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** {@link PythonBuilds} with the Python of this machine. */
class PythonBuildsContractTest extends BuildBackendContract {
    @TempDir private Path cache;

    private PythonBuilds builds;

    @Override
    protected BuildBackend backend() {
        builds = PythonBuilds.of(PythonBuildSettings.from(System.getenv(), Optional.of(cache)));
        return builds;
    }

    @Override
    protected String interpreter() {
        return SystemPython.executable();
    }

    @AfterEach
    void close() {
        builds.close();
    }
}
