package dev.postern.google;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.PlainTokenEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    // README begins
    static CredentialLookup ask(URI page, Map<String, String> environment, TokenEndpoint endpoint, TokenCommands commands) {
        GoogleSettings settings = GoogleSettings.from(environment, Optional.empty(), Path.of("."));
        GoogleCredentials source = GoogleCredentials.of(settings, endpoint, commands, InstantSource.system());
        return source.lookup(CredentialRequest.of(page, page, SendingRule.ALWAYS));
    }
    // README ends

    @Test
    void the_example_works() {
        CannedCommands gcloud = new CannedCommands().with("gcloud config config-helper --format=json(credential)",
                "{\"credential\": {\"access_token\": \"ya29.s3cret\", \"token_expiry\": \"2999-01-01T00:00:00Z\"}}");
        CredentialLookup said = ask(URI.create("https://us-python.pkg.dev/proj/repo/simple/"), Map.of("NO_GCE_CHECK", "true"),
                new PlainTokenEndpoint(), gcloud);
        assertThat(said).isInstanceOf(CredentialLookup.Found.class);
        assertThat(said.toString()).contains("oauth2accesstoken:****");
    }
}
