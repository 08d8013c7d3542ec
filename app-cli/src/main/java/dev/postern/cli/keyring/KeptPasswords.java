package dev.postern.cli.keyring;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What clients put into a keyring under a name of their own, such as {@code poetry-repository-acme}: it is given for exactly that name and is
 * never sent anywhere by Postern. A password for an index, by its URL, becomes a login instead.
 */
public final class KeptPasswords {
    private static final String SERVICE = "keyring";
    private static final String LOGIN = "login";

    private final CredentialStore store;
    private final InstantSource clock;

    public KeptPasswords(CredentialStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is kept under exactly this name; without a user only if there is no more than one. */
    Optional<Credential> find(String service, Optional<String> user) {
        if (!(store.read() instanceof StoreReading.Entries entries)) {
            return Optional.empty();
        }
        Reach named = Reach.of(realm(service));
        List<Credential> fitting = entries.all().stream()
                .filter(entry -> entry.key().service().equals(SERVICE) && entry.reach().equals(named)).map(StoredCredential::credential)
                .filter(credential -> user.isEmpty() || credential.username().equals(user.get())).toList();
        return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
    }

    /** Keeps a password for a name or an index. */
    StoreReading put(String service, String user, Secret password) {
        return put(entry(service, user), password);
    }

    /** Keeps what opens an index and everything beside its pages. */
    public StoreReading putLogin(URI index, String user, Secret password) {
        return put(new Place(loginKey(index, user), Reach.of(Realm.ofIndex(index)), user), password);
    }

    /** Takes a login back, if it is there. */
    public Removal removeLogin(URI index, String user) {
        return remove(loginKey(index, user));
    }

    /** What came of taking something out. */
    public sealed interface Removal {
        /** It is gone. */
        record Removed() implements Removal {}

        /** It was not there. */
        record Absent() implements Removal {}

        /** The store cannot be used. */
        record Failed(String detail) implements Removal {}
    }

    Removal remove(String service, String user) {
        return remove(entry(service, user).key());
    }

    private Removal remove(StoreKey key) {
        AtomicBoolean removed = new AtomicBoolean();
        if (store.read().find(key).isEmpty() && store.read() instanceof StoreReading.Entries) {
            return new Removal.Absent();
        }
        StoreReading reading = store.change(entries -> {
            List<StoredCredential> kept = new ArrayList<>(entries);
            removed.set(kept.removeIf(entry -> entry.key().equals(key)));
            return kept;
        });
        return switch (reading) {
            case StoreReading.Unusable unusable -> new Removal.Failed(unusable.detail());
            case StoreReading.Entries _ -> removed.get() ? new Removal.Removed() : new Removal.Absent();
        };
    }

    private record Place(StoreKey key, Reach reach, String user) {}

    private StoreReading put(Place place, Secret password) {
        StoredCredential added =
                new StoredCredential(place.key(), Credential.basic(place.user(), password), place.reach(), clock.instant());
        return store.change(entries -> {
            List<StoredCredential> kept = new ArrayList<>(entries);
            kept.removeIf(entry -> entry.key().equals(place.key()));
            kept.add(added);
            return kept;
        });
    }

    private static Place entry(String service, String user) {
        return AskedService.of(service) instanceof AskedService.Url url && AskedService.mayBeSent(url.location())
                ? new Place(loginKey(url.location(), user), Reach.of(Realm.ofIndex(url.location())), user)
                : new Place(new StoreKey(SERVICE, user + "@" + service), Reach.of(realm(service)), user);
    }

    private static StoreKey loginKey(URI index, String user) {
        return new StoreKey(LOGIN, user + "@" + Realm.ofIndex(index));
    }

    /** No URL has this scheme, so what lies there reaches no server. */
    private static Realm realm(String service) {
        return new Realm("keyring", service, -1, "");
    }
}
