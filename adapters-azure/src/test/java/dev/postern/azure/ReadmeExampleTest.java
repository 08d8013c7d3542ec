package dev.postern.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.RememberingSource;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static CredentialLookup credential(URI index, Map<String, String> environment, Path home, AzurePorts ports) {
        CredentialSource azure = AzureCredentials.of(AzureSettings.from(environment, home), ports);
        CredentialSource source = new RememberingSource(azure, ports.store(), ports.clock());
        return source.lookup(CredentialRequest.of(index, index, SendingRule.ALWAYS));
    }
    // README ends

    @TempDir private Path home;

    @Test
    void the_example_works() {
        try (Azure azure = new Azure(home)) {
            CredentialLookup said = credential(Azure.INDEX, Map.of("SYSTEM_ACCESSTOKEN", "job"), home, azure.ports());
            assertThat(said).isInstanceOfSatisfying(CredentialLookup.Found.class,
                    found -> assertThat(found.credential()).isEqualTo(Credential.basic("VssSessionToken", Secret.of("job"))));
        }
    }
}
