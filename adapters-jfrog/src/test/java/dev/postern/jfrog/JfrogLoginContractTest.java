package dev.postern.jfrog;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.LoginOutcome;
import dev.postern.testkit.LoginFlowContract;
import dev.postern.testkit.PlainTokenEndpoint;
import dev.postern.testkit.PromptScript;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JfrogLoginContractTest extends LoginFlowContract {
    private static final String REQUEST = "/access/api/v2/authentication/jfrog_client_login/request";
    private static final String TOKEN = "/access/api/v2/authentication/jfrog_client_login/token/.*";
    private static final String JWT = World.jwt("jfrt@1/users/alice", Duration.ZERO, Duration.ofHours(1));

    private final WireMockServer server = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private final World world = new World();

    @BeforeEach
    void start() {
        server.start();
        server.stubFor(post(REQUEST).willReturn(ok()));
        server.stubFor(
                get(urlMatching(TOKEN)).inScenario("login").whenScenarioStateIs(Scenario.STARTED).willReturn(aResponse().withStatus(400))
                        .willSetStateTo("in"));
        server.stubFor(get(urlMatching(TOKEN)).inScenario("login").whenScenarioStateIs("in")
                .willReturn(okJson("{\"access_token\": \"" + JWT + "\", \"refresh_token\": \"r3fresh\", \"token_type\": \"Bearer\"}")));
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Map<String, String> environment() {
        return Map.of("POSTERN_JFROG_URLS", server.baseUrl());
    }

    @Override
    protected LoginFlow flow() {
        return JfrogLogin.of(world.settings(environment()), new PlainTokenEndpoint(), world.store, () -> World.NOW)
                .every(Duration.ofMillis(1));
    }

    @Override
    protected URI index() {
        return URI.create(server.baseUrl() + "/artifactory/api/pypi/tools/simple/");
    }

    @Override
    protected List<String> secrets() {
        return List.of(JWT, "r3fresh");
    }

    @Test
    void who_has_signed_in_is_known_to_the_source() {
        PromptScript prompt = new PromptScript(() -> false);
        assertThat(flow().login(index(), prompt)).isEqualTo(
                new LoginOutcome.SignedIn("alice at " + server.baseUrl(), Optional.of(World.NOW.plusSeconds(3600))));
        assertThat(prompt.shown()).anyMatch(line -> line.startsWith("open " + server.baseUrl() + "/ui/login?jfClientSession="));
        assertThat(World.told(world.source(environment()).lookup(World.before(index().toString())))).isEqualTo("alice:" + JWT);
    }

    @Test
    void an_old_platform_is_told_from_a_dead_one() {
        server.stubFor(post(REQUEST).willReturn(aResponse().withStatus(404)));
        assertThat(flow().login(index(), new PromptScript(() -> false))).isInstanceOfSatisfying(LoginOutcome.Failed.class,
                failed -> assertThat(failed.detail()).contains("since version 7.64"));
    }

    @Test
    void a_login_that_cannot_be_kept_has_failed() {
        world.store.breakDown("locked");
        assertThat(flow().login(index(), new PromptScript(() -> false))).isInstanceOf(LoginOutcome.Failed.class);
    }
}
