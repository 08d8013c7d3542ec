package dev.postern.assembly;

import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialOrder;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.StoredLogins;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import dev.postern.files.CredentialFile;
import dev.postern.files.CredentialFiles;
import dev.postern.http.HttpTokens;
import dev.postern.keyring.ChildCommands;
import dev.postern.keyring.KeyringCommand;
import dev.postern.keyring.KeyringSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every place where credentials come from, for one caller: built from the {@link Invocation} alone, so that two callers never mix. Making
 * one is cheap and needs no Guice, since the {@code keyring} command stands on it: files are read, servers are asked and libraries of vendors
 * are loaded when a URL is theirs. Closing it ends what is under way.
 */
public final class CredentialSources implements AutoCloseable {
    /**
     * As uv: a variable of the environment replaces what the URL says, files and stored logins follow, a keyring is last. Between them stand
     * the vendors, each for its own hosts; a variable that a pipeline set goes before an identity found.
     */
    private static final CredentialOrder ORDER =
            new CredentialOrder(List.of("environment", "url", "pipeline", "netrc", "login", "uv", "pypirc",
                    "aws", "azure", "google", "jfrog", "gitlab", "oidc", "keyring-command"));

    private final Invocation invocation;
    private final LazyEndpoint endpoint;
    private final CredentialStore store;
    private final List<CredentialFiles> files;
    private final boolean asksKeyring;

    private CredentialSources(Invocation invocation, Settings settings, LazyEndpoint endpoint) {
        Map<String, String> environment = invocation.environment().asMap();
        this.invocation = invocation;
        this.endpoint = endpoint;
        this.files = List.of(CredentialFiles.pipeline(environment), CredentialFiles.netrc(environment, invocation.home()),
                CredentialFiles.uv(environment, invocation.home()), CredentialFiles.pypirc(environment, invocation.home()));
        this.asksKeyring = settings.one("keyring-provider").map(CredentialSources::isSubprocess).orElse(false);
        this.store = CredentialFile.of(invocation.environment().asMap(), invocation.home());
    }

    /**
     * Those of one caller.
     *
     * @param network the way to token services, opened when the first of them is asked
     * @throws UnusableInput if {@code keyring-provider} names none
     */
    public static CredentialSources of(Invocation invocation, Settings settings, Supplier<HttpTokens> network) {
        return new CredentialSources(invocation, settings, new LazyEndpoint(network));
    }

    private static boolean isSubprocess(Settings.Value provider) {
        return switch (provider.text()) {
            case "subprocess" -> true;
            case "disabled" -> false;
            default -> throw new UnusableInput(provider, "it must be `disabled` or `subprocess`");
        };
    }

    /** For a caller whose settings files do not matter; proxies and certificates are those of its variables. */
    public static CredentialSources of(Invocation invocation, UserAgent userAgent) {
        return of(invocation, new Settings(Map.of(), invocation.environment(), List.of()), userAgent);
    }

    /** For a caller with these settings; token services are reached as they say. */
    public static CredentialSources of(Invocation invocation, Settings settings, UserAgent userAgent) {
        return of(invocation, settings, () -> HttpTokens.open(new NetworkSettings(settings, invocation).http(userAgent.text(),
                IndexSettings.of(settings, invocation.environment(), invocation.workingDirectory()).tls())));
    }

    /** How persons sign in with vendors, first to be asked first. */
    public List<LoginFlow> logins() {
        return vendors().logins();
    }

    private VendorSources vendors() {
        return new VendorSources(invocation.environment().asMap(), invocation.home(), invocation.workingDirectory(),
                new VendorSources.Ways(endpoint, new ChildCommands(), store), invocation.clock());
    }

    /** The way to token services, and to an index for a question about a credential. */
    public TokenEndpoint endpoint() {
        return endpoint;
    }

    /** Where logins and minted tokens are kept. */
    public CredentialStore store() {
        return store;
    }

    /**
     * All of them, first to be asked first.
     *
     * @param configured what the settings of indexes say
     */
    public List<CredentialSource> all(List<CredentialSource> configured) {
        List<CredentialSource> sources = new ArrayList<>(configured);
        sources.addAll(files);
        sources.add(new StoredLogins(store, invocation.clock()));
        sources.addAll(vendors().all());
        if (asksKeyring) {
            sources.add(KeyringCommand.of(
                    KeyringSettings.from(invocation.environment().asMap(), invocation.workingDirectory(), Set.of()), new ChildCommands()));
        }
        return ORDER.arrange(sources);
    }

    /** What a person should know about the files that were read. */
    List<String> warnings() {
        return files.stream().flatMap(file -> file.warnings().stream()).toList();
    }

    /** Who decides which of these is believed. */
    public CredentialBroker broker(List<CredentialSource> sources) {
        return new CredentialBroker(sources, invocation.clock());
    }

    @Override
    public void close() {
        endpoint.close();
    }

    /** Opens the way to the network for the first request. */
    private static final class LazyEndpoint implements TokenEndpoint, AutoCloseable {
        private final Supplier<HttpTokens> network;
        private @Nullable HttpTokens opened;

        LazyEndpoint(Supplier<HttpTokens> network) {
            this.network = network;
        }

        @Override
        public TokenReply send(TokenRequest request) {
            return tokens().send(request);
        }

        private synchronized HttpTokens tokens() {
            if (opened == null) {
                opened = network.get();
            }
            return opened;
        }

        @Override
        public synchronized void close() {
            if (opened != null) {
                opened.close();
            }
        }
    }
}
