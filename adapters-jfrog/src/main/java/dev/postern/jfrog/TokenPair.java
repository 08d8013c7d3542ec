package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An access token with what renews it, as both lie in the store: one entry, so that nobody sees a new one beside an old one.
 * Its reach is the access service, so that it can never be sent to an index as it is.
 *
 * @param renewal the refresh token
 * @param expires the access token's end, where the token itself does not tell it
 */
record TokenPair(Secret access, Optional<Secret> renewal, Optional<Instant> expires) {

    /** Of the entries that a login or a renewal leaves. */
    static final String SERVICE = "jfrog-login";

    /** What the entry of a person's login is called. */
    static StoreKey login(Platform platform) {
        return new StoreKey(SERVICE, platform.toString());
    }

    JfrogToken token() {
        JfrogToken read = JfrogToken.of(access);
        return expires.isPresent() && read.expires().isEmpty()
                ? new JfrogToken(read.text(), read.kind(), read.user(), read.issued(), expires) : read;
    }

    static Optional<TokenPair> find(CredentialStore store, StoreKey key) {
        StoreReading reading = store.read();
        return reading.find(key).flatMap(entry -> {
            try {
                SecretJson json = SecretJson.parse(entry.credential().secret());
                return json.secret("access_token")
                        .map(access -> new TokenPair(access, json.secret("refresh_token"), json.number("expires_at")
                                .stream().mapToObj(Instant::ofEpochSecond).findFirst()));
            } catch (MalformedJson e) {
                return Optional.empty();
            }
        });
    }

    /** Writes it in place of what was there, and tells whether the store took it. */
    boolean keep(CredentialStore store, StoreKey key, Platform platform, Instant now) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        fields.put("access_token", access);
        renewal.ifPresent(token -> fields.put("refresh_token", token));
        expires.ifPresent(end -> fields.put("expires_at", Secret.of(Long.toString(end.getEpochSecond()))));
        StoredCredential entry = new StoredCredential(key,
                Credential.basic(token().user().orElse(""), SecretJson.write(fields)), Reach.of(Realm.of(platform.access())), now);
        StoreReading after = store.change(entries -> {
            List<StoredCredential> kept = new ArrayList<>(entries.stream().filter(other -> !other.key().equals(key)).toList());
            kept.add(entry);
            return kept;
        });
        return after.find(key).isPresent();
    }
}
