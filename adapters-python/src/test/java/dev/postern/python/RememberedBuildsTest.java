package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.BuildMemory;
import dev.postern.domain.distribution.CoreMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberedBuildsTest {
    private static final CoreMetadata METADATA =
            CoreMetadata.parse("Metadata-Version: 2.1\nName: a\nVersion: 1\nRequires-Dist: b>=2 ; extra == 'x'\nProvides-Extra: x\n");

    @TempDir private Path folder;

    private static PythonBuildSettings settings(Map<String, String> variables) {
        return PythonBuildSettings.from(variables, Optional.empty());
    }

    private BuildMemory memory() {
        return RememberedBuilds.in(folder, settings(Map.of("PATH", "/bin")));
    }

    @Test
    void variables_that_steer_backends_tell_builds_apart() {
        memory().remember("sha256:1", METADATA);
        assertThat(RememberedBuilds.in(folder, settings(Map.of("PATH", "/usr/bin"))).recall("sha256:1")).contains(METADATA);
        assertThat(RememberedBuilds.in(folder, settings(Map.of("SETUPTOOLS_SCM_PRETEND_VERSION", "2"))).recall("sha256:1")).isEmpty();
    }

    @Test
    void what_a_build_told_is_known_to_the_next_process() {
        memory().remember("sha256:1\ncpython", METADATA);
        assertThat(memory().recall("sha256:1\ncpython")).contains(METADATA);
        assertThat(memory().recall("sha256:1\npypy")).isEmpty();
    }

    @Test
    void a_damaged_memory_is_none() throws IOException {
        BuildMemory memory = memory();
        memory.remember("a", METADATA);
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.writeString(file, "a\n\nName a");
            }
        }
        assertThat(memory.recall("a")).isEmpty();
    }

    @Test
    void a_folder_that_cannot_be_written_is_no_fault() throws IOException {
        BuildMemory memory = RememberedBuilds.in(Files.writeString(folder.resolve("file"), ""), settings(Map.of()));
        memory.remember("a", METADATA);
        assertThat(memory.recall("a")).isEmpty();
    }
}
