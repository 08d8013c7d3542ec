package dev.postern.gitlab;

import dev.postern.domain.credential.CredentialSource;
import dev.postern.testkit.CredentialSourceContract;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

class GitlabCredentialsContractTest extends CredentialSourceContract {

    @Override
    protected CredentialSource source(String username, String secret) {
        GitlabCredentials source = GitlabCredentials.of(GitlabSettings.from(
                Map.of("CI_API_V4_URL", "https://known.example/api/v4", "CI_DEPLOY_USER", username, "CI_DEPLOY_PASSWORD", secret),
                Optional.empty()));
        return source;
    }

    @Override
    protected URI known() {
        return URI.create("https://known.example/api/v4/projects/7/packages/pypi/simple/");
    }
}
