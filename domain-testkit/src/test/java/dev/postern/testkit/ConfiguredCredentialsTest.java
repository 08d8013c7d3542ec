package dev.postern.testkit;

import dev.postern.domain.credential.ConfiguredCredentials;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Secret;
import java.util.List;

class ConfiguredCredentialsTest extends CredentialSourceContract {

    @Override
    protected CredentialSource source(String username, String secret) {
        return ConfiguredCredentials
                .fromUrls(List.of(new ConfiguredCredentials.Entry(known(), Credential.basic(username, Secret.of(secret)))));
    }
}
