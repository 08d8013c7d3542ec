package dev.postern.oidc;

import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.testkit.CredentialSourceContract;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

class OidcCredentialsContractTest extends CredentialSourceContract {

    @Override
    protected CredentialSource source(String username, String secret) {
        OidcSettings settings = OidcSettings
                .from(Map.of("POSTERN_OIDC_ACME_INDEX", known().toString(), "POSTERN_OIDC_ACME_TOKEN_URL", "https://sts.example/",
                        "POSTERN_OIDC_ACME_USERNAME", username), Path.of("."));
        OidcCredentials source = OidcCredentials.of(settings,
                request -> new TokenReply.Answered(200, Map.of(), Secret.of("{\"access_token\": \"" + secret + "\", \"expires_in\": 60}")),
                audience -> new IdentityTokenLookup.Issued(Secret.of("eyJ.x.y"), "a test"), () -> Instant.EPOCH);
        return source;
    }
}
