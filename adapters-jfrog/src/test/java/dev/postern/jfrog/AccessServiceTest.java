package dev.postern.jfrog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.RememberingSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens that are exchanged and renewed, at a server that answers as a platform does. */
class AccessServiceTest {
    private static final String EXCHANGE = "/access/api/v1/oidc/token";
    private static final String RENEWAL = "/access/api/v1/tokens";

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final World world = new World();
    @TempDir private Path home;

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private String index() {
        return server.baseUrl() + "/artifactory/api/pypi/tools/simple/";
    }

    private JfrogCredentials exchanging() {
        return world.in("GitHub Actions", "eyJ.id.x")
                .source(Map.of("POSTERN_JFROG_URLS", server.baseUrl(), "POSTERN_JFROG_OIDC_PROVIDER", "setup"));
    }

    private JfrogCredentials renewing(String access) throws IOException {
        Files.createDirectories(home.resolve(".jfrog"));
        Files.writeString(home.resolve(".jfrog/jfrog-cli.conf.v6"),
                "{\"servers\":[{\"url\":\"" + server.baseUrl() + "/\",\"accessToken\":\"" + access
                        + "\",\"refreshToken\":\"r0\",\"serverId\":\"here\"}],\"version\":\"6\"}");
        return world.at(home).source(Map.of());
    }

