package dev.postern.testkit;

import dev.postern.domain.credential.CredentialStore;

class InMemoryCredentialsTest extends CredentialStoreContract {
    private final InMemoryCredentials store = new InMemoryCredentials();

    @Override
    protected CredentialStore store() {
        return store;
    }
}
