package dev.postern.google;

import dev.postern.domain.credential.CredentialSource;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.CredentialSourceContract;
import dev.postern.testkit.PlainTokenEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

class GoogleCredentialsContractTest extends CredentialSourceContract {

    @Override
    protected CredentialSource source(String username, String secret) {
        CannedCommands gcloud = new CannedCommands().with("gcloud config config-helper --format=json(credential)",
                "{\"credential\": {\"access_token\": \"" + secret + "\", \"token_expiry\": \"2999-01-01T00:00:00Z\"}}");
        GoogleSettings settings = GoogleSettings.from(Map.of("NO_GCE_CHECK", "true"), Optional.empty(), Path.of("."));
        return GoogleCredentials.of(settings, new PlainTokenEndpoint(), gcloud, () -> Cloud.NOW);
    }

    @Override
    protected URI known() {
        return URI.create("https://europe-west1-python.pkg.dev/proj/repo/simple/");
    }

    @Override
    protected String user() {
        return "oauth2accesstoken";
    }
}
