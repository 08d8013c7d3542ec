package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CannedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One caller in tests: variables, a home, commands and a cloud. */
final class Caller {
    static final Instant NOW = Instant.parse("2024-01-02T03:04:05Z");
    static final URI INDEX = URI.create("https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team/simple/");

    final Map<String, String> variables = new HashMap<>();
    final CannedCommands commands = new CannedCommands();
    final Cloud cloud = new Cloud();
    final List<Duration> pauses = new ArrayList<>();
    private final Path home;
    private Optional<String> profile = Optional.empty();

    private Caller(Path home) {
        this.home = home;
    }

    static Caller in(Path home) {
        return new Caller(home);
    }

    Caller set(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** With keys in the environment. */
    Caller withKeys() {
        return set("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE").set("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    }

    Caller profile(String name) {
        profile = Optional.of(name);
        return this;
    }

    Caller file(String path, String text) {
        try {
            Path file = home.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Caller config(String text) {
        return file(".aws/config", text);
    }

    AwsSettings settings() {
        AwsSettings settings = AwsSettings.from(variables, home, Optional.of(home));
        return profile.map(settings::withProfile).orElse(settings);
    }

    AwsCredentials source() {
        return AwsCredentials.of(settings(), new Means(cloud, commands, () -> NOW, time -> {
            pauses.add(time);
            return true;
        }));
    }

    static CredentialRequest request(URI url) {
        return CredentialRequest.of(url, INDEX, SendingRule.ALWAYS);
    }

    CredentialLookup ask() {
        return source().lookup(request(INDEX.resolve("acme/")));
    }

    CredentialLookup.Found found() {
        CredentialLookup said = ask();
        assertThat(said).isInstanceOf(CredentialLookup.Found.class);
        return (CredentialLookup.Found) said;
    }

    CredentialLookup.Refused refused() {
        CredentialLookup said = ask();
        assertThat(said).isInstanceOf(CredentialLookup.Refused.class);
        return (CredentialLookup.Refused) said;
    }

    String broken() {
        CredentialLookup said = ask();
        assertThat(said).isInstanceOf(CredentialLookup.Broken.class);
        return ((CredentialLookup.Broken) said).detail();
    }

    /** The access key that signed the last request. */
    String signer() {
        String authorization = Cloud.header(cloud.last(), "Authorization");
        return authorization.substring(authorization.indexOf("Credential=") + 11, authorization.indexOf('/'));
    }
}
