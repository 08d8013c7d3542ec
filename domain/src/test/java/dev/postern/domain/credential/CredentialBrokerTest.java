package dev.postern.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CredentialBrokerTest {

    private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");
    private static final URI INDEX = URI.create("https://h.example/feed/simple/");
    private static final URI PAGE = URI.create("https://h.example/feed/simple/acme/");
    private static final Credential ALICE = Credential.basic("alice", Secret.of("wonder"));
    private static final Credential BOB = Credential.basic("bob", Secret.of("builder"));

    private final List<String> asked = new ArrayList<>();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    private CredentialBroker broker(CredentialSource... sources) {
        InstantSource clock = now::get;
        return new CredentialBroker(List.of(sources), clock);
    }

    private CredentialSource costly(String name, Function<CredentialRequest, CredentialLookup> answer) {
        return new CredentialSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CredentialLookup lookup(CredentialRequest request) {
                asked.add(name);
                return answer.apply(request);
            }
        };
    }

    private CredentialSource costly(String name, CredentialLookup answer) {
        return costly(name, request -> answer);
    }

    private static CredentialLookup found(Credential credential, String reach) {
        return new CredentialLookup.Found(credential, Reach.of(Realm.of(URI.create(reach))));
    }

    private static ConfiguredCredentials urls(String index, Credential credential) {
        return ConfiguredCredentials.fromUrls(List.of(new ConfiguredCredentials.Entry(URI.create(index), credential)));
    }

    private static Rejection refused(String source, Credential credential) {
        return new Rejection(source, credential, Rejection.Cause.UNAUTHORIZED);
    }

    private static CredentialRequest request(URI url, SendingRule rule) {
        return CredentialRequest.of(url, INDEX, rule);
    }

    private static Optional<String> user(CredentialAnswer answer) {
        return answer instanceof CredentialAnswer.Granted granted ? Optional.of(granted.credential().username()) : Optional.empty();
    }

    @Test
    void what_is_at_hand_goes_first_and_costly_sources_wait_for_a_refusal() {
        CredentialBroker broker = broker(costly("keyring", found(BOB, "https://h.example")));
        assertThat(broker.ask(request(PAGE, SendingRule.AUTO))).isInstanceOf(CredentialAnswer.Anonymous.class);
        assertThat(asked).isEmpty();
        assertThat(user(broker.ask(request(PAGE, SendingRule.AUTO).afterRefusal(List.of())))).contains("bob");
        assertThat(user(broker.ask(request(PAGE, SendingRule.AUTO)))).as("known by now").contains("bob");
        assertThat(asked).containsExactly("keyring");
    }

    @Test
    void always_asks_every_source_before_the_first_request_and_never_goes_without() {
        assertThat(user(broker(costly("keyring", found(BOB, "https://h.example"))).ask(request(PAGE, SendingRule.ALWAYS)))).contains("bob");
        CredentialAnswer missing = broker(costly("keyring", new CredentialLookup.Refused("locked", Optional.of("unlock"))))
                .ask(request(PAGE, SendingRule.ALWAYS));
        assertThat(missing).isInstanceOf(CredentialAnswer.Missing.class);
        assertThat(missing.remedy()).contains("unlock");
    }

    @Test
    void never_sends_nothing_not_even_what_stands_in_the_url() {
        CredentialBroker broker = broker(urls(INDEX.toString(), ALICE), costly("keyring", found(BOB, "https://h.example")));
        broker.ask(request(PAGE, SendingRule.ALWAYS).afterRefusal(List.of(refused("url", ALICE))));
        assertThat(broker.ask(request(PAGE, SendingRule.NEVER))).isInstanceOf(CredentialAnswer.Anonymous.class);
        assertThat(broker.ask(request(PAGE, SendingRule.NEVER).afterRefusal(List.of()))).isInstanceOf(CredentialAnswer.Anonymous.class);
    }

    @Test
    void a_refused_credential_is_followed_by_the_next_source() {
        CredentialBroker broker = broker(urls(INDEX.toString(), ALICE), costly("keyring", found(BOB, "https://h.example")));
        CredentialRequest request = request(PAGE, SendingRule.AUTO);
        assertThat(broker.ask(request)).isInstanceOfSatisfying(CredentialAnswer.Granted.class, granted -> {
            assertThat(granted.source()).isEqualTo("url");
            assertThat(granted).hasToString("credential of `url` for https://h.example");
        });
        assertThat(user(broker.ask(request.afterRefusal(List.of(refused("url", ALICE)))))).contains("bob");
        assertThat(broker.ask(request.afterRefusal(List.of(refused("url", ALICE), refused("keyring", BOB)))))
                .isInstanceOf(CredentialAnswer.Anonymous.class);
    }

    @Test
    void a_source_is_believed_only_inside_the_reach_that_it_names() {
        CredentialBroker broker =
                broker(costly("odd", found(BOB, "https://other.example")), costly("good", found(ALICE, "https://h.example/feed")));
        assertThat(user(broker.ask(request(PAGE, SendingRule.ALWAYS)))).contains("alice");
    }

    @Test
    void no_credential_crosses_an_origin() {
        CredentialBroker broker = broker(urls(INDEX.toString(), ALICE));
        for (String elsewhere : List.of("http://h.example/feed/x.whl", "https://h.example:8443/feed/x.whl",
                "https://files.h.example/feed/x.whl",
                "http://h.example:443/feed/x.whl")) {
            assertThat(user(broker.ask(request(URI.create(elsewhere), SendingRule.AUTO)))).as(elsewhere).isEmpty();
        }
        assertThat(user(broker.ask(request(URI.create("https://h.example/files/x.whl"), SendingRule.AUTO)))).contains("alice");
    }

    @Test
    void two_indexes_of_one_host_keep_their_own_credentials() {
        URI other = URI.create("https://h.example/other/simple");
        ConfiguredCredentials both = ConfiguredCredentials
                .fromUrls(List.of(new ConfiguredCredentials.Entry(INDEX, ALICE), new ConfiguredCredentials.Entry(other, BOB)));
        CredentialBroker broker = broker(both);
        assertThat(user(broker.ask(CredentialRequest.of(URI.create("https://h.example/files/x"), INDEX, SendingRule.AUTO))))
                .contains("alice");
        assertThat(user(broker.ask(CredentialRequest.of(URI.create("https://h.example/files/x"), other, SendingRule.AUTO))))
                .contains("bob");
        CredentialRequest noIndex = new CredentialRequest(URI.create("https://h.example/other/x"), Optional.empty(), Optional.empty(),
                SendingRule.AUTO, CredentialRequest.Phase.BEFORE_SENDING, List.of());
        assertThat(user(broker.ask(noIndex))).contains("bob");
        assertThat(user(broker.ask(noIndex.forUser("alice")))).isEmpty();
    }

    @Test
    void costly_answers_are_remembered_also_when_they_are_no() {
        CredentialBroker broker = broker(costly("keyring", new CredentialLookup.NotMine()));
        CredentialRequest request = request(PAGE, SendingRule.AUTO).afterRefusal(List.of());
        broker.ask(request);
        broker.ask(request(URI.create("https://h.example/feed/simple/other/"), SendingRule.AUTO).afterRefusal(List.of()));
        assertThat(asked).containsExactly("keyring");
    }

    @Test
    void a_credential_that_ends_soon_is_asked_anew() {
        Credential brief = BOB.expiring(NOW.plusSeconds(600));
        CredentialBroker broker = broker(costly("token", request -> found(brief, "https://h.example")));
        CredentialRequest request = request(PAGE, SendingRule.ALWAYS);
        broker.ask(request);
        now.set(NOW.plusSeconds(500));
        broker.ask(request);
        assertThat(asked).hasSize(1);
        now.set(NOW.plusSeconds(541));
        broker.ask(request);
        assertThat(asked).hasSize(2);
    }

    @Test
    void sources_are_asked_in_the_order_that_a_value_says() {
        ConfiguredCredentials url = urls(INDEX.toString(), ALICE);
        ConfiguredCredentials variables = ConfiguredCredentials.fromEnvironment(List.of(new ConfiguredCredentials.Entry(INDEX, BOB)));
        CredentialOrder order = new CredentialOrder(List.of("environment", "url"));
        CredentialBroker broker = new CredentialBroker(order.arrange(List.of(url, variables)), InstantSource.fixed(NOW));
        assertThat(user(broker.ask(request(PAGE, SendingRule.AUTO)))).contains("bob");
        assertThatThrownBy(() -> order.arrange(List.of(costly("unknown", new CredentialLookup.NotMine()))))
                .hasMessageContaining("`unknown`");
        assertThatThrownBy(() -> order.arrange(List.of(url, url))).hasMessageContaining("share a name");
    }

    @Test
    void a_request_never_carries_userinfo() {
        assertThatThrownBy(() -> CredentialRequest.of(URI.create("https://u:p@h.example/"), INDEX, SendingRule.AUTO))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("u:p");
    }

    @Test
    void a_source_may_give_a_fresh_credential_once_and_is_then_left_alone() {
        AtomicReference<Integer> minted = new AtomicReference<>(0);
        CredentialBroker broker = broker(costly("mint", request -> {
            minted.set(minted.get() + 1);
            return found(token(minted.get()), "https://h.example");
        }));
        CredentialRequest request = request(PAGE, SendingRule.AUTO);
        assertThat(secret(broker.ask(request.afterRefusal(List.of())))).isEqualTo(token(1));
        List<Rejection> once = List.of(refused("mint", token(1)));
        assertThat(secret(broker.ask(request.afterRefusal(once)))).isEqualTo(token(2));
        assertThat(secret(broker.ask(request.afterRefusal(once)))).as("another request with the stale one").isEqualTo(token(2));
        assertThat(broker.ask(request.afterRefusal(List.of(refused("mint", token(1)), refused("mint", token(2))))))
                .isInstanceOf(CredentialAnswer.Anonymous.class);
        assertThat(broker.ask(request(URI.create("https://h.example/feed/simple/other/"), SendingRule.AUTO)
                .afterRefusal(List.of(refused("mint", token(2)))))).as("another page of that index")
                .isInstanceOf(CredentialAnswer.Anonymous.class);
        assertThat(minted.get()).isEqualTo(2);
    }

    @Test
    void a_person_without_the_right_gets_no_fresh_credential() {
        CredentialBroker broker = broker(costly("mint", found(BOB, "https://h.example")));
        CredentialRequest request = request(PAGE, SendingRule.AUTO).afterRefusal(
                List.of(new Rejection("mint", ALICE, Rejection.Cause.FORBIDDEN)));
        assertThat(broker.ask(request)).isInstanceOf(CredentialAnswer.Anonymous.class);
        assertThat(asked).isEmpty();
    }

    private static Credential token(int number) {
        return Credential.basic("aws", Secret.of("token" + number)).expiring(NOW.plusSeconds(3600));
    }

    private static Credential secret(CredentialAnswer answer) {
        return ((CredentialAnswer.Granted) answer).credential();
    }
}
