package dev.postern.oidc;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.PlainTokenEndpoint;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs of each CI service, and what their identity is exchanged for. */
class OidcTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final CannedCommands commands = new CannedCommands();
    private final Map<String, String> environment = new HashMap<>();
    @TempDir private Path folder;

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String identity(String audience) {
        IdentityTokenLookup said =
                CiIdentityTokens.of(OidcSettings.from(environment, folder), new PlainTokenEndpoint(), commands).lookup(audience);
        return switch (said) {
            case IdentityTokenLookup.Issued issued -> issued.issuer() + " " + issued.token().reveal();
            case IdentityTokenLookup.NotIssued _ -> "not issued";
            case IdentityTokenLookup.Refused refused -> refused.issuer() + ": " + refused.detail();
        };
    }

    private OidcCredentials source() {
        OidcSettings settings = OidcSettings.from(environment, folder);
        PlainTokenEndpoint endpoint = new PlainTokenEndpoint();
        return OidcCredentials.of(settings, endpoint, CiIdentityTokens.of(settings, endpoint, commands), () -> NOW);
    }

    private CredentialLookup ask(String url) {
        return source().lookup(request(url));
    }

    private static CredentialRequest request(String url) {
        return CredentialRequest.of(URI.create(url), URI.create(url), SendingRule.ALWAYS);
    }

    private static String jwt(String claims) {
        return "eyJh." + Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".c2ln";
    }

    private void exchanging() {
        environment.put("POSTERN_OIDC_TOKEN", "eyJ.id.x");
        environment.put("POSTERN_OIDC_ACME_INDEX", "https://pkgs.example/acme/simple/");
        environment.put("POSTERN_OIDC_ACME_TOKEN_URL", server.baseUrl() + "/token");
    }

    @Test
    void github_is_asked_for_the_audience() {
        environment.putAll(Map.of("GITHUB_ACTIONS", "true", "ACTIONS_ID_TOKEN_REQUEST_URL", server.baseUrl() + "/id?api-version=2.0",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "r3quest"));
        server.stubFor(get("/id?api-version=2.0&audience=api%3A%2F%2Facme").withHeader("Authorization", equalTo("Bearer r3quest"))
                .willReturn(okJson("{\"value\": \"eyJ.gh.x\"}")));
        server.stubFor(get("/id?api-version=2.0").willReturn(okJson("{\"value\": \"eyJ.default.x\"}")));
        assertThat(identity("api://acme")).isEqualTo("GitHub Actions eyJ.gh.x");
        assertThat(identity("")).isEqualTo("GitHub Actions eyJ.default.x");
    }

    @Test
    void a_job_at_github_without_permission_learns_which_one() {
        environment.put("GITHUB_ACTIONS", "true");
        assertThat(identity("acme")).contains("id-token: write");
    }

    @ParameterizedTest
    @CsvSource({"401,{},status 401", "500,<html>s3cret,status 500", "200,<html>s3cret,something else than JSON", "200,{},no token",
        "302,,status 302"})
    void what_a_service_refuses_is_told_without_what_it_said(int status, String body, String told) {
        environment.putAll(Map.of("GITHUB_ACTIONS", "true", "ACTIONS_ID_TOKEN_REQUEST_URL", server.baseUrl() + "/id",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "r3quest"));
        server.stubFor(get("/id")
                .willReturn(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere").withBody(body)));
        assertThat(identity("")).contains(told).doesNotContain("s3cret", "r3quest");
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @Test
    void the_request_token_goes_over_tls_only() {
        environment.putAll(Map.of("GITHUB_ACTIONS", "true", "ACTIONS_ID_TOKEN_REQUEST_URL", "http://evil.example/id",
                "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "r3quest"));
        assertThat(identity("acme")).contains("no https URL");
    }

    @Test
    void azure_pipelines_vouch_for_a_service_connection() {
        environment.putAll(Map.of("TF_BUILD", "True", "SYSTEM_OIDCREQUESTURI", server.baseUrl() + "/oidc"));
        assertThat(identity("acme")).contains("SYSTEM_ACCESSTOKEN");
        environment.putAll(Map.of("SYSTEM_ACCESSTOKEN", "j0b", "AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "c1"));
        server.stubFor(post("/oidc?api-version=7.1&serviceConnectionId=c1").withHeader("Authorization", equalTo("Bearer j0b"))
                .willReturn(okJson("{\"oidcToken\": \"eyJ.az.x\"}")));
        assertThat(identity("acme")).isEqualTo("Azure Pipelines eyJ.az.x");
    }

    @Test
    void gitlab_has_tokens_by_name_or_by_claim() {
        String other = jwt("{\"aud\": [\"https://sts.example\", \"x\"]}");
        environment.putAll(Map.of("GITLAB_CI", "true", "SIGSTORE_ID_TOKEN", other, "ACME_ID_TOKEN", "eyJ.acme.x"));
        assertThat(identity("acme")).isEqualTo("GitLab eyJ.acme.x");
        assertThat(identity("https://sts.example")).isEqualTo("GitLab " + other);
        assertThat(identity("unknown")).contains("id_tokens:").doesNotContain("eyJ");
    }

    @Test
    void buildkite_and_circleci_are_asked_by_their_commands() {
        environment.put("BUILDKITE", "true");
        commands.with("buildkite-agent oidc request-token --audience acme", "eyJ.bk.x");
        commands.with("circleci run oidc get --claims {\"aud\":\"acme\"}", "eyJ.cc.x");
        assertThat(identity("acme")).isEqualTo("Buildkite eyJ.bk.x");
        commands.with("buildkite-agent oidc request-token --audience acme", new CommandReply.Ended(1, Secret.of(""), Secret.of("s3cret")));
        assertThat(identity("acme")).contains("ended with status 1").doesNotContain("s3cret");
        environment.remove("BUILDKITE");
        environment.putAll(Map.of("CIRCLECI", "true", "CIRCLE_OIDC_TOKEN_V2", "eyJ.v2.x"));
        assertThat(identity("acme")).isEqualTo("CircleCI eyJ.cc.x");
        assertThat(identity("")).isEqualTo("CircleCI eyJ.v2.x");
    }

    @Test
    void a_file_can_hold_the_token() throws IOException {
        Files.writeString(folder.resolve("token"), "eyJ.file.x\n");
        environment.put("POSTERN_OIDC_TOKEN_FILE", "token");
        assertThat(identity("acme")).endsWith(" eyJ.file.x");
        environment.put("POSTERN_OIDC_TOKEN_FILE", "missing");
        assertThat(identity("acme")).contains("cannot be read");
        Files.writeString(folder.resolve("odd"), "two\nlines");
        environment.put("POSTERN_OIDC_TOKEN_FILE", "odd");
        assertThat(identity("acme")).contains("no token").doesNotContain("lines");
    }

    @Test
    void an_identity_is_exchanged_as_the_standard_says() {
        exchanging();
        environment.put("POSTERN_OIDC_ACME_SCOPE", "read");
        server.stubFor(post("/token").willReturn(okJson("{\"access_token\": \"t0ken\", \"expires_in\": 600, \"token_type\": \"Bearer\"}")));
        assertThat(ask("https://pkgs.example/acme/simple/a/")).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.credential()).isEqualTo(Credential.bearer(Secret.of("t0ken")).expiring(NOW.plusSeconds(600)));
            assertThat(found.reach().covers(URI.create("https://pkgs.example/acme/files/a.whl"))).isTrue();
            assertThat(found.reach().covers(URI.create("https://pkgs.example/other/"))).isFalse();
        });
        String body = server.findAll(postRequestedFor(urlEqualTo("/token"))).getFirst().getBodyAsString();
        assertThat(URLDecoder.decode(body, StandardCharsets.UTF_8)).isEqualTo("grant_type=urn:ietf:params:oauth:grant-type:token-exchange"
                + "&requested_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token_type=urn:ietf:params:oauth:token-type:id_token"
                + "&subject_token=eyJ.id.x&scope=read");
    }

    @Test
    void cloudsmith_has_a_shape_of_its_own() {
        exchanging();
        environment.putAll(
                Map.of("POSTERN_OIDC_ACME_FORMAT", "cloudsmith", "POSTERN_OIDC_ACME_SERVICE", "ci", "POSTERN_OIDC_ACME_USERNAME", "token"));
        String token = jwt("{\"iat\": 1000, \"exp\": 1600}");
        server.stubFor(post("/token").withRequestBody(equalToJson("{\"oidc_token\": \"eyJ.id.x\", \"service_slug\": \"ci\"}"))
                .willReturn(aResponse().withStatus(201).withBody("{\"token\": \"" + token + "\"}")));
        assertThat(ask("https://pkgs.example/acme/simple/")).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential())
                        .isEqualTo(Credential.basic("token", Secret.of(token)).expiring(NOW.plusSeconds(600))));
    }

    @ParameterizedTest
    @CsvSource({"400,{},refused with status 400", "403,s3cret,is this job", "503,s3cret,try again later", "429,s3cret,try again later",
        "302,,where 200 was expected",
        "201,{},where 200 was expected", "200,<html>s3cret,something else than JSON", "200,{},without a token"})
    void what_is_no_token_is_told_without_what_was_said(int status, String body, String told) {
        exchanging();
        server.stubFor(post("/token")
                .willReturn(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere").withBody(body)));
        assertThat(ask("https://pkgs.example/acme/simple/").toString()).contains(told).doesNotContain("s3cret", "eyJ");
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"https://pkgs.example.evil.example/acme/simple/", "https://pkgs.example/acmex/simple/", "http://pkgs.example/acme/simple/",
        "https://pkgs.example./acme/simple/",
        "https://pkgs.example:8443/acme/simple/", "https://evilpkgs.example/acme/simple/", "https://10.0.0.1/acme/simple/"})
    void look_alikes_get_nothing(String url) {
        exchanging();
        assertThat(ask(url)).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(source().storeKey(request(url))).isEmpty();
    }

    @Test
    void an_unencrypted_token_service_is_not_asked() {
        exchanging();
        environment.put("POSTERN_OIDC_ACME_TOKEN_URL", "http://sts.example/token");
        assertThat(ask("https://pkgs.example/acme/simple/").toString()).contains("POSTERN_OIDC_ACME_", "must be an https URL");
    }

    @Test
    void two_jobs_of_one_machine_never_share_a_token() {
        exchanging();
        String first = source().storeKey(request("https://pkgs.example/acme/simple/")).orElseThrow().toString();
        environment.putAll(Map.of("GITHUB_REPOSITORY", "acme/other", "GITHUB_RUN_ID", "7"));
        assertThat(source().storeKey(request("https://pkgs.example/acme/simple/")).orElseThrow().toString()).contains("acme/other 7")
                .isNotEqualTo(first)
                .doesNotContain("eyJ");
    }

    @Test
    void outside_a_job_nothing_is_exchanged() {
        exchanging();
        environment.remove("POSTERN_OIDC_TOKEN");
        assertThat(ask("https://pkgs.example/acme/simple/").toString()).contains("no CI service vouches");
        assertThat(OidcSettings.from(Map.of("POSTERN_OIDC_TOKEN", "s3cret"), folder).toString()).doesNotContain("s3cret");
    }
}
