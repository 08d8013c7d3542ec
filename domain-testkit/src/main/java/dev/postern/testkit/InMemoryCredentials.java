package dev.postern.testkit;

import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A credential store in memory, for tests. */
public final class InMemoryCredentials implements CredentialStore {
    private final ConcurrentMap<StoreKey, Object> locks = new ConcurrentHashMap<>();
    private StoreReading reading = new StoreReading.Entries(List.of());

    @Override
    public synchronized StoreReading read() {
        return reading;
    }

    @Override
    public synchronized StoreReading change(UnaryOperator<List<StoredCredential>> change) {
        if (reading instanceof StoreReading.Entries entries) {
            reading = new StoreReading.Entries(change.apply(entries.all()));
        }
        return reading;
    }

    @Override
    public <T> T alone(StoreKey key, Supplier<T> work) {
        synchronized (locks.computeIfAbsent(key, _ -> new Object())) {
            return work.get();
        }
    }

    /** From now on it cannot be used. */
    public synchronized void breakDown(String detail) {
        reading = new StoreReading.Unusable(detail);
    }
}
