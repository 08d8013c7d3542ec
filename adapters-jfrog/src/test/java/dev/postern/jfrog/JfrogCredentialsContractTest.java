package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialSource;
import dev.postern.testkit.CredentialSourceContract;
import java.net.URI;
import java.util.Map;

class JfrogCredentialsContractTest extends CredentialSourceContract {

    @Override
    protected CredentialSource source(String username, String secret) {
        JfrogCredentials source =
                new World().source(Map.of("JF_URL", "https://known.example/", "JF_USER", username, "JF_PASSWORD", secret));
        return source;
    }

    @Override
    protected URI known() {
        return URI.create("https://known.example/artifactory/api/pypi/feed/simple/");
    }
}
