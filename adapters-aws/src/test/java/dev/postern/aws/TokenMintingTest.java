package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenMintingTest {
    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withKeys() {
        caller = Caller.in(home).withKeys();
    }

    private void answers(int status, String code, String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 4, headers.length);
        all[0] = "x-amzn-errortype";
        all[1] = code + ":http://internal.amazon.com/coral/";
        all[2] = "x-amzn-requestid";
        all[3] = "2a4d59b5-c51c-fda1";
        caller.cloud.with(Cloud.TOKENS, status,
                "{\"message\":\"canary User: x is not authorized to perform: sts:GetServiceBearerToken on resource\"}", all);
    }

    @Test
    void a_token_is_asked_for_its_domain_and_ends_when_aws_says() {
        caller.cloud.minting("t0ken");
        assertThat(caller.found().credential())
                .isEqualTo(Credential.basic("aws", Secret.of("t0ken")).expiring(Caller.NOW.plusSeconds(3600).plusMillis(500)));
        assertThat(caller.cloud.requests()).singleElement().satisfies(request -> {
            assertThat(request.url().getRawQuery()).isEqualTo("domain=my-domain&domain-owner=111122223333");
            assertThat(request.body()).isEmpty();
            assertThat(Cloud.header(request, "X-Amz-Date")).isEqualTo("20240102T030405Z");
        });
    }

    @Test
    void a_token_reaches_its_domain_and_nothing_else() {
        caller.cloud.minting("t0ken");
        assertThat(caller.found().reach()).hasToString("https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com");
    }

    @Test
    void a_chosen_duration_is_asked_for() {
        caller.cloud.minting("t0ken");
        AwsSettings settings = caller.settings().withDuration(Duration.ofHours(1));
        AwsCredentials.of(settings, caller.cloud, caller.commands, () -> Caller.NOW).lookup(Caller.request(Caller.INDEX));
        assertThat(caller.cloud.last().url().getRawQuery()).endsWith("&duration=3600");
    }

    @Test
    void a_token_holds_as_long_here_as_there_whatever_the_clocks_say() {
        caller.cloud.with(Cloud.TOKENS, 200,
                "{\"authorizationToken\":\"t\",\"expiration\":" + (Caller.NOW.getEpochSecond() + 4 * 3600) + "}", "date",
                "Tue, 2 Jan 2024 06:04:05 GMT");
        assertThat(caller.found().credential().expires()).contains(Caller.NOW.plusSeconds(3600));
    }

    @Test
    void a_busy_server_is_asked_again_after_the_time_that_it_names() {
        answers(429, "ThrottlingException", "retry-after", "2");
        answers(500, "InternalServerException");
        caller.cloud.minting("t0ken");
        assertThat(caller.found().credential().secret()).isEqualTo(Secret.of("t0ken"));
        assertThat(caller.pauses).hasSize(2).startsWith(Duration.ofSeconds(2));
    }

    @Test
    void a_server_that_stays_busy_is_given_up() {
        answers(429, "ThrottlingException");
        assertThat(caller.broken()).contains("asked too often", "ThrottlingException").doesNotContain("canary");
        assertThat(caller.cloud.requests()).hasSize(3);
    }

    @Test
    void a_server_that_wants_a_long_pause_is_not_waited_for() {
        answers(429, "ThrottlingException", "retry-after", "3600");
        assertThat(caller.broken()).contains("left alone for 3600 s");
        assertThat(caller.cloud.requests()).hasSize(1);
    }

    @Test
    void a_denial_names_the_rights_that_are_needed() {
        answers(403, "AccessDeniedException");
        assertThat(caller.refused()).satisfies(refused -> {
            assertThat(refused.detail())
                    .contains("does not let the environment", "my-domain", "`sts:GetServiceBearerToken` is denied", "2a4d59b5-c51c-fda1")
                    .doesNotContain("canary");
            assertThat(refused.remedy()).hasValueSatisfying(
                    text -> assertThat(text).contains("codeartifact:GetAuthorizationToken", "sts:GetServiceBearerToken"));
        });
    }

    @ParameterizedTest
    @CsvSource({"403,ExpiredTokenException,have ended", "403,UnrecognizedClientException,does not know the access key",
        "403,InvalidSignatureException,does not belong to its access key", "404,ResourceNotFoundException,there is no domain",
        "400,ValidationException,does not take", "402,ServiceQuotaExceededException,quota", "409,ConflictException,refused"})
    void what_aws_refuses_is_said_in_words(int status, String code, String said) {
        answers(status, code);
        assertThat(caller.refused().detail()).contains(said, code).doesNotContain("canary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidSignatureException", "RequestExpired", "RequestTimeTooSkewed"})
    void a_request_that_the_server_takes_for_late_is_signed_for_its_clock(String code) {
        answers(403, code, "date", "Tue, 2 Jan 2024 06:04:05 GMT");
        caller.cloud.minting("t0ken");
        assertThat(caller.found().credential().secret()).isEqualTo(Secret.of("t0ken"));
        assertThat(Cloud.header(caller.cloud.last(), "X-Amz-Date")).isEqualTo("20240102T060405Z");
    }

    @Test
    void a_clock_that_is_off_is_told_with_both_times() {
        answers(403, "InvalidSignatureException", "date", "Tue, 2 Jan 2024 06:04:05 GMT");
        assertThat(caller.refused().detail()).contains("`2024-01-02T03:04:05Z`", "`2024-01-02T06:04:05Z`");
        assertThat(caller.cloud.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>canary</html>", "", "[]", "{}", "{\"authorizationToken\":\"\"}", "{\"authorizationToken\":\"a b\"}",
        "{\"authorizationToken\":\"a\\r\\nX: y\"}", "{\"authorizationToken\":\"t\",\"expiration\":1.0}",
        "{\"authorizationToken\":\"t\"} canary"})
    void an_answer_without_a_usable_token_is_none(String body) {
        caller.cloud.with(Cloud.TOKENS, 200, body);
        assertThat(caller.broken()).doesNotContain("canary");
    }

    @Test
    void a_redirect_is_not_followed() {
        caller.cloud.with(Cloud.TOKENS, 307, "", "location", "https://evil.example/");
        assertThat(caller.broken()).contains("redirect").doesNotContain("evil");
        assertThat(caller.cloud.requests()).hasSize(1);
    }

    @Test
    void a_page_of_a_proxy_shows_its_status_only() {
        caller.cloud.with(Cloud.TOKENS, 502, "<html><Code>canary is long</Code></html>");
        assertThat(caller.broken()).contains("does not work (status 502)").doesNotContain("canary");
    }

    @Test
    void a_server_that_is_not_there_is_named() {
        assertThat(caller.broken()).contains("https://codeartifact.eu-west-1.amazonaws.com", "nobody is there");
        assertThat(caller.cloud.requests()).hasSize(2);
    }
}
