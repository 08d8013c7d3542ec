package dev.postern.jfrog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.testkit.InMemoryCredentials;
import dev.postern.testkit.PlainTokenEndpoint;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    // README begins
    static CredentialLookup ask(URI page, Map<String, String> environment, TokenEndpoint endpoint, CredentialStore store) {
        JfrogSettings settings = JfrogSettings.from(environment, Optional.empty());
        IdentityTokens noJob = audience -> new IdentityTokenLookup.NotIssued();
        JfrogCredentials source = JfrogCredentials.of(settings, endpoint, noJob, store, InstantSource.system());
        return source.lookup(CredentialRequest.of(page, page, SendingRule.ALWAYS));
    }
    // README ends

    @Test
    void the_example_works() {
        CredentialLookup said = ask(URI.create("https://acme.jfrog.io/artifactory/api/pypi/tools/simple/"),
                Map.of("JF_URL", "https://acme.jfrog.io/", "JF_USER", "alice", "JF_PASSWORD", "s3cret"), new PlainTokenEndpoint(),
                new InMemoryCredentials());
        assertThat(said).isInstanceOf(CredentialLookup.Found.class);
        assertThat(said.toString()).contains("alice:****");
    }
}
