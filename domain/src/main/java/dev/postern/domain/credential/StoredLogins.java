package dev.postern.domain.credential;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What persons have entered: the entries of a {@link CredentialStore} whose service is {@code login}. Of those that reach a URL the one with
 * the longest path counts; where several users have one there, only a request that names its user gets an answer.
 */
public final class StoredLogins implements CredentialSource {
    /** The service of the entries, and the name of the source. */
    public static final String LOGIN = "login";

    private final CredentialStore store;
    private final InstantSource clock;

    public StoredLogins(CredentialStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return LOGIN;
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return true;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        return switch (store.read()) {
            case StoreReading.Unusable(String detail) -> new CredentialLookup.Broken(detail);
            case StoreReading.Entries(List<StoredCredential> all) -> of(all, request);
        };
    }

    private CredentialLookup of(List<StoredCredential> all, CredentialRequest request) {
        List<StoredCredential> reaching = all.stream()
                .filter(entry -> entry.key().service().equals(LOGIN) && entry.reach().covers(request.url()))
                .filter(entry -> request.username().map(entry.credential().username()::equals).orElse(true)).toList();
        int longest = reaching.stream().mapToInt(entry -> depth(entry, request)).max().orElse(-1);
        List<StoredCredential> closest = reaching.stream().filter(entry -> depth(entry, request) == longest)
                .sorted(Comparator.comparing(entry -> entry.credential().username())).toList();
        if (closest.isEmpty()) {
            return new CredentialLookup.NotMine();
        }
        Optional<StoredCredential> living =
                closest.stream().filter(entry -> !entry.credential().hasExpired(clock.instant())).findFirst();
        if (living.isEmpty()) {
            return new CredentialLookup.Refused("the login for `" + closest.getFirst().reach() + "` has ended",
                    Optional.of("postern auth login " + closest.getFirst().reach().realms().getFirst()));
        }
        if (closest.size() > 1) {
            return new CredentialLookup.Refused("several users are logged in to `" + living.get().reach() + "`: "
                    + String.join(", ", closest.stream().map(entry -> "`" + entry.credential().username() + "`").toList())
                    + "; name one in the URL of the index", Optional.empty());
        }
        return new CredentialLookup.Found(living.get().credential(), living.get().reach());
    }

    private static int depth(StoredCredential entry, CredentialRequest request) {
        return Realm.closest(entry.reach().realms(), request.url()).map(realm -> realm.path().length()).orElse(-1);
    }
}
