package dev.postern.assembly;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * Everything that one call of a command brings along. One class of each app makes it from the process (or from a
 * request); nothing else reads the process's environment, folders, streams or clock, so a command runs anywhere unchanged
 * and tests need no process.
 *
 * @param arguments what follows the program's name
 * @param environment the caller's variables
 * @param workingDirectory where relative paths begin; absolute
 * @param home the caller's home folder; absolute
 * @param streams standard input, output and error
 * @param clock the time
 * @param zone the caller's time zone, in which a bare date ends; found out when it matters, since that takes a while
 * @param cancellation tells when the caller has lost interest
 */
public record Invocation(List<String> arguments, Variables environment, Path workingDirectory, Path home,
        Streams streams, InstantSource clock, Supplier<ZoneId> zone, Cancellation cancellation) {

    public Invocation {
        arguments = List.copyOf(arguments);
    }

    /** The same call from another folder. */
    public Invocation in(Path folder) {
        return new Invocation(arguments, environment, workingDirectory.resolve(folder).normalize(), home, streams, clock,
                zone, cancellation);
    }
}
