package dev.postern.keyring;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.TokenCommands;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code keyring} command of Python, asked as uv and pip ask it: {@code keyring get SERVICE USER} where the user is known, else
 * {@code keyring get SERVICE --mode creds}, for the names of {@link StoredService} until one has an answer. It is never Postern's own
 * {@code keyring}. All questions together have a time limit.
 */
public final class KeyringCommand implements CredentialSource {
    private static final String COMMAND = "keyring";
    /** What keyring before 25.2.1 says. */
    private static final String NO_MODES = "unrecognized arguments: --mode";
    private static final String CRASH = "Traceback (most recent call last)";

    private final KeyringSettings settings;
    private final TokenCommands commands;

    private KeyringCommand(KeyringSettings settings, TokenCommands commands) {
        this.settings = settings;
        this.commands = commands;
    }

    public static KeyringCommand of(KeyringSettings settings, TokenCommands commands) {
        return new KeyringCommand(settings, commands);
    }

    @Override
    public String name() {
        return "keyring-command";
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        List<StoredService> services = StoredService.of(request);
        if (settings.isInside() || services.isEmpty()) {
            return new CredentialLookup.NotMine();
        }
        Optional<Path> program = ProgramPath.of(settings.environment()).all(COMMAND).filter(path -> !settings.isOwn(path)).findFirst();
        return program.map(path -> asked(path, services, request.username())).orElseGet(() -> new CredentialLookup.Broken(
                "there is no command `keyring` on the `PATH`" + (isThere() ? " but Postern's own" : "")
                        + "; install it with `uv tool install keyring`, or switch the keyring provider off"));
    }

    private boolean isThere() {
        return ProgramPath.of(settings.environment()).find(COMMAND).isPresent();
    }

    private CredentialLookup asked(Path program, List<StoredService> services, Optional<String> user) {
        long end = System.nanoTime() + settings.limit().toNanos();
        Optional<CredentialLookup> crashed = Optional.empty();
        for (StoredService service : services) {
            Duration left = Duration.ofNanos(Math.max(end - System.nanoTime(), 1));
            CommandReply reply = commands.run(new CommandRequest(command(program, service, user), settings.forChildren(),
                    settings.folder().toUri(), Optional.empty(), left));
            CredentialLookup said = switch (reply) {
                case CommandReply.NotFound(String detail) -> new CredentialLookup.Broken(detail);
                case CommandReply.TimedOut() -> new CredentialLookup.Broken("`" + program + "` did not answer within "
                        + settings.limit().toSeconds() + " s; see what it waits for with `keyring diagnose`");
                case CommandReply.Ended ended -> answer(program, service, user, ended);
            };
            if (said instanceof CredentialLookup.Found || reply instanceof CommandReply.TimedOut) {
                return said;
            }
            if (said instanceof CredentialLookup.Broken) {
                crashed = crashed.or(() -> Optional.of(said));
            }
        }
        return crashed.orElseGet(CredentialLookup.NotMine::new);
    }

    private static List<String> command(Path program, StoredService service, Optional<String> user) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "get", service.name()));
        command.addAll(user.map(List::of).orElseGet(() -> List.of("--mode", "creds")));
        return command;
    }

    /** It ends with 1 and says nothing where it has no such entry; its own words may hold a secret, and are only looked at. */
    private static CredentialLookup answer(Path program, StoredService service, Optional<String> user, CommandReply.Ended ended) {
        if (ended.status() == 0) {
            return KeyringOutput.read(ended.output(), user).map(credential -> found(program, service, credential))
                    .orElseGet(CredentialLookup.NotMine::new);
        }
        String errors = ended.errors().reveal();
        if (errors.contains(NO_MODES)) {
            return new CredentialLookup.Broken("`" + program + "` is too old to tell a user name: update it to 25.2.1 or newer, "
                    + "or put the user name into the URL of the index");
        }
        return ended.status() == 1 && !errors.contains(CRASH) ? new CredentialLookup.NotMine()
                : new CredentialLookup.Broken("`" + program + "` failed with status " + ended.status() + "; `keyring get "
                        + service.name() + "` shows why");
    }

    private static CredentialLookup found(Path program, StoredService service, Credential credential) {
        return KeyringOutput.isClean(credential) ? new CredentialLookup.Found(credential, service.reach())
                : new CredentialLookup.Broken(
                        "`" + program + "` told more than a user name and a password, or control characters in them, for `"
                                + service.name() + "`");
    }

    @Override
    public String toString() {
        return name();
    }
}
