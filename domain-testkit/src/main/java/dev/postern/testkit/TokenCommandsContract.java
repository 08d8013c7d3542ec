package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of {@link TokenCommands} does, held to it with small shell scripts. */
public abstract class TokenCommandsContract {

    @TempDir private Path folder;

    /** The commands under test. */
    protected abstract TokenCommands commands();

    private CommandReply run(String script, Optional<Secret> input, Duration limit, String... arguments) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path file = Files.writeString(bin.resolve("tool"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return commands().run(new CommandRequest(Stream.concat(Stream.of("tool"), Stream.of(arguments)).toList(),
                Map.of("PATH", "/nonexistent:" + bin + ":/usr/bin:/bin", "MINE", "a b"), folder.toUri(), input, limit));
    }

    private static CommandReply.Ended ended(CommandReply reply) {
        assertThat(reply).isInstanceOf(CommandReply.Ended.class);
        return (CommandReply.Ended) reply;
    }

    private CommandReply.Ended ended(String script, String... arguments) throws IOException {
        return ended(run(script, Optional.empty(), Duration.ofSeconds(20), arguments));
    }

    @Test
    public void both_streams_and_the_status_come_back() throws IOException {
        CommandReply.Ended reply = ended("printf 'tökén\\r\\n'; echo oops >&2; exit 3");
        assertThat(reply).isEqualTo(new CommandReply.Ended(3, Secret.of("tökén"), Secret.of("oops")));
        assertThat(reply.toString()).doesNotContain("tökén").doesNotContain("oops");
    }

    @Test
    public void it_gets_its_arguments_environment_folder_and_nothing_else() throws IOException {
        CommandReply.Ended reply = ended("printf '%s|' \"$@\" \"$MINE\" \"$PWD\" \"$HOME\"", "a b", "$x", "");
        assertThat(reply.output()).isEqualTo(Secret.of("a b|$x||a b|" + folder.toRealPath() + "||"));
    }

    @Test
    public void it_reads_its_input_and_without_one_an_end() throws IOException {
        assertThat(ended(run("cat", Optional.of(Secret.of("in\n")), Duration.ofSeconds(20))).output()).isEqualTo(Secret.of("in"));
        assertThat(ended("cat").output()).isEqualTo(Secret.of(""));
    }

    @Test
    public void a_command_that_does_not_read_its_input_does_no_harm() throws IOException {
        Secret large = Secret.of("x".repeat(1 << 18));
        assertThat(ended(run("echo done", Optional.of(large), Duration.ofSeconds(20))).output()).isEqualTo(Secret.of("done"));
    }

    @Test
    public void endless_output_is_cut_off() throws IOException {
        CommandReply.Ended reply = ended("head -c 5000000 /dev/zero; head -c 5000000 /dev/zero >&2");
        assertThat(reply.output().reveal().length()).isLessThanOrEqualTo(TokenCommands.MOST_BYTES);
        assertThat(reply.errors().reveal().length()).isLessThanOrEqualTo(TokenCommands.MOST_BYTES);
    }

    @Test
    public void one_that_hangs_is_ended_with_its_children() throws IOException {
        Path alive = folder.resolve("alive");
        assertThat(run("(sleep 1; touch '" + alive + "') & sleep 30", Optional.empty(), Duration.ofMillis(300)))
                .isInstanceOf(CommandReply.TimedOut.class);
        assertThat(sleepThenExists(alive)).isFalse();
    }

    @Test
    public void a_child_that_keeps_the_streams_open_does_not_hold_the_caller_up() throws IOException {
        long start = System.nanoTime();
        assertThat(ended("sleep 15 & echo done").output()).isEqualTo(Secret.of("done"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(14));
    }

    @Test
    public void one_that_is_not_there_is_not_found() {
        assertThat(commands().run(new CommandRequest(List.of("no-such-tool"), Map.of("PATH", "/usr/bin"), folder.toUri(), Optional.empty(),
                Duration.ofSeconds(5)))).isInstanceOfSatisfying(CommandReply.NotFound.class,
                        reply -> assertThat(reply.detail()).contains("no-such-tool"));
    }

    private static boolean sleepThenExists(Path file) {
        try {
            Thread.sleep(1_500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Files.exists(file);
    }
}
