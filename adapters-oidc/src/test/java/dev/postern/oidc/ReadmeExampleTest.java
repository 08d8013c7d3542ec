package dev.postern.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.testkit.CannedCommands;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    // README begins
    static CredentialLookup ask(URI page, Map<String, String> environment, TokenEndpoint endpoint, TokenCommands commands) {
        OidcSettings settings = OidcSettings.from(environment, Path.of("."));
        IdentityTokens identity = CiIdentityTokens.of(settings, endpoint, commands);
        OidcCredentials source = OidcCredentials.of(settings, endpoint, identity, InstantSource.system());
        return source.lookup(CredentialRequest.of(page, page, SendingRule.ALWAYS));
    }
    // README ends

    @Test
    void the_example_works() {
        Map<String, String> environment =
                Map.of("POSTERN_OIDC_TOKEN", "eyJ.s3cret.x", "CLOUDSMITH_ORG", "acme", "CLOUDSMITH_SERVICE_SLUG", "ci");
        TokenEndpoint endpoint = request -> new TokenReply.Answered(201, Map.of(), Secret.of("{\"token\": \"t0ken\"}"));
        CredentialLookup said =
                ask(URI.create("https://dl.cloudsmith.io/basic/acme/repo/python/simple/"), environment, endpoint, new CannedCommands());
        assertThat(said).isInstanceOf(CredentialLookup.Found.class);
        assertThat(said.toString()).contains("token:****");
    }
}
