package dev.postern.azure;

import com.microsoft.aad.msal4j.ITokenCache;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a login leaves: the cache of Microsoft's library with its refresh tokens, as one secret of the credential store. It reaches the
 * login service, so that it is never sent to an index.
 */
final class LoginCache {
    static final String SERVICE = "azure-login";

    private final CredentialStore store;
    private final InstantSource clock;
    private final Authority authority;
    private final StoreKey key;

    LoginCache(AzureSettings settings, AzurePorts ports, Authority authority) {
        this.store = ports.store();
        this.clock = ports.clock();
        this.authority = authority;
        this.key = key(settings, authority);
    }

    private static StoreKey key(AzureSettings settings, Authority authority) {
        return new StoreKey(SERVICE, settings.clientId() + " at " + authority.base().host());
    }

    boolean isEmpty() {
        return entry().isEmpty();
    }

    private Optional<StoredCredential> entry() {
        return store.read().find(key);
    }

    /** Why nothing can be kept, if the store does not work. */
    Optional<String> fault() {
        return store.read() instanceof StoreReading.Unusable unusable ? Optional.of(unusable.detail()) : Optional.empty();
    }

    /** Fills the library's cache. */
    void load(ITokenCache cache) {
        entry().ifPresent(entry -> cache.deserialize(entry.credential().secret().reveal()));
    }

    /** Takes out what cannot be read. */
    void clear() {
        store.change(entries -> entries.stream().filter(entry -> !entry.key().equals(key)).toList());
    }

    /**
     * Keeps the library's cache.
     *
     * @param account who signed in, for people to see; the one before if empty
     * @param forget whether credentials that were made for an account before are dropped
     */
    void save(String text, Optional<String> account, boolean forget) {
        if (!forget && entry().filter(entry -> entry.credential().secret().equals(Secret.of(text))).isPresent()) {
            return;
        }
        store.change(entries -> {
            List<StoredCredential> kept = new ArrayList<>(entries);
            Optional<StoredCredential> old = kept.stream().filter(entry -> entry.key().equals(key)).findFirst();
            kept.removeIf(entry -> entry.key().equals(key) || forget && entry.key().service().equals(AzureCredentials.NAME));
            String name = account.or(() -> old.map(entry -> entry.credential().username())).orElse("");
            kept.add(new StoredCredential(key, Credential.basic(name, Secret.of(text)), Reach.of(authority.base()), clock.instant()));
            return kept;
        });
    }
}
