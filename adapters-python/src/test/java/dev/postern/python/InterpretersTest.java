package dev.postern.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.ProbeOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterpretersTest {
    private final Interpreters interpreters = new Interpreters();

    @TempDir private Path folder;

    @BeforeEach
    void make() throws IOException {
        Path program = folder.resolve("python3");
        Files.writeString(program, "#!/bin/sh\necho asked >> \"$0.asked\"\ncat \"$0.report\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("python3.report"), InterpreterProbeTest.REPORT);
    }

    @Test
    void what_one_caller_learnt_the_next_one_need_not_even_read() throws IOException {
        ask(Optional.of(folder.resolve("memory")));
        ask(Optional.of(folder.resolve("memory")));
        try (Stream<Path> memories = Files.walk(folder.resolve("memory"))) {
            memories.filter(Files::isRegularFile).forEach(InterpretersTest::delete);
        }
        ask(Optional.of(folder.resolve("memory")));
        assertThat(timesAsked()).isEqualTo(1);
    }

    @Test
    void a_caller_with_another_memory_asks_anew() throws IOException {
        ask(Optional.of(folder.resolve("memory")));
        ask(Optional.of(folder.resolve("another")));
        assertThat(timesAsked()).isEqualTo(2);
    }

    @Test
    void a_caller_without_memory_is_told_nothing() throws IOException {
        ask(Optional.of(folder.resolve("memory")));
        ask(Optional.empty());
        assertThat(timesAsked()).isEqualTo(2);
    }

    @Test
    void a_script_is_asked_again_under_other_variables() throws IOException {
        ask(Optional.of(folder.resolve("memory")));
        ask(Optional.of(folder.resolve("memory")), Map.of("PATH", "/usr/bin:/bin", "PYENV_VERSION", "3.9"));
        assertThat(timesAsked()).isEqualTo(2);
    }

    @Test
    void an_interpreter_that_changed_is_asked_again() throws IOException {
        ask(Optional.of(folder.resolve("memory")));
        ask(Optional.of(folder.resolve("memory")));
        Files.setLastModifiedTime(folder.resolve("python3"), FileTime.from(Instant.EPOCH));
        ask(Optional.of(folder.resolve("memory")));
        assertThat(timesAsked()).isEqualTo(2);
    }

    private void ask(Optional<Path> memory) {
        ask(memory, Map.of("PATH", "/usr/bin:/bin"));
    }

    private void ask(Optional<Path> memory, Map<String, String> environment) {
        var settings =
                new PythonSettings(folder, List.of(), List.of(folder), environment, memory, Duration.ofSeconds(30));
        assertThat(interpreters.probe(settings).probe("")).isInstanceOf(ProbeOutcome.Found.class);
    }

    private int timesAsked() throws IOException {
        return Files.readAllLines(folder.resolve("python3.asked")).size();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
