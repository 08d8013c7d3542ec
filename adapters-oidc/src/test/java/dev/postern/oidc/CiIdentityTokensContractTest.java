package dev.postern.oidc;

import dev.postern.domain.credential.IdentityTokens;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.IdentityTokensContract;
import dev.postern.testkit.PlainTokenEndpoint;
import java.nio.file.Path;
import java.util.Map;

class CiIdentityTokensContractTest extends IdentityTokensContract {

    private static CiIdentityTokens in(Map<String, String> environment) {
        return CiIdentityTokens.of(OidcSettings.from(environment, Path.of(".")), new PlainTokenEndpoint(), new CannedCommands());
    }

    @Override
    protected IdentityTokens inJob(String token) {
        return in(Map.of("GITLAB_CI", "true", "ACME_ID_TOKEN", token));
    }

    @Override
    protected IdentityTokens elsewhere() {
        return in(Map.of());
    }
}
