package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.RememberingSource;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.testkit.InMemoryCredentials;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RememberingTest {
    @TempDir private Path home;

    private static Optional<StoreKey> key(Caller caller) {
        return caller.source().storeKey(Caller.request(Caller.INDEX));
    }

    @Test
    void fifty_askers_for_several_repositories_cause_one_minting() {
        InMemoryCredentials store = new InMemoryCredentials();
        Caller caller = Caller.in(home).withKeys();
        caller.cloud.minting("t0ken");
        URI other = Caller.INDEX.resolve("../../other/simple/");
        assertThat(IntStream.range(0, 50).parallel().mapToObj(at -> new RememberingSource(caller.source(), store, () -> Caller.NOW)
                .lookup(Caller.request(at % 2 == 0 ? Caller.INDEX : other))).distinct()).hasSize(1);
        assertThat(caller.cloud.requests()).hasSize(1);
    }

    @Test
    void whatever_decides_whose_token_it_is_makes_another_entry() {
        Set<Optional<StoreKey>> keys = new HashSet<>();
        keys.add(key(Caller.in(home)));
        keys.add(key(Caller.in(home).withKeys()));
        keys.add(key(Caller.in(home).withKeys().set("AWS_ACCESS_KEY_ID", "AKOTHER")));
        keys.add(key(Caller.in(home).set("AWS_PROFILE", "a")));
        keys.add(key(Caller.in(home).profile("a")));
        keys.add(key(Caller.in(home).set("AWS_ENDPOINT_URL", "http://localhost:1")));
        keys.add(key(Caller.in(home).set("AWS_ROLE_ARN", "arn:aws:iam::1:role/x")));
        keys.add(AwsCredentials
                .of(Caller.in(home).settings().withDuration(Duration.ofHours(1)), new Cloud(), new dev.postern.testkit.CannedCommands(),
                        () -> Caller.NOW)
                .storeKey(Caller.request(Caller.INDEX)));
        keys.add(key(Caller.in(home).config("[default]\naws_access_key_id = AK1\naws_secret_access_key = c4nary\n")));
        keys.add(key(Caller.in(home).config("[default]\naws_access_key_id = AK2\naws_secret_access_key = c4nary\n")));
        assertThat(keys).hasSize(10).allMatch(Optional::isPresent);
        assertThat(keys.toString()).doesNotContain("c4nary", "wJalr");
    }

    @Test
    void secrets_make_no_other_entry() {
        assertThat(key(Caller.in(home).withKeys().set("AWS_SECRET_ACCESS_KEY", "x"))).isEqualTo(key(Caller.in(home).withKeys()));
    }

    @Test
    void an_entry_names_domain_and_identity() {
        assertThat(key(Caller.in(home).withKeys()).map(StoreKey::account)).hasValueSatisfying(
                account -> assertThat(account).startsWith("my-domain-111122223333 in eu-west-1 as key AKIDEXAMPLE #"));
    }

    @Test
    void a_damaged_file_leaves_no_entry() {
        assertThat(key(Caller.in(home).config("["))).isEmpty();
    }

    @Test
    void two_callers_with_different_environments_never_mix() {
        Caller one = Caller.in(home.resolve("one")).withKeys();
        Caller two = Caller.in(home.resolve("two")).config("[default]\naws_access_key_id = AKTWO\naws_secret_access_key = s\n");
        one.cloud.minting("token-of-one");
        two.cloud.minting("token-of-two");
        AwsCredentials first = one.source();
        AwsCredentials second = two.source();
        IntStream.range(0, 20).parallel().forEach(at -> {
            AwsCredentials source = at % 2 == 0 ? first : second;
            assertThat(source.lookup(Caller.request(Caller.INDEX))).isInstanceOfSatisfying(CredentialLookup.Found.class,
                    found -> assertThat(
                            found.credential().secret()).isEqualTo(Secret.of(at % 2 == 0 ? "token-of-one" : "token-of-two")));
        });
        assertThat(one.signer()).isEqualTo("AKIDEXAMPLE");
        assertThat(two.signer()).isEqualTo("AKTWO");
    }

    @Test
    void nothing_that_a_caller_holds_prints_its_secrets() {
        Caller caller = Caller.in(home).withKeys().set("CODEARTIFACT_AUTH_TOKEN", "c4nary");
        assertThat(caller.settings() + " " + caller.source()).doesNotContain("wJalr", "c4nary");
    }
}
