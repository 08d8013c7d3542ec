package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.RememberingSource;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RememberingSourceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final URI INDEX = URI.create("https://known.example/feed/simple/");

    private final InMemoryCredentials store = new InMemoryCredentials();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final AtomicInteger minted = new AtomicInteger();

    /** A mint for one identity, whose tokens hold for an hour. */
    private final class Mint implements CredentialSource {
        private final String identity;
        private final Optional<Credential> always;

        Mint(String identity, Optional<Credential> always) {
            this.identity = identity;
            this.always = always;
        }

        @Override
        public String name() {
            return "mint";
        }

        @Override
        public Optional<StoreKey> storeKey(CredentialRequest request) {
            return isMine(request) ? Optional.of(new StoreKey("mint", identity)) : Optional.empty();
        }

        private boolean isMine(CredentialRequest request) {
            return Realm.of(INDEX).sameOrigin(Realm.of(request.url()));
        }

        @Override
        public CredentialLookup lookup(CredentialRequest request) {
            if (!isMine(request)) {
                return new CredentialLookup.NotMine();
            }
            Credential fresh =
                    Credential.basic("aws", Secret.of(identity + minted.incrementAndGet())).expiring(now.get().plus(Duration.ofHours(1)));
            return new CredentialLookup.Found(always.orElse(fresh), Reach.of(Realm.of(INDEX).origin()));
        }
    }

    /** Each call opens it anew, as another process would. */
    private RememberingSource source(String identity) {
        return new RememberingSource(new Mint(identity, Optional.empty()), store, now::get);
    }

    private static CredentialRequest request() {
        return CredentialRequest.of(INDEX.resolve("acme/"), INDEX, SendingRule.ALWAYS);
    }

    private static Credential credential(CredentialLookup said) {
        return ((CredentialLookup.Found) said).credential();
    }

    private List<StoredCredential> kept() {
        return ((StoreReading.Entries) store.read()).all();
    }

    @Test
    void another_process_gets_the_same_credential_until_shortly_before_its_end() {
        Credential first = credential(source("me").lookup(request()));
        assertThat(credential(source("me").lookup(request()))).isEqualTo(first);
        now.set(NOW.plus(Duration.ofMinutes(56)));
        assertThat(credential(source("me").lookup(request()))).isNotEqualTo(first);
        assertThat(kept()).hasSize(1);
    }

    @Test
    void fifty_askers_cause_one_mint() {
        assertThat(IntStream.range(0, 50).parallel().mapToObj(_ -> credential(source("me").lookup(request()))).distinct()).hasSize(1);
        assertThat(minted.get()).isEqualTo(1);
    }

    @Test
    void two_identities_never_mix() {
        assertThat(credential(source("me").lookup(request()))).isNotEqualTo(credential(source("you").lookup(request())));
        assertThat(kept()).hasSize(2);
    }

    @Test
    void a_rejected_credential_is_replaced() {
        Credential stale = credential(source("me").lookup(request()));
        CredentialRequest again = request().afterRefusal(List.of(new Rejection("mint", stale, Rejection.Cause.UNAUTHORIZED)));
        Credential fresh = credential(source("me").lookup(again));
        assertThat(fresh).isNotEqualTo(stale);
        assertThat(credential(source("me").lookup(again))).as("another process, refused as well").isEqualTo(fresh);
        assertThat(credential(source("me").lookup(request()))).isEqualTo(fresh);
    }

    @Test
    void what_is_remembered_is_at_hand() {
        CredentialRequest request = request();
        assertThat(source("me").isAtHand(request)).isFalse();
        source("me").lookup(request);
        assertThat(source("me").isAtHand(request)).isTrue();
        assertThat(source("you").isAtHand(request)).isFalse();
    }

    @Test
    void what_has_ended_leaves_when_something_is_written() {
        source("me").lookup(request());
        now.set(NOW.plus(Duration.ofHours(2)));
        source("you").lookup(request());
        assertThat(kept()).extracting(entry -> entry.key().account()).containsExactly("you");
    }

    @Test
    void a_credential_without_an_end_is_not_written_down() {
        Credential lasting = Credential.bearer(Secret.of("pat"));
        RememberingSource source = new RememberingSource(new Mint("me", Optional.of(lasting)), store, now::get);
        assertThat(credential(source.lookup(request()))).isEqualTo(lasting);
        assertThat(kept()).isEmpty();
    }

    @Test
    void a_store_that_cannot_be_used_costs_time_and_not_the_answer() {
        store.breakDown("read-only");
        assertThat(source("me").lookup(request())).isInstanceOf(CredentialLookup.Found.class);
        assertThat(source("me").lookup(request())).isInstanceOf(CredentialLookup.Found.class);
        assertThat(minted.get()).isEqualTo(2);
    }

    @Test
    void another_user_is_not_served_from_memory() {
        source("me").lookup(request());
        assertThat(source("me").isAtHand(request().forUser("bob"))).isFalse();
    }

    @Nested
    class Contract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            Credential known = Credential.basic(username, Secret.of(secret)).expiring(NOW.plus(Duration.ofHours(1)));
            return new RememberingSource(new Mint("me", Optional.of(known)), store, now::get);
        }
    }
}
