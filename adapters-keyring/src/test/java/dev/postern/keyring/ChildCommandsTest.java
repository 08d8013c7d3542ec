package dev.postern.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.testkit.TokenCommandsContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildCommandsTest extends TokenCommandsContract {
    @TempDir private Path folder;

    @Override
    protected TokenCommands commands() {
        return new ChildCommands();
    }

    private CommandReply run(String path, String... command) {
        return commands()
                .run(new CommandRequest(List.of(command), Map.of("PATH", path), folder.toUri(), Optional.empty(), Duration.ofSeconds(20)));
    }

    private Path tool(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("tool"), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_relative_folder_of_the_path_is_passed_over() throws IOException {
        tool("#!/bin/sh\necho planted\n");
        for (String path : List.of("", ".", ":", "bin:.", "\0")) {
            assertThat(run(path, "tool")).isInstanceOf(CommandReply.NotFound.class);
        }
        assertThat(run(folder.toString(), "./tool")).isInstanceOf(CommandReply.NotFound.class);
    }

    @Test
    void an_absolute_path_needs_no_path() throws IOException {
        Path tool = tool("#!/bin/sh\necho here\n");
        assertThat(run("", tool.toString())).isEqualTo(new CommandReply.Ended(0, Secret.of("here"), Secret.of("")));
    }

    @Test
    void what_cannot_be_run_is_told_by_the_systems_own_words() throws IOException {
        Path tool = tool("#!/no/such/interpreter\n");
        assertThat(run(folder.toString(), "tool", "argument")).isInstanceOfSatisfying(CommandReply.NotFound.class,
                reply -> assertThat(reply.detail()).startsWith("`" + tool + "` cannot be run: ").doesNotContain("argument"));
    }

    @Test
    void an_interrupted_caller_does_not_wait() {
        Thread.currentThread().interrupt();
        try {
            assertThat(run("/usr/bin:/bin", "sleep", "30")).isInstanceOf(CommandReply.TimedOut.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }
}
