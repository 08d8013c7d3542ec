package dev.postern.domain.credential;

import java.util.List;
import java.util.Optional;

/** What a {@link CredentialStore} says. */
public sealed interface StoreReading {

    /** These entries, in no particular order, one for each key. */
    record Entries(List<StoredCredential> all) implements StoreReading {
        public Entries {
            all = List.copyOf(all);
        }
    }

    /**
     * It cannot be read or written, or somebody else might read it.
     *
     * @param detail what happened and what to do, without a secret
     */
    record Unusable(String detail) implements StoreReading {}

    /** The entry with this key. */
    default Optional<StoredCredential> find(StoreKey key) {
        return switch (this) {
            case Entries entries -> entries.all().stream().filter(entry -> entry.key().equals(key)).findFirst();
            case Unusable _ -> Optional.empty();
        };
    }
}
