package dev.postern.domain.credential;

/**
 * Port: runs a command that tells or keeps credentials, such as a vendor's own tool.
 *
 * <p>The command is found by its name on the {@code PATH} of the request's environment, gets that environment and nothing
 * else, and no terminal. It and its children are ended when the time limit is over or the caller is interrupted. Of each
 * stream at most {@link #MOST_BYTES} are kept. Safe for concurrent callers; a failure is an outcome, never an exception.
 */
public interface TokenCommands {

    /** More than any credential is long. */
    int MOST_BYTES = 1 << 20;

    CommandReply run(CommandRequest request);
}
