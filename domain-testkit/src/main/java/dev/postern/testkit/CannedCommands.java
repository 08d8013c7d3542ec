package dev.postern.testkit;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Commands with prepared answers, for tests of adapters that run a vendor's tool; any other command is not there. */
public final class CannedCommands implements TokenCommands {
    private final Map<String, CommandReply> replies = new ConcurrentHashMap<>();
    private final List<CommandRequest> runs = new CopyOnWriteArrayList<>();

    /**
     * The answer to one command.
     *
     * @param command program and arguments, joined by spaces
     */
    public CannedCommands with(String command, CommandReply reply) {
        replies.put(command, reply);
        return this;
    }

    /** A command that ends well and prints this. */
    public CannedCommands with(String command, String output) {
        return with(command, new CommandReply.Ended(0, Secret.of(output), Secret.of("")));
    }

    /** What was run, in order. */
    public List<CommandRequest> runs() {
        return List.copyOf(runs);
    }

    @Override
    public CommandReply run(CommandRequest request) {
        runs.add(request);
        return replies.getOrDefault(request.toString(), new CommandReply.NotFound("no `" + request.command().getFirst() + "`"));
    }
}
