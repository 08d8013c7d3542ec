package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.InMemoryCredentials;
import dev.postern.testkit.PlainTokenEndpoint;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What surrounds the adapter in these tests. */
final class World {
    static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    final InMemoryCredentials store = new InMemoryCredentials();
    private IdentityTokenLookup identity = new IdentityTokenLookup.NotIssued();
    private Optional<Path> home = Optional.empty();

    World at(Path folder) {
        home = Optional.of(folder);
        return this;
    }

    World in(String service, String token) {
        identity = new IdentityTokenLookup.Issued(Secret.of(token), service);
        return this;
    }

    JfrogSettings settings(Map<String, String> environment) {
        return JfrogSettings.from(environment, home);
    }

    JfrogCredentials source(Map<String, String> environment) {
        return JfrogCredentials.of(settings(environment), new PlainTokenEndpoint(), audience -> identity, store, () -> NOW);
    }

    /** A token of this user that began some time ago and ends in some time; the name makes it another. */
    static String jwt(String subject, Duration age, Duration left) {
        String claims = "{\"sub\":\"" + subject + "\",\"iat\":" + NOW.minus(age).getEpochSecond() + ",\"exp\":"
                + NOW.plus(left).getEpochSecond() + "}";
        return "eyJhbGciOiJub25lIn0." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }

    static CredentialRequest before(String url) {
        return CredentialRequest.of(URI.create(url), URI.create(url), SendingRule.ALWAYS);
    }

    static CredentialRequest refused(String url) {
        return before(url).afterRefusal(List.of());
    }

    /** Asked again after the server refused what was found. */
    static CredentialLookup again(CredentialSource source, String url) {
        CredentialLookup.Found found = (CredentialLookup.Found) source.lookup(before(url));
        return source
                .lookup(before(url).afterRefusal(List.of(new Rejection(source.name(), found.credential(), Rejection.Cause.UNAUTHORIZED))));
    }

    static String told(CredentialLookup said) {
        return switch (said) {
            case CredentialLookup.Found found -> found.credential().username() + ":" + found.credential().secret().reveal();
            case CredentialLookup.NotMine _ -> "not mine";
            case CredentialLookup.Refused refused -> refused.detail();
            case CredentialLookup.Broken broken -> broken.detail();
        };
    }
}
