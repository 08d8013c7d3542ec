package dev.postern.domain.credential;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A costly source that remembers between processes: what the inner source finds goes into a {@link CredentialStore} under
 * the key that it names, and is given from there until shortly before its end or until a server refuses it. However many
 * processes ask at once, one of them asks the inner source. A store that cannot be used costs time, not the answer.
 */
public final class RememberingSource implements CredentialSource {

    /** A credential that ends sooner than this is not given any more; a download may take that long. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final CredentialSource inner;
    private final CredentialStore store;
    private final InstantSource clock;

    public RememberingSource(CredentialSource inner, CredentialStore store, InstantSource clock) {
        this.inner = inner;
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public Optional<StoreKey> storeKey(CredentialRequest request) {
        return inner.storeKey(request);
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return inner.isAtHand(request) || storeKey(request).flatMap(key -> remembered(key, request)).isPresent();
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        Optional<StoreKey> key = storeKey(request);
        if (key.isEmpty()) {
            return inner.lookup(request);
        }
        return remembered(key.get(), request).<CredentialLookup>map(RememberingSource::found)
                .orElseGet(() -> store.alone(key.get(), () -> remembered(key.get(), request)
                        .<CredentialLookup>map(RememberingSource::found).orElseGet(() -> minted(key.get(), request))));
    }

    private CredentialLookup minted(StoreKey key, CredentialRequest request) {
        CredentialLookup said = inner.lookup(request);
        boolean keep = said instanceof CredentialLookup.Found found && found.credential().expires().isPresent();
        boolean stale = store.read().find(key).isPresent();
        if (keep || stale) {
            store.change(entries -> with(entries, key, said));
        }
        return said;
    }

    /** Other entries that have ended leave too, but not those without an end: a person entered them. */
    private List<StoredCredential> with(List<StoredCredential> entries, StoreKey key, CredentialLookup said) {
        Instant now = clock.instant();
        List<StoredCredential> kept = new ArrayList<>(entries.stream()
                .filter(entry -> !entry.key().equals(key) && !entry.credential().hasExpired(now)).toList());
        if (said instanceof CredentialLookup.Found found && found.credential().expires().isPresent()) {
            kept.add(new StoredCredential(key, found.credential(), found.reach(), now));
        }
        return kept;
    }

    private Optional<StoredCredential> remembered(StoreKey key, CredentialRequest request) {
        Instant soon = clock.instant().plus(MARGIN);
        return store.read().find(key).filter(entry -> !entry.credential().hasExpired(soon) && entry.reach().covers(request.url())
                && request.username().map(entry.credential().username()::equals).orElse(true)
                && !request.hasRejected(name(), entry.credential()));
    }

    private static CredentialLookup.Found found(StoredCredential entry) {
        return new CredentialLookup.Found(entry.credential(), entry.reach());
    }

    @Override
    public Optional<String> remedy(CredentialRequest request, int status) {
        return inner.remedy(request, status);
    }

    @Override
    public boolean hidesDenials(URI index) {
        return inner.hidesDenials(index);
    }

    @Override
    public String toString() {
        return "remembering " + inner.name();
    }
}
