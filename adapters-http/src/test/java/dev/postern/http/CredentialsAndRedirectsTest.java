package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static dev.postern.http.IndexServer.distributions;
import static dev.postern.http.IndexServer.file;
import static dev.postern.http.IndexServer.json;
import static dev.postern.http.IndexServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsAndRedirectsTest {

    private static final String SECRET = "s3cr3t-p4ssw0rd";

    private final IndexServer server = IndexServer.start();
    private final IndexServer other = IndexServer.start();

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    @Test
    void a_configured_credential_is_sent_at_once() {
        server.credential("ann", SECRET);
        server.stub(get(urlEqualTo("/simple/a/")).withBasicAuth("ann", SECRET).willReturn(json(page("a", file("a-1.tar.gz")))));
        assertThat(server.lookup("a")).isInstanceOf(ProjectLookup.Listed.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void never_sends_no_credential() {
        server.credential("ann", SECRET);
        server.answers("/simple/a/", aResponse().withStatus(401));
        Index index = server.index().authenticate(SendingRule.NEVER).build();
        assertThat(server.session().lookup(index, PackageName.of("a"))).isInstanceOf(ProjectLookup.Denied.class);
        assertThat(server.received()).hasSize(1).noneMatch(request -> request.containsHeader("Authorization"));
    }

    @Test
    void always_without_a_credential_asks_nothing() {
        Index index = server.index().authenticate(SendingRule.ALWAYS).build();
        assertThat(server.session().lookup(index, PackageName.of("a"))).isInstanceOfSatisfying(ProjectLookup.Denied.class,
                denied -> assertThat(denied.detail()).contains("`authenticate = \"always\"`"));
        assertThat(server.requests()).isZero();
    }

    @Test
    void a_refused_credential_gives_way_to_the_next_source() {
        server.stub(get(urlEqualTo("/simple/a/")).withBasicAuth("bob", SECRET).willReturn(json(page("a", file("a-1.tar.gz")))));
        server.stub(get(urlEqualTo("/simple/a/")).atPriority(9).willReturn(aResponse().withStatus(401)));
        CredentialBroker broker =
                new CredentialBroker(List.of(source("url", "ann", true), source("keyring", "bob", false)), server.clock());
        assertThat(server.open().session(broker).lookup(server.index().build(), PackageName.of("a")))
                .isInstanceOf(ProjectLookup.Listed.class);
        assertThat(server.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404})
    void a_costly_source_is_asked_only_after_a_refusal(int status) {
        server.stub(get(urlEqualTo("/simple/a/")).withBasicAuth("bob", SECRET).willReturn(json(page("a", file("a-1.tar.gz")))));
        server.stub(get(urlEqualTo("/simple/a/")).atPriority(9).willReturn(aResponse().withStatus(status)));
        CredentialBroker broker = new CredentialBroker(List.of(source("keyring", "bob", false)), server.clock());
        assertThat(server.open().session(broker).lookup(server.index().build(), PackageName.of("a")))
                .isInstanceOf(ProjectLookup.Listed.class);
        assertThat(server.received()).extracting(request -> request.containsHeader("Authorization")).containsExactlyInAnyOrder(false, true);
    }

    @Test
    void one_authenticated_request_goes_first_and_a_wrong_password_is_not_shown_at_once_to_fifty_pages() {
        server.credential("ann", "wrong");
        server.stub(get(urlMatching("/simple/.*")).willReturn(aResponse().withStatus(401).withFixedDelay(300)));
        HttpIndexes.Session session = server.session();
        List<PackageName> names = IntStream.range(0, 50).mapToObj(i -> PackageName.of("p" + i)).toList();
        names.forEach(name -> session.anticipate(server.index().build(), name, found -> {}));
        session.lookup(server.index().build(), names.getFirst());
        assertThat(server.requests()).isLessThan(5);
    }

    @Test
    void the_others_follow_when_the_first_has_succeeded() {
        server.credential("ann", SECRET);
        List<PackageName> names = IntStream.range(0, 50).mapToObj(i -> PackageName.of("p" + i)).toList();
        names.forEach(name -> server.lists(name.text(), file(name.text() + "-1.tar.gz")));
        HttpIndexes.Session session = server.session();
        names.forEach(name -> session.anticipate(server.index().build(), name, found -> {}));
        assertThat(names).allSatisfy(
                name -> assertThat(session.lookup(server.index().build(), name)).isInstanceOf(ProjectLookup.Listed.class));
        assertThat(server.requests()).isEqualTo(50);
    }

    @Test
    void access_is_proved_by_an_authenticated_success_only() {
        server.answers("/simple/", json("{}"));
        assertThat(server.session().provesAccess(server.index().build())).isFalse();
        server.credential("ann", SECRET);
        HttpIndexes.Session session = server.session();
        assertThat(session.provesAccess(server.index().build())).isTrue();
        assertThat(session.provesAccess(server.index().build())).isTrue();
        assertThat(server.requests("/simple/")).isEqualTo(2);
    }

    @Test
    void a_page_that_was_let_in_proves_access_without_a_further_request() {
        server.credential("ann", SECRET);
        server.lists("a");
        HttpIndexes.Session session = server.session();
        session.lookup(server.index().build(), PackageName.of("a"));
        assertThat(session.provesAccess(server.index().build())).isTrue();
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void redirects_inside_an_origin_keep_the_credential() {
        server.credential("ann", SECRET);
        server.answers("/simple/a/", temporaryRedirect("/pages/a.json"));
        server.stub(get(urlEqualTo("/pages/a.json")).withBasicAuth("ann", SECRET)
                .willReturn(json(page("a", "{\"filename\":\"a-1.tar.gz\",\"url\":\"a-1.tar.gz\"}"))));
        assertThat(distributions(server.lookup("a")).getFirst().url()).isEqualTo(server.url("/pages/a-1.tar.gz"));
    }

    @Test
    void a_page_without_guard_may_come_from_another_origin() {
        server.answers("/simple/a/", temporaryRedirect(other.url("/simple/a/").toString()));
        other.lists("a", file("a-1.tar.gz"));
        assertThat(distributions(server.lookup("a")).getFirst().url()).isEqualTo(other.url("/files/a-1.tar.gz"));
    }

    @Test
    void a_page_of_an_index_with_a_credential_must_not_come_from_another_origin() {
        server.credential("ann", SECRET);
        server.answers("/simple/a/", temporaryRedirect(other.url("/simple/a/").toString()));
        other.lists("a", file("a-1.tar.gz"));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreadable.class,
                unreadable -> assertThat(unreadable.detail() + unreadable.remedy())
                        .contains("not followed for an index with a credential", "allow-redirects-to"));
        assertThat(other.requests()).isZero();
    }

    @Test
    void a_page_of_an_index_with_claims_must_not_come_from_another_origin() {
        server.answers("/simple/a/", temporaryRedirect(other.url("/simple/a/").toString()));
        other.lists("a", file("a-1.tar.gz"));
        Index index = server.index().claims(List.of(NamePattern.parse("a*"))).build();
        assertThat(server.session().lookup(index, PackageName.of("a"))).isInstanceOf(ProjectLookup.Unreadable.class);
        assertThat(other.requests()).isZero();
    }

    @Test
    void a_host_that_is_allowed_may_serve_the_page_and_never_sees_the_credential() {
        server.credential("ann", SECRET);
        server.answers("/simple/a/", temporaryRedirect(other.url("/simple/a/").toString().replace("//", "//eve:pass@")));
        other.lists("a", file("a-1.tar.gz"));
        Index index = server.index().redirectHosts(List.of("127.0.0.1")).build();
        assertThat(server.session().lookup(index, PackageName.of("a"))).isInstanceOf(ProjectLookup.Listed.class);
        assertThat(other.received()).hasSize(1).noneMatch(request -> request.containsHeader("Authorization"));
    }

    @Test
    void the_credential_does_not_come_back_after_a_detour() {
        server.answers("/simple/a/", temporaryRedirect(other.url("/back").toString()));
        other.answers("/back", temporaryRedirect(server.url("/end").toString()));
        server.answers("/end", json(page("a", file("a-1.tar.gz"))));
        server.credential("ann", SECRET);
        Index index = server.index().redirectHosts(List.of("127.0.0.1")).build();
        assertThat(server.session().lookup(index, PackageName.of("a"))).isInstanceOf(ProjectLookup.Listed.class);
        LoggedRequest last = server.received().stream().filter(request -> request.getUrl().equals("/end")).findFirst().orElseThrow();
        assertThat(last.containsHeader("Authorization")).isFalse();
    }

    @Test
    void circles_dead_ends_and_odd_places_are_not_followed() {
        server.answers("/simple/a/", temporaryRedirect("/simple/a/"));
        server.answers("/simple/b/", aResponse().withStatus(302));
        server.answers("/simple/c/", temporaryRedirect("file:///etc/passwd"));
        server.answers("/simple/d/", temporaryRedirect("http://[nonsense"));
        assertUnreadable("a", "redirects more than 10 times");
        assertUnreadable("b", "without saying where to");
        assertUnreadable("c", "no HTTP address");
        assertUnreadable("d", "no address");
    }

    @Test
    void no_outcome_and_no_notice_shows_a_secret() {
        server.credential("ann", SECRET);
        List<ResponseDefinitionBuilder> answers =
                List.of(aResponse().withStatus(401), aResponse().withStatus(403), aResponse().withStatus(500),
                        json("garbage"), temporaryRedirect(other.url("/").toString().replace("//", "//ann:" + SECRET + "@")),
                        temporaryRedirect("http://ann:" + SECRET + "@"), aResponse().withStatus(404), json(page("a", file("a-1.tar.gz"))));
        for (ResponseDefinitionBuilder answer : answers) {
            server.answers("/simple/a/", answer);
            HttpIndexes.Session session = server.session();
            assertThat(session.lookup(server.index().build(), PackageName.of("a")).toString()).doesNotContain(SECRET);
            assertThat(session.toString() + server.settings() + server.open().notices()).doesNotContain(SECRET);
        }
        assertThat(Authorization.of(Credential.basic("ann", Secret.of(SECRET)))).hasToString("****");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/_signin?realm=x", "/users/sign_in", "/oauth2/authorize?client=y", "/Login/"})
    void a_redirect_to_a_page_for_signing_in_is_a_refusal(String page) {
        server.answers("/simple/a/", aResponse().withStatus(302).withHeader("Location", other.url(page).toString()));
        assertDenied(302, "which sends to a page where a person signs in");
        assertThat(other.requests()).isZero();
    }

    @Test
    void a_page_for_signing_in_makes_costly_sources_be_asked() {
        server.stub(get(urlEqualTo("/simple/a/")).withBasicAuth("bob", SECRET).willReturn(json(page("a", file("a-1.tar.gz")))));
        server.stub(get(urlEqualTo("/simple/a/")).atPriority(9).willReturn(aResponse().withStatus(302).withHeader("Location", "/_signin")));
        CredentialBroker broker = new CredentialBroker(List.of(source("keyring", "bob", false)), server.clock());
        assertThat(server.open().session(broker).lookup(server.index().build(), PackageName.of("a")))
                .isInstanceOf(ProjectLookup.Listed.class);
    }

    @Test
    void a_project_may_be_called_login() {
        server.answers("/simple/login/", aResponse().withStatus(302).withHeader("Location", "/simple/sso/login/"));
        server.answers("/simple/sso/login/", json(page("login", file("login-1.tar.gz"))));
        assertThat(server.lookup("login")).isInstanceOf(ProjectLookup.Listed.class);
    }

    @Test
    void a_page_in_place_of_the_answer_is_a_refusal_unless_it_lists_files() {
        server.answers("/simple/a/", aResponse().withStatus(203).withHeader("Content-Type", "text/html")
                .withBody("<!DOCTYPE html><html><title>Sign in</title><a href='/login'>in</a></html>"));
        assertDenied(203, "which shows a page where a person signs in");
        server.answers("/simple/b/", json(page("b", file("b-1.tar.gz"))).withStatus(203));
        assertThat(server.lookup("b")).isInstanceOf(ProjectLookup.Listed.class);
    }

    @Test
    void a_refusal_tells_why_a_source_had_nothing_and_what_mends_it() {
        server.answers("/simple/a/", aResponse().withStatus(401));
        CredentialSource vendor = new CredentialSource() {
            @Override
            public String name() {
                return "aws";
            }

            @Override
            public CredentialLookup lookup(CredentialRequest request) {
                return new CredentialLookup.Refused("the login has ended", Optional.of("run `aws sso login`"));
            }
        };
        assertDenied(new CredentialBroker(List.of(vendor), server.clock()), "; no credential from `aws`: the login has ended",
                "run `aws sso login`");
    }

    @Test
    void a_refused_credentials_source_tells_what_mends_it() {
        server.answers("/simple/a/", aResponse().withStatus(403));
        CredentialSource vendor = new CredentialSource() {
            @Override
            public String name() {
                return "aws";
            }

            @Override
            public CredentialLookup lookup(CredentialRequest request) {
                return new CredentialLookup.Found(Credential.basic("aws", Secret.of(SECRET)), Reach.of(Realm.of(request.url()).origin()));
            }

            @Override
            public Optional<String> remedy(CredentialRequest request, int status) {
                return Optional.of("ask for `codeartifact:ReadFromRepository` (" + status + ")");
            }
        };
        assertDenied(new CredentialBroker(List.of(vendor), server.clock()), "403 Forbidden",
                "ask for `codeartifact:ReadFromRepository` (403)");
    }

    private void assertDenied(CredentialBroker broker, String said, String remedy) {
        assertThat(server.open().session(broker).lookup(server.index().build(), PackageName.of("a")))
                .isInstanceOfSatisfying(ProjectLookup.Denied.class, denied -> {
                    assertThat(denied.detail()).contains(said);
                    assertThat(denied.remedy()).contains(remedy);
                });
    }

    private void assertDenied(int status, String said) {
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Denied.class, denied -> {
            assertThat(denied.status()).isEqualTo(status);
            assertThat(denied.detail()).contains(said);
            assertThat(denied.remedy().orElseThrow()).contains("UV_INDEX_");
        });
    }

    private void assertUnreadable(String project, String said) {
        assertThat(server.lookup(project)).isInstanceOfSatisfying(ProjectLookup.Unreadable.class,
                unreadable -> assertThat(unreadable.detail()).contains(said));
    }

    private static CredentialSource source(String name, String user, boolean atHand) {
        return new CredentialSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public CredentialLookup lookup(CredentialRequest request) {
                return new CredentialLookup.Found(Credential.basic(user, Secret.of(SECRET)), Reach.of(Realm.of(request.url()).origin()));
            }

            @Override
            public boolean isAtHand(CredentialRequest request) {
                return atHand;
            }
        };
    }
}
