package dev.postern.aws;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.Secret;
import dev.postern.testkit.CannedCommands;
import dev.postern.testkit.PlainTokenEndpoint;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A double of the cloud on this machine, which the vendor's own variables name. */
class OverHttpTest {
    private static final WireMockServer SERVER = new WireMockServer(options().dynamicPort());
    private static final String DATE = "Tue, 02 Jan 2024 03:04:06 GMT";

    @TempDir private Path home;

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    private CredentialLookup ask(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(more);
        variables.put("AWS_ENDPOINT_URL", SERVER.baseUrl());
        variables.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", SERVER.baseUrl());
        AwsSettings settings = AwsSettings.from(variables, home, Optional.of(home));
        return AwsCredentials.of(settings, new Means(new PlainTokenEndpoint(), new CannedCommands(), () -> Caller.NOW, _ -> true))
                .lookup(Caller.request(Caller.INDEX));
    }

    private static Map<String, String> keys() {
        return Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    }

    private static void minting() {
        SERVER.stubFor(post(urlPathEqualTo("/v1/authorization-token")).withQueryParam("domain", equalTo("my-domain"))
                .withQueryParam("domain-owner", equalTo("111122223333"))
                .withHeader("Authorization",
                        matching("AWS4-HMAC-SHA256 Credential=[A-Z]+/20240102/eu-west-1/codeartifact/aws4_request, .*"))
                .willReturn(aResponse().withHeader("Content-Type", "application/json").withHeader("Date", DATE)
                        .withBody("{\"authorizationToken\":\"t0ken\",\"expiration\":1.704207845123E9}")));
    }

    @Test
    void a_token_comes_over_the_wire() {
        minting();
        assertThat(ask(keys())).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.credential().secret()).isEqualTo(Secret.of("t0ken"));
            assertThat(found.credential().expires()).contains(java.time.Instant.ofEpochMilli(1704207845123L));
        });
    }

    @Test
    void the_instance_of_the_double_gives_the_identity() {
        minting();
        SERVER.stubFor(put(urlPathEqualTo("/latest/api/token")).willReturn(aResponse().withBody("s3ssion")));
        SERVER.stubFor(get(urlPathEqualTo("/latest/meta-data/iam/security-credentials/")).willReturn(aResponse().withBody("role")));
        SERVER.stubFor(get(urlPathEqualTo("/latest/meta-data/iam/security-credentials/role"))
                .withHeader("X-aws-ec2-metadata-token", equalTo("s3ssion"))
                .willReturn(aResponse().withBody(
                        "{\"AccessKeyId\":\"ASINSTANCE\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2024-01-02T09:00:00Z\"}")));
        assertThat(ask(Map.of())).isInstanceOf(CredentialLookup.Found.class);
    }

    @Test
    void a_throttled_request_is_sent_again() {
        minting();
        SERVER.stubFor(post(urlPathEqualTo("/v1/authorization-token")).inScenario("busy").whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("free")
                .willReturn(aResponse().withStatus(429).withHeader("x-amzn-errortype", "ThrottlingException").withHeader("Retry-After", "1")
                        .withBody("{\"message\":\"Rate exceeded\"}")));
        SERVER.stubFor(post(urlPathEqualTo("/v1/authorization-token")).inScenario("busy").whenScenarioStateIs("free")
                .willReturn(aResponse().withHeader("Date", DATE).withBody("{\"authorizationToken\":\"later\",\"expiration\":1704207845}")));
        assertThat(ask(keys())).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential().secret()).isEqualTo(Secret.of("later")));
    }

    @Test
    void a_denial_a_page_and_a_redirect_are_told_apart() {
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(403).withHeader("x-amzn-errortype", "AccessDeniedException")
                .withBody(
                        "{\"message\":\"User: arn:aws:iam::1:user/c4nary is not authorized to perform: codeartifact:GetAuthorizationToken\"}")));
        assertThat(ask(keys())).isInstanceOf(CredentialLookup.Refused.class).asString()
                .contains("`codeartifact:GetAuthorizationToken` is denied")
                .doesNotContain("c4nary");
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withHeader("Content-Type", "text/html").withBody("<html>c4nary</html>")));
        assertThat(ask(keys())).isInstanceOf(CredentialLookup.Broken.class).asString().doesNotContain("c4nary");
        SERVER.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/stolen")));
        assertThat(ask(keys())).isInstanceOf(CredentialLookup.Broken.class);
        SERVER.verify(0, postRequestedFor(urlPathEqualTo("/stolen")));
    }
}
