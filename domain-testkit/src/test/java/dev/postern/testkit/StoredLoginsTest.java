package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoredCredential;
import dev.postern.domain.credential.StoredLogins;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoredLoginsTest extends CredentialSourceContract {
    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private final InMemoryCredentials store = new InMemoryCredentials();
    private final StoredLogins logins = new StoredLogins(store, () -> NOW);

    @Override
    protected CredentialSource source(String username, String password) {
        put("login", known(), Credential.basic(username, Secret.of(password)));
        return logins;
    }

    private void put(String service, URI index, Credential credential) {
        StoreKey key = new StoreKey(service, credential.username() + "@" + Realm.ofIndex(index));
        var added = new StoredCredential(key, credential, Reach.of(Realm.ofIndex(index)), NOW);
        store.change(entries -> Stream.concat(entries.stream(), Stream.of(added)).toList());
    }

    private static Credential of(String user, String secret) {
        return Credential.basic(user, Secret.of(secret));
    }

    private CredentialLookup ask(String url, Optional<String> user) {
        CredentialRequest request = CredentialRequest.of(URI.create(url), known(), SendingRule.AUTO);
        return logins.lookup(user.map(request::forUser).orElse(request));
    }

    @Test
    void the_closest_login_counts() {
        put("login", URI.create("https://h.example/"), of("ann", "1"));
        put("login", URI.create("https://h.example/team/simple"), of("bob", "2"));
        assertThat(ask("https://h.example/team/files/x.whl", Optional.empty())).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(of("bob", "2")));
        assertThat(ask("https://h.example/teams/", Optional.empty())).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(of("ann", "1")));
        assertThat(ask("https://h.example/team/simple", Optional.of("ann"))).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(of("ann", "1")));
    }

    @Test
    void of_several_users_none_is_guessed() {
        put("login", known(), of("ann", "1"));
        put("login", known(), of("bob", "2"));
        assertThat(ask(known().toString(), Optional.empty())).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                refused -> assertThat(refused.detail()).contains("`ann`, `bob`"));
        assertThat(ask(known().toString(), Optional.of("bob"))).isInstanceOf(CredentialLookup.Found.class);
        assertThat(ask(known().toString(), Optional.of("carl"))).isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void a_login_that_has_ended_is_told_with_its_remedy() {
        put("login", known(), of("ann", "1").expiring(NOW));
        assertThat(ask(known().toString(), Optional.empty())).isEqualTo(new CredentialLookup.Refused(
                "the login for `https://known.example/feed` has ended", Optional.of("postern auth login https://known.example/feed")));
    }

    @Test
    void a_minted_token_is_no_login() {
        put("aws", known(), of("aws", "1"));
        assertThat(ask(known().toString(), Optional.empty())).isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void a_store_that_cannot_be_used_is_told() {
        store.breakDown("it is gone");
        assertThat(logins.lookup(CredentialRequest.of(known(), known(), SendingRule.AUTO)))
                .isEqualTo(new CredentialLookup.Broken("it is gone"));
        assertThat(List.of(logins.name(), String.valueOf(logins.isAtHand(CredentialRequest.of(known(), known(), SendingRule.AUTO)))))
                .containsExactly("login", "true");
    }
}
