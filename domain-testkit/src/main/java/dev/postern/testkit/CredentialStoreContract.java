package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link CredentialStore} does. */
public abstract class CredentialStoreContract {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    /** The store under test; every call within one test opens the same one anew, as another process would. */
    protected abstract CredentialStore store();

    private static StoredCredential entry(String account, Credential credential) {
        Reach reach = Reach.of(Realm.of(URI.create("https://h.example/feed")), Realm.of(URI.create("https://files.h.example:8443")));
        return new StoredCredential(new StoreKey("login", account), credential, reach, NOW);
    }

    private static List<StoredCredential> all(StoreReading reading) {
        return ((StoreReading.Entries) reading).all();
    }

    private static StoreReading put(CredentialStore store, StoredCredential entry) {
        return store.change(entries -> {
            List<StoredCredential> more = new ArrayList<>(entries);
            more.removeIf(old -> old.key().equals(entry.key()));
            more.add(entry);
            return more;
        });
    }

    @Test
    public void a_new_store_is_empty() {
        assertThat(all(store().read())).isEmpty();
    }

    @Test
    public void another_opening_finds_every_part_of_what_was_put() {
        StoredCredential basic =
                entry("alice at \"h\"\n#1", Credential.basic("alice:ü", Secret.of("p=ä'\\\"\n\t${x}")).expiring(NOW.plusSeconds(7)));
        StoredCredential bearer = entry("token", Credential.bearer(Secret.of("eyJ.a.b")));
        put(store(), basic);
        put(store(), bearer);
        assertThat(all(store().read())).containsExactlyInAnyOrder(basic, bearer);
        assertThat(store().read().find(bearer.key())).contains(bearer);
        assertThat(store().read().find(new StoreKey("login", "nobody"))).isEmpty();
    }

    @Test
    public void what_is_not_returned_is_gone() {
        put(store(), entry("alice", Credential.bearer(Secret.of("a"))));
        assertThat(all(store().change(entries -> List.of()))).isEmpty();
        assertThat(all(store().read())).isEmpty();
    }

    @Test
    public void no_change_of_concurrent_callers_is_lost() {
        IntStream.range(0, 24).parallel().forEach(at -> put(store(), entry("user" + at, Credential.bearer(Secret.of("t" + at)))));
        assertThat(all(store().read())).hasSize(24);
    }

    @Test
    public void work_for_one_key_runs_alone_and_gives_its_result() {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        StoreKey key = new StoreKey("aws", "one/../two");
        int sum = IntStream.range(0, 8).parallel().map(at -> store().alone(key, () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            store().read();
            inside.decrementAndGet();
            return at;
        })).sum();
        assertThat(most.get()).isEqualTo(1);
        assertThat(sum).isEqualTo(28);
    }

    @Test
    public void work_may_read_and_change_the_store() {
        StoreKey key = new StoreKey("login", "alice");
        StoredCredential entry = entry("alice", Credential.bearer(Secret.of("a")));
        assertThat(all(store().alone(key, () -> put(store(), entry)))).containsExactly(entry);
    }

    @Test
    public void it_prints_no_secret() {
        CredentialStore store = store();
        put(store, entry("alice", Credential.bearer(Secret.of("s3cret"))));
        assertThat(store.toString() + store.read()).doesNotContain("s3cret");
    }
}
