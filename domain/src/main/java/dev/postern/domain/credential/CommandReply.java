package dev.postern.domain.credential;

/** What came of a {@link CommandRequest}. */
public sealed interface CommandReply {

    /**
     * It ended.
     *
     * @param output its standard output, decoded as UTF-8, without the last line end; it may hold a credential
     * @param errors its standard error, likewise; some tools write secrets there
     */
    record Ended(int status, Secret output, Secret errors) implements CommandReply {}

    /** There is no such command, or it cannot be run. */
    record NotFound(String detail) implements CommandReply {}

    /** It took longer than the time limit, and was ended. */
    record TimedOut() implements CommandReply {}
}
