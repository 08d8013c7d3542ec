package dev.postern.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static dev.postern.azure.MicrosoftDouble.SESSIONS;
import static dev.postern.azure.MicrosoftDouble.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.RememberingSource;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the refusal of a feed to a session token, with {@code az} as the identity. */
class MintingTest {
    private static final String PERSON = MicrosoftDouble.jwt("{\"scp\":\"user_impersonation\",\"exp\":4102444800}");
    private static final String AZ = "az account get-access-token --resource 499b84ac-1321-427f-aa17-267ca6975798 --tenant "
            + MicrosoftDouble.TENANT + " --output json";
    private static final String SESSION = "{\"token\":\"session\",\"validTo\":\"2099-01-01T00:00:00Z\",\"scope\":\"vso.packaging_write\"}";

    @TempDir private Path home;
    private Azure azure;

    @BeforeEach
    void open() {
        azure = new Azure(home);
        azure.commands.with(AZ, "{\"accessToken\":\"" + PERSON + "\",\"expires_on\":4102444800,\"tokenType\":\"Bearer\"}");
    }

    @AfterEach
    void close() {
        azure.close();
    }

    private void exchanging(int status, String body) {
        azure.microsoft.refusing().when(post(urlPathEqualTo(SESSIONS)), json(status, body).withHeader("ActivityId", "act-2"));
    }

    private CredentialLookup.Refused refused() {
        CredentialLookup said = azure.lookup();
        assertThat(said).isInstanceOf(CredentialLookup.Refused.class);
        assertThat(said.toString()).doesNotContain(PERSON).doesNotContain("ann@acme.example");
        return (CredentialLookup.Refused) said;
    }

    private CredentialLookup.Broken broken() {
        CredentialLookup said = azure.lookup();
        assertThat(said).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(said.toString()).doesNotContain(PERSON);
        return (CredentialLookup.Broken) said;
    }

    @Test
    void a_persons_token_becomes_a_session_token() {
        exchanging(200, SESSION);
        assertThat(azure.found())
                .isEqualTo(Credential.basic("VssSessionToken", Secret.of("session")).expiring(azure.found().expires().orElseThrow()));
        LoggedRequest feed = azure.microsoft.seen("/pkgs.dev.azure.com/").getFirst();
        assertThat(feed.getUrl()).isEqualTo(MicrosoftDouble.FEED);
        assertThat(feed.getHeader("Authorization")).isNull();
        assertThat(feed.getHeader("X-TFS-FedAuthRedirect")).isEqualTo("Suppress");
        LoggedRequest exchange = azure.microsoft.seen("/vssps").getFirst();
        assertThat(exchange.getUrl()).endsWith("?tokenType=SelfDescribing&api-version=5.0-preview.1");
        assertThat(exchange.getHeader("Authorization")).isEqualTo("Bearer " + PERSON);
        assertThat(exchange.getBodyAsString()).contains("\"scope\":\"vso.packaging_write\"")
                .contains("\"validTo\":\"" + azure.clock().instant().plus(Duration.ofHours(4)).toString().substring(0, 19) + "Z\"");
    }

