package dev.postern.domain.credential;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a command.
 *
 * @param command program and arguments; no secret among them, since all processes of the machine can see them
 * @param environment all variables that it gets
 * @param folder where it runs: a {@code file:} URL
 * @param input what it reads from its standard input, if anything
 * @param limit how long it may take
 */
public record CommandRequest(List<String> command, Map<String, String> environment, URI folder, Optional<Secret> input,
        Duration limit) {

    public CommandRequest {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("a command without a name");
        }
    }

    /** Variables can hold secrets: they do not print. */
    @Override
    public String toString() {
        return String.join(" ", command);
    }
}
