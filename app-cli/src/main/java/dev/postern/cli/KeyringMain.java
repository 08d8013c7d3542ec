package dev.postern.cli;

import dev.postern.assembly.Cancellation;
import dev.postern.assembly.CredentialSources;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.UserAgent;
import dev.postern.cli.keyring.KeyringCommand;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialedUrl;
import java.util.List;

/** Where the {@code keyring} command starts and ends. */
public final class KeyringMain {
    private static final int NOTHING = 1;
    /** Another {@code keyring} command: it would make a miss as slow as it is, and may lead back here. */
    private static final String OTHER_COMMAND = "keyring-command";

    private KeyringMain() {}

    /** Ends the process without waiting for threads of libraries. */
    public static void main(String[] arguments) {
        int status = run(ProcessInvocation.of(arguments, new Cancellation()));
        Runtime.getRuntime().halt(status);
    }

    /** The outermost handler: a client takes status 1 for "nothing here". */
    static int run(Invocation invocation) {
        try (CredentialSources sources = CredentialSources.of(invocation, new UserAgent("postern/" + ProgramVersion.text()))) {
            List<CredentialSource> asked =
                    sources.all(List.of()).stream().filter(source -> !source.name().equals(OTHER_COMMAND)).toList();
            return new KeyringCommand(invocation, asked, sources.store(), ProgramVersion.text()).run();
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError fault) {
            invocation.streams().err().stream()
                    .println(CredentialedUrl.masked("keyring: failed in a way that it should not: " + fault + "; please report this"));
            invocation.streams().err().stream().flush();
            return NOTHING;
        }
    }
}