    @Test
    void a_policy_that_limits_lives_lets_the_service_choose_once() {
        azure.microsoft.refusing().when(post(urlPathEqualTo(SESSIONS)), json(400, "{\"message\":\"VS403463: policy\"}"))
                .when(post(urlPathEqualTo(SESSIONS)).withRequestBody(matchingJsonPath("$[?(@.validTo == null)]")), json(200, SESSION));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("session"));
        assertThat(azure.microsoft.seen("/vssps")).hasSize(2);
    }

    @Test
    void a_request_that_stays_bad_is_not_repeated_again() {
        exchanging(400, "{\"message\":\"VS403463: The PAT of ann@acme.example\"}");
        assertThat(broken().detail()).contains("status 400 with VS403463").contains("(ActivityId `act-2`)");
        assertThat(azure.microsoft.seen("/vssps")).hasSize(2);
    }

    @Test
    void a_token_that_does_not_tell_its_end_has_one_all_the_same() {
        exchanging(200, "{\"Token\":\"session\"}");
        assertThat(azure.found().expires()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {-7, 0, 9})
    void the_end_is_told_by_the_services_clock(long hours) {
        azure.late(Duration.ofHours(hours));
        Instant theirs = Instant.parse("2026-11-25T10:00:00Z");
        azure.microsoft.refusing().when(post(urlPathEqualTo(SESSIONS)),
                json(200, "{\"token\":\"session\",\"validTo\":\"" + theirs.plus(Duration.ofHours(4)) + "\"}").withHeader("Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.atOffset(ZoneOffset.UTC))));
        assertThat(azure.found().expires()).contains(azure.clock().instant().plus(Duration.ofHours(4)));
    }

    @Test
    void somebody_who_never_signed_in_in_a_browser_is_told_to() {
        exchanging(401, "{\"message\":\"TF401444: Please sign-in at least once as ann@acme.example in a web browser\"}");
        CredentialLookup.Refused refused = refused();
        assertThat(refused.detail()).contains("TF401444: this account has never signed in to `acme` in a browser").contains("act-2");
        assertThat(refused.remedy()).contains("open https://dev.azure.com/acme in a browser once, and sign in");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 203, 302})
    void an_account_without_rights_is_told_so_with_the_trace(int status) {
        exchanging(status, "<html>sign in</html>");
        assertThat(refused().detail()).contains("`acme` does not let this account in (status " + status + ")").contains("act-2");
    }

    @ParameterizedTest
    @CsvSource({"200,<html>", "500,oops", "503,{}", "404,x"})
    void an_exchange_that_does_not_work_is_no_refusal(int status, String body) {
        exchanging(status, body);
        assertThat(broken().detail()).contains("vssps.dev.azure.com/acme").contains("act-2");
    }

    @Test
    void a_busy_service_is_asked_again_after_the_time_that_it_wishes() {
        azure.microsoft.refusing().when(post(urlPathEqualTo(SESSIONS)), json(429, "").withHeader("Retry-After", "3"));
        broken();
        assertThat(azure.microsoft.seen("/vssps")).hasSize(3);
        assertThat(azure.pauses).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(3));
    }

    @Test
    void a_service_that_wishes_too_much_time_is_given_up() {
        azure.microsoft.refusing().when(post(urlPathEqualTo(SESSIONS)), json(503, "").withHeader("Retry-After", "3600"));
        broken();
        assertThat(azure.microsoft.seen("/vssps")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://login.evil.example/11111111-2222-3333-4444-555555555555", "http://login.microsoftonline.com/common",
        "https://login.microsoftonline.com.evil.example/common", "https://u@login.microsoftonline.com/common",
        "https://login.microsoftonline.com:8443/common", "https://login.microsoftonline.com/adfs", "https://login.microsoftonline.com/a/b"})
    void a_forged_login_service_gets_nothing(String authority) {
        azure.microsoft.refusing(authority, "https://vssps.dev.azure.com/acme");
        assertThat(broken().detail()).contains("names a login service that is not Microsoft's; nothing was sent there");
        assertThat(azure.commands.runs()).isEmpty();
        assertThat(azure.microsoft.seen("/login|/vssps|evil")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://vssps.evil.example/acme", "http://vssps.dev.azure.com/acme",
        "https://vssps.dev.azure.com.evil.example/",
        "https://evilvssps.dev.azure.com/acme", "https://vssps.dev.azure.com:8443/acme", "https://u@vssps.dev.azure.com/acme",
        "https://vssps.dev.azure.com/acme/x", "https://vssps.dev.azure.com/?x", "not a url", "http://127.0.0.1/acme"})
    void a_forged_place_for_session_tokens_gets_nothing(String exchange) {
        azure.microsoft.refusing("https://login.microsoftonline.com/" + MicrosoftDouble.TENANT, exchange);
        assertThat(broken().detail()).contains("names a place for session tokens that is not Microsoft's; nothing was sent there");
        assertThat(azure.commands.runs()).isEmpty();
        assertThat(azure.microsoft.seen("/login|/vssps|evil|127")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.vssps.visualstudio.com", "https://vssps.dev.azure.com/acme/",
        "https://acme.vssps.visualstudio.com/"})
    void microsofts_own_places_are_known(String exchange) {
        azure.microsoft.refusing("https://login.microsoftonline.com/" + MicrosoftDouble.TENANT, exchange)
                .when(post(urlPathMatching("/.*vssps.*/_apis/Token/SessionTokens")), json(200, SESSION));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("session"));
    }

    @Test
    void a_feed_that_redirects_is_not_followed() {
        azure.microsoft.when(any(urlPathMatching("/pkgs.dev.azure.com/.*")),
                aResponse().withStatus(302).withHeader("Location", "https://spsprod.vssps.visualstudio.com/_signin?realm=x"));
        assertThat(refused().detail()).contains("answered with status 302 and names no tenant");
        assertThat(azure.microsoft.seen("_signin")).isEmpty();
    }

    @Test
    void a_public_feed_tells_its_tenant_where_one_uploads() {
        azure.microsoft.refusing().when(get(urlPathEqualTo(MicrosoftDouble.FEED)).atPriority(1), aResponse().withStatus(200))
                .when(post(urlPathEqualTo(SESSIONS)), json(200, SESSION));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("session"));
    }

    @Test
    void a_public_feed_that_tells_nothing_is_signed_in_to_with_the_tenant_of_a_variable() {
        azure.microsoft.when(any(urlPathMatching("/pkgs.dev.azure.com/.*")), aResponse().withStatus(200)).when(
                post(urlPathEqualTo(SESSIONS)),
                json(200, SESSION));
        assertThat(refused().remedy()).contains("name the tenant in `AZURE_TENANT_ID`");
        assertThat(azure.with("AZURE_TENANT_ID", MicrosoftDouble.TENANT).found().secret()).isEqualTo(Secret.of("session"));
    }

    @Test
    void a_server_of_ones_own_is_told_apart() {
        azure.microsoft.when(any(urlPathMatching("/pkgs.dev.azure.com/.*")),
                aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer", "Negotiate", "NTLM").withHeader("X-VSS-E2EID", "e2e"));
        assertThat(refused().remedy().orElseThrow()).contains("ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503, 429})
    void a_feed_that_is_down_is_not_a_refusal(int status) {
        azure.microsoft.when(any(urlPathMatching("/pkgs.dev.azure.com/.*")),
                aResponse().withStatus(status).withHeader("ActivityId", "act-3")
                        .withBody("<html>"));
        assertThat(broken().detail()).contains("`https://pkgs.dev.azure.com` answered with status " + status + " (ActivityId `act-3`)");
    }

    @Test
    void a_feed_that_does_not_answer_is_told() {
        azure.microsoft.without("pkgs.dev.azure.com");
        assertThat(broken().detail()).isEqualTo("`https://pkgs.dev.azure.com` did not answer: connection refused");
    }

    @Test
    void an_organization_of_personal_accounts_has_a_tenant_of_its_own() {
        azure.microsoft.when(any(urlPathMatching("/pkgs.dev.azure.com/.*")),
                aResponse().withStatus(401).withHeader("WWW-Authenticate", "Bearer")
                        .withHeader("X-VSS-ResourceTenant", "00000000-0000-0000-0000-000000000000")
                        .withHeader("X-VSS-AuthorizationEndpoint", "https://app.vssps.visualstudio.com/"))
                .when(post(urlPathMatching(".*/SessionTokens")), json(200, SESSION));
        azure.commands.with(AZ.replace(MicrosoftDouble.TENANT, "f8cdef31-a31e-4b4a-93e4-5f571e91255a"),
                "{\"accessToken\":\"" + PERSON + "\"}");
        assertThat(azure.found().secret()).isEqualTo(Secret.of("session"));
    }

    @ParameterizedTest
    @CsvSource({"ARTIFACTS_CREDENTIALPROVIDER_VSTS_TOKENTYPE,compact,Compact", "ARTIFACTS_CREDENTIALPROVIDER_TOKENTYPE,Compact,Compact",
        "NUGET_CREDENTIALPROVIDER_VSTS_TOKENTYPE,nonsense,SelfDescribing"})
    void the_kind_of_token_can_be_chosen(String variable, String value, String type) {
        exchanging(200, SESSION);
        azure.with(variable, value).found();
        assertThat(azure.microsoft.seen("/vssps").getFirst().getUrl()).contains("tokenType=" + type + "&");
    }

    @ParameterizedTest
    @CsvSource({"30,PT30M", "100000,PT24H", "0.5,PT30S", "-1,PT4H", "x,PT4H"})
    void the_life_of_a_token_can_be_chosen(String minutes, Duration life) {
        exchanging(200, SESSION);
        azure.with("NUGET_CREDENTIALPROVIDER_VSTS_SESSIONTIMEMINUTES", minutes).found();
        assertThat(azure.microsoft.seen("/vssps").getFirst().getBodyAsString())
                .contains(azure.clock().instant().plus(life).toString().substring(0, 19));
    }

    @Test
    void tokens_of_entra_are_returned_if_that_is_wished() {
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_RETURN_ENTRA_TOKENS", "TRUE").microsoft.refusing();
        assertThat(azure.found()).isEqualTo(
                Credential.basic("EntraToken", Secret.of(PERSON)).expiring(Instant.ofEpochSecond(4_102_444_800L)));
        assertThat(azure.microsoft.seen("/vssps")).isEmpty();
    }

    @Test
    void nobody_is_told_to_sign_in() {
        try (Azure other = new Azure(home)) {
            other.microsoft.refusing().without("169.254.169.254");
            assertThat(other.lookup()).isEqualTo(new CredentialLookup.Refused("nobody is signed in for the organization `acme`",
                    Optional.of("postern auth login " + Azure.INDEX)));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"TF_BUILD|True|map `SYSTEM_ACCESSTOKEN: $(System.AccessToken)` into the `env` of the step",
        "CI|true|put a token into `AZURE_ARTIFACTS_TOKEN`, or name a federated application in `AZURE_CLIENT_ID`"})
    void a_job_is_not_told_to_log_in(String variable, String value, String remedy) {
        try (Azure other = new Azure(home).with(variable, value)) {
            other.microsoft.refusing().without("169.254.169.254");
            assertThat(other.lookup()).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                    refused -> assertThat(refused.remedy()).contains(remedy));
        }
    }

    @Test
    void one_token_serves_fifty_askers_and_the_whole_organization() {
        exchanging(200, SESSION);
        List<Secret> secrets = IntStream.range(0, 50).parallel().mapToObj(at -> {
            RememberingSource source = new RememberingSource(azure.source(), azure.store, azure.clock());
            URI url = at % 2 == 0 ? Azure.INDEX : URI.create("https://pkgs.dev.azure.com/acme/web/_packaging/other/pypi/simple/");
            return ((CredentialLookup.Found) source.lookup(Azure.request(url))).credential().secret();
        }).distinct().toList();
        assertThat(secrets).hasSize(1);
        assertThat(azure.microsoft.seen("/vssps")).hasSize(1);
    }

    @Test
    void a_host_that_proves_to_be_azure_is_believed_only_if_that_is_wished() {
        URI url = URI.create("https://feeds.example/acme/_packaging/t/pypi/simple/");
        azure.microsoft
                .when(any(urlPathMatching("/feeds.example/.*")),
                        aResponse().withStatus(401).withHeader("X-VSS-ResourceTenant", MicrosoftDouble.TENANT)
                                .withHeader("X-VSS-AuthorizationEndpoint", "https://vssps.dev.azure.com/acme/"))
                .when(post(urlPathEqualTo(SESSIONS)), json(200, SESSION));
        assertThat(azure.lookup(url)).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(azure.microsoft.seen("")).isEmpty();
        azure.with("POSTERN_AZURE_PROBE_HOSTS", "true");
        assertThat(azure.found(url).secret()).isEqualTo(Secret.of("session"));
        assertThat(azure.lookup(URI.create("https://other.example/acme/"))).isInstanceOf(CredentialLookup.NotMine.class);
    }
}
