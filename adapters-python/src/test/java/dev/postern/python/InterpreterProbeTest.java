package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.environment.Platform;
import dev.postern.domain.environment.ProbeOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpreterProbeTest {
    static final String REPORT = """
            noise of a sitecustomize
            postern: begin
            implementation_name	cpython
            implementation_version	3.12.4
            os_name	posix
            platform_machine	x86_64
            platform_python_implementation	CPython
            platform_release	6.1
            platform_system	Linux
            platform_version	#1
            python_full_version	3.12.4+
            python_version	3.12
            sys_platform	linux
            pointer_bits	64
            free_threaded	0
            debug	0
            libc	glibc 2.36
            postern: end
            """;

    @TempDir private Path folder;

    @Test
    void markers_build_and_platform_come_from_the_report() throws IOException {
        interpreter("bin/python3", REPORT);
        var found = found(probe().probe(""));
        assertThat(found.interpreter().markers().get(MarkerVariable.PYTHON_FULL_VERSION)).isEqualTo("3.12.4");
        assertThat(found.interpreter().platform()).isEqualTo(new Platform.Manylinux(2, 36, "x86_64"));
        assertThat(found.interpreter().build().minor()).isEqualTo(12);
        assertThat(found.executable()).isEqualTo(folder.resolve("bin/python3").toString());
    }

    @Test
    void what_an_interpreter_said_is_remembered_until_its_file_changes() throws IOException {
        Path program = interpreter("bin/python3", REPORT);
        found(probe().probe(""));
        Files.delete(folder.resolve("bin/python3.report"));
        found(probe().probe(""));
        Files.setLastModifiedTime(program, FileTime.from(Instant.EPOCH));
        assertThat(probe().probe("")).isInstanceOf(ProbeOutcome.Broken.class);
    }

    @Test
    void an_active_environment_goes_before_the_path() throws IOException {
        interpreter("bin/python3", REPORT);
        interpreter("venv/bin/python", REPORT);
        assertThat(found(probe().probe("")).executable()).endsWith("venv/bin/python");
    }

    @Test
    void a_version_finds_an_interpreter_of_that_version() throws IOException {
        interpreter("bin/python3", REPORT.replace("3.12.4", "3.11.2"));
        interpreter("bin/python", REPORT);
        assertThat(found(probe().probe("3.12")).executable()).endsWith("bin/python");
        assertThat(found(probe().probe("3.12.4")).executable()).endsWith("bin/python");
        assertThat(probe().probe("3.1")).isEqualTo(new ProbeOutcome.NotFound("there is no interpreter `3.1`"));
    }

    @Test
    void a_path_may_name_a_program_or_an_environment() throws IOException {
        interpreter("env/bin/python", REPORT);
        assertThat(found(probe().probe("./env")).executable()).endsWith("env/bin/python");
        assertThat(found(probe().probe("env/bin/python")).executable()).endsWith("env/bin/python");
        assertThat(probe().probe("./nowhere")).isInstanceOf(ProbeOutcome.NotFound.class);
    }

    @Test
    void an_interpreter_sees_no_secret_variables() throws IOException {
        script("bin/python3", "env > \"$0.env\"");
        probe().probe("");
        assertThat(Files.readString(folder.resolve("bin/python3.env"))).contains("PATH=").doesNotContain("hunter2");
    }

    @Test
    void an_interpreter_that_hangs_is_killed() throws IOException {
        script("bin/python3", "sleep 60");
        assertThat(detail(probe(Duration.ofMillis(200)).probe(""))).contains("did not end within");
    }

    @Test
    void an_interpreter_that_talks_without_end_is_killed() throws IOException {
        script("bin/python3", "while :; do echo yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy; done");
        assertThat(detail(probe().probe(""))).contains("wrote more than 65536 bytes");
    }

    @Test
    void a_failing_interpreter_shows_its_last_line() throws IOException {
        script("bin/python3", "echo Traceback; echo 'ImportError: no os'; exit 3");
        assertThat(detail(probe().probe(""))).endsWith("ended with status 3: ImportError: no os");
    }

    @Test
    void a_program_that_is_no_interpreter_is_broken() throws IOException {
        script("bin/python3", "echo hello");
        assertThat(detail(probe().probe(""))).contains("did not describe itself");
        interpreter("bin/python3", REPORT.replace("3.12.4", "soon"));
        assertThat(detail(probe().probe(""))).contains("`soon`, which is not a version");
    }

    @Test
    void no_interpreter_at_all_is_not_found() {
        assertThat(probe().probe("")).isInstanceOf(ProbeOutcome.NotFound.class);
    }

    private EnvironmentProbe probe() {
        return probe(Duration.ofSeconds(30));
    }

    private EnvironmentProbe probe(Duration limit) {
        var settings = PythonSettings.from(
                Map.of("PATH", folder.resolve("bin") + ":/usr/bin:/bin", "VIRTUAL_ENV", folder.resolve("venv").toString(),
                        "UV_INDEX_ACME_PASSWORD", "hunter2"),
                folder, Optional.of(folder.resolve("cache")));
        return new Interpreters().probe(new PythonSettings(settings.workingDirectory(), settings.activeEnvironments(),
                List.of(folder.resolve("bin")), settings.environment(), settings.memory(), limit));
    }

    private static ProbeOutcome.Found found(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Found.class);
        return (ProbeOutcome.Found) outcome;
    }

    private static String detail(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Broken.class);
        return ((ProbeOutcome.Broken) outcome).detail();
    }

    private Path interpreter(String name, String report) throws IOException {
        Path program = script(name, "cat \"$0.report\"");
        Files.writeString(folder.resolve(name + ".report"), report);
        return program;
    }

    private Path script(String name, String body) throws IOException {
        Path program = folder.resolve(name);
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
