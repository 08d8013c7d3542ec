package dev.postern.cli.keyring;

import dev.postern.assembly.Invocation;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/**
 * {@code keyring}: a drop-in for Python's command of that name. Answers go to standard output and nothing else does; a miss is status 1 with
 * nothing there. It never asks a person.
 */
public final class KeyringCommand {
    private static final int DONE = 0;
    private static final int NOTHING = 1;
    private static final int USAGE = 2;
    /** As much of standard input as a password may have. */
    private static final int LARGEST = 1 << 20;

    private final Invocation invocation;
    private final List<CredentialSource> sources;
    private final CredentialStore store;
    private final String version;

    /**
     * One call.
     *
     * @param sources who is asked, first to be asked first
     * @param store where passwords are put
     */
    public KeyringCommand(Invocation invocation, List<CredentialSource> sources, CredentialStore store, String version) {
        this.invocation = invocation;
        this.sources = List.copyOf(sources);
        this.store = store;
        this.version = version;
    }

    /** Runs it and returns its exit status. */
    public int run() {
        try {
            return run(KeyringWords.parse(invocation.arguments()));
        } catch (KeyringUsage problem) {
            say(KeyringHelp.USAGE + "keyring: error: " + problem.problem());
            return USAGE;
        } finally {
            invocation.streams().out().stream().flush();
            invocation.streams().err().stream().flush();
        }
    }

    private int run(KeyringWords words) {
        return switch (words.action()) {
            case HELP -> answer(KeyringHelp.HELP);
            case VERSION -> answer("keyring of postern " + version + "\n");
            case COMPLETION -> failed(KeyringHelp.NO_COMPLETION);
            case LIST_BACKENDS -> answer(String.join("\n", PythonKeyring.backends()) + "\n");
            case DISABLE -> new PythonKeyring(invocation).disable().map(this::failed).orElse(DONE);
            case DIAGNOSE -> diagnose();
            case NONE -> throw new KeyringUsage("Specify operation (get, set, del, diagnose).");
            case GET, SET, DEL -> use(words);
        };
    }

    private int use(KeyringWords words) {
        var python = new PythonKeyring(invocation);
        return switch (words.backend().map(PythonKeyring::named).orElseGet(python::chosen)) {
            case POSTERN -> switch (words.action()) {
                case GET -> get(words);
                case SET -> set(words.service().orElseThrow(), words.username().orElseThrow());
                default -> delete(words.service().orElseThrow(), words.username().orElseThrow());
            };
            case NULL -> words.action() == KeyringWords.Action.GET ? NOTHING : DONE;
            case FAIL -> failed("keyring: the backend that always fails is chosen");
        };
    }

    private int diagnose() {
        var python = new PythonKeyring(invocation);
        boolean absent = !Files.exists(python.configuration());
        return answer("config path: " + python.configuration() + (absent ? " (absent)" : "") + "\ndata root: " + python.data() + "\n");
    }

    private int get(KeyringWords words) {
        String service = words.service().orElseThrow();
        Optional<Credential> kept = new KeptPasswords(store, invocation.clock()).find(service, words.username());
        Optional<KeyringAnswer> found = kept.or(() -> ofIndex(service, words.username())).map(KeyringAnswer::new);
        if (found.isEmpty()) {
            return NOTHING;
        }
        if (kept.isEmpty() && found.get().hasControlCharacters()) {
            return failed(
                    "keyring: the credential of `" + CredentialedUrl.masked(service) + "` has control characters, which no server takes; "
                            + "log in again with `postern auth login`");
        }
        return answer(found.get().text(words.mode(), words.output()));
    }

    private Optional<Credential> ofIndex(String service, Optional<String> user) {
        var credentials = new IndexCredentials(new CredentialBroker(sources, invocation.clock()), store,
                VariableIndexes.of(invocation.environment()));
        Optional<Credential> found = switch (AskedService.of(service)) {
            case AskedService.Name _ -> Optional.empty();
            case AskedService.Url(var location, var inUrl) -> credentials.find(location, user.or(() -> inUrl));
            case AskedService.Place(var origins, var inUrl) -> credentials.findOn(origins, user.or(() -> inUrl));
        };
        credentials.notes().forEach(note -> say("keyring: " + note));
        return found;
    }

    private int set(String service, String user) {
        Optional<String> password = typed();
        if (password.isEmpty()) {
            return failed(
                    "keyring: the password is read from standard input, which holds none\n\nhint: pipe it in, or run `postern auth login`, "
                            + "which asks for it");
        }
        return switch (new KeptPasswords(store, invocation.clock()).put(service, user, Secret.of(password.get()))) {
            case StoreReading.Entries _ -> DONE;
            case StoreReading.Unusable(String detail) -> failed("keyring: the password is not kept: " + detail);
        };
    }

    /** All of standard input without its last line end; nothing where a person would have to type it. */
    private Optional<String> typed() {
        if (invocation.streams().in() instanceof Keyboard) {
            return Optional.empty();
        }
        try {
            String text = new String(invocation.streams().in().readNBytes(LARGEST), StandardCharsets.UTF_8);
            return Optional.of(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text).filter(password -> !password.isEmpty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private int delete(String service, String user) {
        return switch (new KeptPasswords(store, invocation.clock()).remove(service, user)) {
            case KeptPasswords.Removal.Removed _ -> DONE;
            case KeptPasswords.Removal.Absent _ -> failed("keyring: Password not found");
            case KeptPasswords.Removal.Failed(String detail) -> failed("keyring: the password is not removed: " + detail);
        };
    }

    private int answer(String text) {
        invocation.streams().out().stream().print(text);
        invocation.streams().out().stream().flush();
        return DONE;
    }

    private int failed(String text) {
        say(text);
        return NOTHING;
    }

    private void say(String text) {
        invocation.streams().err().stream().print(text + "\n");
    }
}