    @Test
    void the_identity_of_a_job_becomes_a_token() {
        server.stubFor(post(EXCHANGE).willReturn(
                okJson("""
                {"access_token": "t0ken", "expires_in": 3600, "scope": "applied-permissions/user", "token_type": "Bearer", "username": "ci"}""")));
        JfrogCredentials source = exchanging();
        assertThat(source.isAtHand(World.before(index()))).isFalse();
        assertThat(source.lookup(World.refused(index()))).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.credential().expires()).contains(World.NOW.plusSeconds(3600));
            assertThat(World.told(found)).isEqualTo("ci:t0ken");
        });
        server.verify(postRequestedFor(urlEqualTo(EXCHANGE)).withRequestBody(equalToJson("""
                {"grant_type": "urn:ietf:params:oauth:grant-type:token-exchange", "subject_token_type": "urn:ietf:params:oauth:token-type:id_token",
                 "subject_token": "eyJ.id.x", "provider_name": "setup", "provider_type": "GitHub"}""")).withoutHeader("Authorization"));
    }

    @Test
    void many_askers_exchange_once() {
        server.stubFor(post(EXCHANGE).willReturn(okJson("{\"access_token\": \"t0ken\", \"expires_in\": \"3600\", \"username\": \"ci\"}")));
        CredentialSource source = new RememberingSource(exchanging(), world.store, () -> World.NOW);
        assertThat(IntStream.range(0, 16).parallel().mapToObj(at -> World.told(source.lookup(World.refused(index())))).distinct())
                .containsExactly("ci:t0ken");
        server.verify(1, postRequestedFor(urlEqualTo(EXCHANGE)));
        assertThat(source.storeKey(World.before(index())).orElseThrow().toString()).contains("setup").doesNotContain("eyJ");
        assertThat(source.storeKey(World.before("https://pypi.example/simple/"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400,refused with status 400", "401,refused with status 401", "403,refused with status 403", "429,try again later",
        "500,try again later",
        "302,is its URL right", "201,is its URL right"})
    void what_is_no_token_is_told_without_what_was_said(int status, String told) {
        server.stubFor(post(EXCHANGE).willReturn(aResponse().withStatus(status).withHeader("Location", server.baseUrl() + "/elsewhere")
                .withBody("{\"errors\":[{\"status\":" + status + ",\"message\":\"Bad credentials s3cret\"}]}")));
        CredentialLookup said = exchanging().lookup(World.refused(index()));
        assertThat(World.told(said)).contains(told).doesNotContain("s3cret", "eyJ");
        server.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @CsvSource({"<html>Sign in</html>,something else than JSON", "{},without an access token", "[1],something else than JSON"})
    void a_page_is_no_token(String body, String told) {
        server.stubFor(post(EXCHANGE).willReturn(aResponse().withStatus(200).withBody(body)));
        assertThat(exchanging().lookup(World.refused(index()))).isInstanceOfSatisfying(CredentialLookup.Broken.class,
                broken -> assertThat(broken.detail()).contains(told));
    }

    @Test
    void a_token_with_line_ends_is_none() {
        server.stubFor(post(EXCHANGE).willReturn(okJson("{\"access_token\": \"a\\r\\nX: y\"}")));
        assertThat(World.told(exchanging().lookup(World.refused(index())))).contains("without an access token");
    }

    @Test
    void nobody_vouches_outside_a_job() {
        JfrogCredentials source = world.source(Map.of("POSTERN_JFROG_URLS", server.baseUrl(), "POSTERN_JFROG_OIDC_PROVIDER", "setup"));
        assertThat(World.told(source.lookup(World.refused(index())))).contains("no CI service vouches");
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void an_ending_token_is_renewed_and_what_renews_the_next_is_kept() throws IOException {
        String old = World.jwt("jfrt@1/users/alice", Duration.ofMinutes(55), Duration.ofMinutes(5));
        String fresh = World.jwt("jfrt@1/users/alice", Duration.ZERO, Duration.ofHours(1));
        server.stubFor(
                post(RENEWAL).willReturn(okJson("{\"access_token\": \"" + fresh + "\", \"refresh_token\": \"r1\", \"expires_in\": 3600}")));
        JfrogCredentials source = renewing(old);
        assertThat(source.isAtHand(World.before(index()))).isFalse();
        assertThat(IntStream.range(0, 8).parallel().mapToObj(at -> World.told(source.lookup(World.before(index())))).distinct())
                .containsExactly("alice:" + fresh);
        assertThat(source.isAtHand(World.before(index()))).isTrue();
        server.verify(1,
                postRequestedFor(urlEqualTo(RENEWAL))
                        .withRequestBody(equalToJson("{\"grant_type\": \"refresh_token\", \"refreshable\": true,"
                                + "\"refresh_token\": \"r0\", \"access_token\": \"" + old + "\"}")));
        assertThat(Files.readString(home.resolve(".jfrog/jfrog-cli.conf.v6"))).contains("r0", old);
        World.again(source, index());
        server.verify(1,
                postRequestedFor(urlEqualTo(RENEWAL))
                        .withRequestBody(equalToJson("{\"grant_type\": \"refresh_token\", \"refreshable\": true,"
                                + "\"refresh_token\": \"r1\", \"access_token\": \"" + fresh + "\"}")));
        assertThat(world.store.read().toString()).doesNotContain("r1\"", fresh);
    }

    @Test
    void a_token_of_the_command_with_time_left_is_left_to_it() throws IOException {
        String token = World.jwt("jfrt@1/users/alice", Duration.ofMinutes(45), Duration.ofMinutes(15));
        assertThat(World.told(renewing(token).lookup(World.before(index())))).isEqualTo("alice:" + token);
        server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_renewal_that_fails_leaves_the_token_that_still_holds() throws IOException {
        String old = World.jwt("jfrt@1/users/alice", Duration.ofMinutes(55), Duration.ofMinutes(5));
        server.stubFor(post(RENEWAL).willReturn(aResponse().withStatus(503)));
        assertThat(World.told(renewing(old).lookup(World.before(index())))).isEqualTo("alice:" + old);
    }

    @Test
    void an_ended_token_that_cannot_be_renewed_names_the_remedy() throws IOException {
        String old = World.jwt("jfrt@1/users/alice", Duration.ofMinutes(65), Duration.ofMinutes(-5));
        server.stubFor(post(RENEWAL).willReturn(aResponse().withStatus(401)));
        assertThat(renewing(old).lookup(World.before(index()))).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                refused -> assertThat(refused.remedy()).contains("postern auth login " + index()));
    }

    @Test
    void nothing_is_renewed_that_could_not_be_kept() throws IOException {
        String old = World.jwt("jfrt@1/users/alice", Duration.ofMinutes(65), Duration.ofMinutes(-5));
        world.store.breakDown("the store is locked");
        assertThat(World.told(renewing(old).lookup(World.before(index())))).contains("could not be kept", "the store is locked");
        server.verify(0, anyRequestedFor(anyUrl()));
    }
}
