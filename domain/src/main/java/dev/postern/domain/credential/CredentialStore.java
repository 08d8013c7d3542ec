package dev.postern.domain.credential;

import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Port: keeps credentials between processes where only their owner can read them: a secret store of the operating system,
 * or a file of mode 0600 in a folder of mode 0700. Shared by all processes of one person.
 *
 * <p>Safe for concurrent callers in this and other processes. A failure is an outcome, never an exception.
 */
public interface CredentialStore {

    /** What is in it now, expired entries included. */
    StoreReading read();

    /**
     * Reads, changes and writes in one step that no other caller can fall into; a reader sees the state before or after it.
     *
     * @param change gets all entries and returns those to keep; it is called at most once and must be quick
     * @return what is in the store now, or why it was left as it was
     */
    StoreReading change(UnaryOperator<List<StoredCredential>> change);

    /**
     * Runs work while no other caller, in this process or another, runs work for the same key: so that fifty askers mint one
     * token. Where no lock can be had, or its holder takes longer than a time limit, the work runs all the same; a store
     * without locks runs it at once.
     */
    default <T> T alone(StoreKey key, Supplier<T> work) {
        return work.get();
    }
}
