package dev.postern.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static dev.postern.azure.MicrosoftDouble.DEVICE;
import static dev.postern.azure.MicrosoftDouble.SESSIONS;
import static dev.postern.azure.MicrosoftDouble.TOKEN;
import static dev.postern.azure.MicrosoftDouble.entraPerson;
import static dev.postern.azure.MicrosoftDouble.json;
import static dev.postern.azure.MicrosoftDouble.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.LoginOutcome;
import dev.postern.domain.credential.LoginPrompt;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.StoreReading;
import dev.postern.domain.credential.StoredCredential;
import dev.postern.testkit.LoginFlowContract;
import dev.postern.testkit.PromptScript;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AzureLoginTest {
    private static final String SESSION = "{\"token\":\"session-t0ken\",\"validTo\":\"2099-01-01T00:00:00Z\"}";

    @TempDir private Path home;
    private Azure azure;

    @BeforeEach
    void open() {
        azure = new Azure(home).with("POSTERN_AZURE_CLIENT_ID", UUID.randomUUID().toString()).with(
                "ARTIFACTS_CREDENTIALPROVIDER_FORCE_CANSHOWDIALOG_TO",
                "false");
        azure.microsoft.refusing().without("169.254.169.254").when(post(urlPathEqualTo(SESSIONS)), json(200, SESSION)).when(
                post(urlPathEqualTo(DEVICE)),
                json(200,
                        "{\"device_code\":\"dev1ce\",\"user_code\":\"ABCD-EFGH\",\"verification_uri\":\"https://microsoft.com/devicelogin\","
                                + "\"expires_in\":900,\"interval\":0,\"message\":\"To sign in, \\u001b[31m open\"}"));
    }

    @AfterEach
    void close() {
        azure.close();
    }

    /** Polls get these answers in turn; the person is let in at the end. */
    private void polling(String... errors) {
        for (int at = 0; at <= errors.length; at++) {
            MappingBuilder poll = post(urlPathEqualTo(TOKEN)).withRequestBody(containing("device_code")).inScenario("poll")
                    .whenScenarioStateIs(at == 0 ? STARTED : "poll" + at).willSetStateTo("poll" + (at + 1));
            azure.microsoft.when(poll, at < errors.length ? refusal(errors[at], 70016) : entraPerson("acc3ss", "r3fresh"));
        }
    }

    private LoginOutcome login(LoginPrompt prompt) {
        AzureLogin flow = azure.login();
        return flow.login(Azure.INDEX, prompt);
    }

    private LoginOutcome.Failed failed() {
        LoginOutcome said = login(new PromptScript(() -> false));
        assertThat(said).isInstanceOf(LoginOutcome.Failed.class);
        return (LoginOutcome.Failed) said;
    }

    @Test
    void a_person_enters_a_code_and_is_known_from_then_on() {
        polling("authorization_pending", "authorization_pending");
        PromptScript prompt = new PromptScript(() -> false);
        assertThat(login(prompt)).isEqualTo(new LoginOutcome.SignedIn("ann@acme.example", Optional.empty()));
        assertThat(prompt.shown())
                .containsExactly("to sign in, open https://microsoft.com/devicelogin on any device and enter the code ABCD-EFGH");
        assertThat(azure.found()).satisfies(found -> assertThat(found.secret()).isEqualTo(Secret.of("session-t0ken")));
        assertThat(azure.microsoft.seen("/vssps").getLast().getHeader("Authorization")).isEqualTo("Bearer acc3ss");
        assertThat(azure.commands.runs()).isEmpty();
    }

    @Test
    void what_a_login_leaves_can_only_go_to_the_login_service() {
        polling();
        login(new PromptScript(() -> false));
        assertThat(((StoreReading.Entries) azure.store.read()).all()).singleElement().satisfies(entry -> {
            assertThat(entry.key().service()).isEqualTo("azure-login");
            assertThat(entry.credential().username()).isEqualTo("ann@acme.example");
            assertThat(entry.credential().expires()).isEmpty();
            assertThat(entry.reach()).isEqualTo(Reach.of(Realm.of(URI.create("https://login.microsoftonline.com"))));
            assertThat(entry.toString()).doesNotContain("r3fresh").doesNotContain("acc3ss");
        });
    }

    @Test
    void a_token_that_was_refused_is_renewed_with_the_refresh_token() {
        polling();
        login(new PromptScript(() -> false));
        azure.microsoft.when(post(urlPathEqualTo(TOKEN)).withRequestBody(containing("grant_type=refresh_token")).atPriority(1),
                entraPerson("acc3ss2", "r3fresh2"));
        Credential old = azure.found();
        assertThat(azure.source().lookup(Azure.rejecting(Azure.INDEX, old))).isInstanceOf(CredentialLookup.Found.class);
        assertThat(azure.microsoft.seen("/vssps").getLast().getHeader("Authorization")).isEqualTo("Bearer acc3ss2");
        azure.microsoft.when(post(urlPathEqualTo(TOKEN)).withRequestBody(containing("r3fresh2")).atPriority(1),
                entraPerson("acc3ss3", "r3fresh3"));
        azure.source().lookup(Azure.rejecting(Azure.INDEX, old));
        assertThat(azure.microsoft.seen("/vssps").getLast().getHeader("Authorization")).isEqualTo("Bearer acc3ss3");
    }

    @ParameterizedTest
    @CsvSource({"ann@acme.example,acc3ss-ann", "BOB@acme.example,acc3ss-bob"})
    void a_hint_names_one_of_several_accounts(String hint, String token) {
        for (String person : new String[] {"ann", "bob"}) {
            azure.microsoft.when(post(urlPathEqualTo(TOKEN)), entraPerson(person, "acc3ss-" + person, "r3fresh-" + person));
            login(new PromptScript(() -> false));
        }
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_MSAL_LOGIN_HINT", hint).found();
        assertThat(azure.microsoft.seen("/vssps").getLast().getHeader("Authorization")).isEqualTo("Bearer " + token);
        assertThat(azure.commands.runs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"700082,the login has ended", "50076,'multi-factor authentication is demanded, which takes a person'",
        "50173,the login has ended"})
    void a_login_that_has_ended_is_told_with_the_command_that_mends_it(int code, String meaning) {
        polling();
        login(new PromptScript(() -> false));
        azure.microsoft.when(post(urlPathEqualTo(TOKEN)).withRequestBody(containing("grant_type=refresh_token")).atPriority(1),
                refusal("invalid_grant", code));
        assertThat(azure.source().lookup(Azure.rejecting(Azure.INDEX, Credential.bearer(Secret.of("old"))))).isEqualTo(
                new CredentialLookup.Refused("`ann@acme.example`: " + meaning + " (AADSTS" + code + ", trace `trace-1`)",
                        Optional.of("postern auth login " + Azure.INDEX)));
    }

    @Test
    void a_poll_that_comes_too_often_comes_later() {
        polling("slow_down", "authorization_pending", "slow_down");
        assertThat(login(new PromptScript(() -> false))).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(azure.pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @CsvSource({"authorization_declined,the sign-in was declined", "expired_token,the code has ended before it was entered",
        "bad_verification_code,the code was not recognised"})
    void a_code_that_is_not_accepted_is_told(String error, String told) {
        polling("authorization_pending", error);
        assertThat(failed().detail()).isEqualTo(told);
        assertThat(((StoreReading.Entries) azure.store.read()).all()).isEmpty();
    }

    @Test
    void a_code_that_nobody_enters_ends() {
        azure.microsoft.when(post(urlPathEqualTo(DEVICE)), json(200,
                "{\"device_code\":\"d\",\"user_code\":\"A\",\"verification_uri\":\"https://microsoft.com/devicelogin\",\"expires_in\":0,\"interval\":0}"));
        polling("authorization_pending");
        assertThat(failed().detail()).isEqualTo("the code has ended before it was entered");
    }

    @Test
    void a_tenant_that_knows_nobody_explains() {
        azure.microsoft.when(post(urlPathEqualTo(DEVICE)), refusal("unauthorized_client", 700016));
        assertThat(failed().detail()).isEqualTo("the sign-in: the application is not known in the tenant (AADSTS700016, trace `trace-1`)");
    }

    @Test
    void a_tenant_without_consent_says_what_to_do() {
        azure.microsoft.when(post(urlPathEqualTo(DEVICE)), refusal("invalid_grant", 65001));
        assertThat(failed().remedy().orElseThrow()).contains("POSTERN_AZURE_CLIENT_ID");
    }

    @Test
    void a_person_whom_the_organization_does_not_know_has_not_signed_in() {
        polling();
        azure.microsoft.when(post(urlPathEqualTo(SESSIONS)), json(401, "{\"message\":\"TF401444: ...\"}"));
        assertThat(failed().detail()).startsWith("signed in as `ann@acme.example`, but TF401444");
    }

    @Test
    void a_forged_feed_gets_nobody_to_sign_in() {
        azure.microsoft.refusing("https://login.evil.example/t", "https://vssps.dev.azure.com/acme");
        PromptScript prompt = new PromptScript(() -> false);
        assertThat(login(prompt)).isInstanceOf(LoginOutcome.Failed.class);
        assertThat(prompt.shown()).isEmpty();
        assertThat(azure.microsoft.seen("/login")).isEmpty();
    }

    @Test
    void a_login_that_cannot_be_kept_is_not_begun() {
        azure.store.breakDown("`/store` is not writable");
        assertThat(failed().detail()).isEqualTo("the login cannot be kept: `/store` is not writable");
        assertThat(azure.microsoft.seen("/login")).isEmpty();
    }

    @Test
    void a_new_login_forgets_what_was_made_for_the_one_before() {
        polling();
        azure.store.change(entries -> List.of(new StoredCredential(new StoreKey("azure", "x"), Credential.bearer(Secret.of("old")),
                Reach.of(Realm.of(Azure.INDEX)), azure.clock().instant())));
        login(new PromptScript(() -> false));
        assertThat(((StoreReading.Entries) azure.store.read()).all()).extracting(entry -> entry.key().service())
                .containsExactly("azure-login");
    }

    @Test
    void a_damaged_login_is_told_and_the_next_one_replaces_it() {
        String client = azure.settings().clientId();
        azure.store.change(entries -> List.of(new StoredCredential(new StoreKey("azure-login", client + " at login.microsoftonline.com"),
                Credential.basic("ann", Secret.of("{\"Account\":[s3cret")), Reach.of(Realm.of(Azure.INDEX)), azure.clock().instant())));
        assertThat(azure.lookup().toString()).contains("what the last login left cannot be read").doesNotContain("s3cret");
        polling();
        assertThat(login(new PromptScript(() -> false))).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(azure.lookup()).isInstanceOf(CredentialLookup.Found.class);
    }

    @Test
    void where_no_browser_opens_a_code_is_shown() {
        polling();
        List<String> shown = new CopyOnWriteArrayList<>();
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_FORCE_CANSHOWDIALOG_TO", "true");
        assertThat(login(new Person(shown) {
            @Override
            public boolean open(URI page) {
                return false;
            }
        })).isInstanceOf(LoginOutcome.SignedIn.class);
        assertThat(shown).singleElement().asString().contains("ABCD-EFGH");
    }

    @Test
    void a_person_signs_in_in_their_browser() {
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_FORCE_CANSHOWDIALOG_TO", "").microsoft.when(
                post(urlPathEqualTo(TOKEN)).withRequestBody(containing("code=c0de")).withRequestBody(containing("code_verifier=")),
                entraPerson("acc3ss", "r3fresh"));
        List<String> shown = new CopyOnWriteArrayList<>();
        assertThat(login(new Browser(shown, ""))).isEqualTo(new LoginOutcome.SignedIn("ann@acme.example", Optional.empty()));
        assertThat(shown).containsExactly("waiting for you to sign in in the browser");
    }

    @Test
    void a_browser_that_comes_back_with_another_login_is_sent_away() {
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_FORCE_CANSHOWDIALOG_TO", "");
        assertThat(login(new Browser(new CopyOnWriteArrayList<>(), "forged"))).isInstanceOfSatisfying(LoginOutcome.Failed.class,
                failed -> assertThat(failed.detail()).isEqualTo("the browser came back with something that this login did not ask for"));
        assertThat(azure.microsoft.seen("/token")).isEmpty();
    }

    /** Somebody in front of the terminal. */
    private abstract static class Person implements LoginPrompt {
        private final List<String> shown;

        Person(List<String> shown) {
            this.shown = shown;
        }

        @Override
        public void show(String line) {
            shown.add(line);
        }

        @Override
        public boolean isCancelled() {
            return false;
        }
    }

    /** Comes back as Entra sends a browser back, at once. */
    private static final class Browser extends Person {
        private final String otherState;

        Browser(List<String> shown, String otherState) {
            super(shown);
            this.otherState = otherState;
        }

        @Override
        public boolean open(URI page) {
            assertThat(page.getHost()).isEqualTo("login.microsoftonline.com");
            String back = parameter(page, "redirect_uri");
            String body = "code=c0de&state=" + parameter(page, "state") + otherState;
            Thread.startVirtualThread(() -> {
                try (HttpClient client = HttpClient.newHttpClient()) {
                    client.send(HttpRequest.newBuilder(URI.create(back)).header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.discarding());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return true;
        }

        private static String parameter(URI page, String name) {
            Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(page.toString());
            assertThat(found.find()).isTrue();
            return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
        }
    }

    @Nested
    class Contract extends LoginFlowContract {
        @Override
        protected LoginFlow flow() {
            polling("authorization_pending");
            return azure.login();
        }

        @Override
        protected URI index() {
            return Azure.INDEX;
        }

        @Override
        protected List<String> secrets() {
            return List.of("acc3ss", "r3fresh", "session-t0ken", "dev1ce");
        }
    }
}
