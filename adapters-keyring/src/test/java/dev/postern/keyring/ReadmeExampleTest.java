package dev.postern.keyring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static CommandReply ask(String tool, Map<String, String> environment, Path folder) {
        return new ChildCommands().run(new CommandRequest(List.of(tool, "--version"), environment, folder.toUri(), Optional.empty(),
                Duration.ofSeconds(10)));
    }
    // README ends

    @TempDir private Path folder;

    @Test
    void the_example_works() {
        assertThat(ask("no-such-tool", Map.of("PATH", "/usr/bin"), folder)).isInstanceOf(CommandReply.NotFound.class);
    }
}
