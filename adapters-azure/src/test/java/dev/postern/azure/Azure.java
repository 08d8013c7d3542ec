package dev.postern.azure;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.InMemoryCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** One caller in tests, with a double of everything around it. */
final class Azure implements AutoCloseable {
    static final URI INDEX = URI.create("https://pkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/");

    final MicrosoftDouble microsoft = new MicrosoftDouble();
    final InMemoryCredentials store = new InMemoryCredentials();
    final CannedCommands commands = new CannedCommands();
    final List<Duration> pauses = new CopyOnWriteArrayList<>();
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private IdentityTokenLookup identity = new IdentityTokenLookup.NotIssued();
    private Instant now = Instant.now();

    Azure(Path home) {
        this.home = home;
    }

    Azure with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Azure inJob(IdentityTokenLookup said) {
        identity = said;
        return this;
    }

    /** The clock of this machine goes wrong by so much. */
    Azure late(Duration by) {
        now = Instant.now().plus(by);
        return this;
    }

    InstantSource clock() {
        return InstantSource.fixed(now);
    }

    AzurePorts ports() {
        return new AzurePorts(microsoft, commands, _ -> identity, store, clock());
    }

    AzureSettings settings() {
        AzureSettings settings = AzureSettings.from(environment, home);
        return new AzureSettings(settings.environment(), home, home.resolve("secrets"), settings.clientId(), settings.probesHosts());
    }

    AzureCredentials source() {
        return new AzureCredentials(settings(), ports(), pauses::add);
    }

    AzureLogin login() {
        return new AzureLogin(settings(), ports(), pauses::add);
    }

    CredentialLookup lookup() {
        return lookup(INDEX.resolve("left-pad/"));
    }

    CredentialLookup lookup(URI url) {
        return source().lookup(request(url));
    }

    Credential found() {
        return found(INDEX.resolve("left-pad/"));
    }

    Credential found(URI url) {
        CredentialLookup said = lookup(url);
        if (said instanceof CredentialLookup.Found found) {
            return found.credential();
        }
        throw new AssertionError(url + ": " + said);
    }

    static CredentialRequest request(URI url) {
        return CredentialRequest.of(url, INDEX, SendingRule.ALWAYS);
    }

    static CredentialRequest rejecting(URI url, Credential... refused) {
        return request(url).afterRefusal(List.of(refused).stream()
                .map(credential -> new Rejection("azure", credential, Rejection.Cause.UNAUTHORIZED)).toList());
    }

    @Override
    public void close() {
        microsoft.close();
    }
}
