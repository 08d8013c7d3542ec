package dev.postern.domain.credential;

import java.util.Objects;

/**
 * Names one entry of a {@link CredentialStore}. Two callers with different identities have different keys: whatever decides
 * whose credential it is (profile, tenant, endpoint, settings of the token) is part of the account, never the secret itself.
 *
 * @param service who made the credential: the name of a source, or {@code login} for what a person entered
 * @param account whose it is and for what, in the service's own words; shown to people
 */
public record StoreKey(String service, String account) {

    public StoreKey {
        Objects.requireNonNull(account);
        if (service.isBlank()) {
            throw new IllegalArgumentException("an entry of a credential store without a service");
        }
    }

    @Override
    public String toString() {
        return service + ":" + account;
    }
}
