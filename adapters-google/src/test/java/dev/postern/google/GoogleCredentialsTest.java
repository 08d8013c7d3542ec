package dev.postern.google;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identities of every kind, at a server that answers as Google's do. */
class GoogleCredentialsTest {
    private static final String USER =
            "{'type': 'authorized_user', 'client_id': 'id', 'client_secret': 's3', 'refresh_token': '1//r3fresh', 'token_uri': 'HOST/token'}";
    private static final String EXTERNAL =
            "{'type': 'external_account', 'audience': '//iam.googleapis.com/aud', 'subject_token_type': 'urn:jwt',"
                    + " 'token_url': 'HOST/sts', 'credential_source': %s %s}";
    private static final String METADATA = "/computeMetadata/v1/instance/service-accounts/default/token";

    @TempDir private Path home;
    private Cloud cloud;

    @BeforeEach
    void start() {
        cloud = new Cloud(home);
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    private String body(String path) {
        String text = cloud.server.findAll(postRequestedFor(urlEqualTo(path))).getLast().getBodyAsString();
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_person_is_known_by_a_refresh_token() {
        cloud.server.stubFor(post("/token").willReturn(okJson(Cloud.TOKEN)));
        assertThat(cloud.with(USER).ask()).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(Cloud.told(found)).isEqualTo("oauth2accesstoken:ya29.s3cret");
            assertThat(found.credential().expires()).contains(Cloud.NOW.plusSeconds(3599));
        });
        assertThat(body("/token")).isEqualTo("grant_type=refresh_token&refresh_token=1//r3fresh&client_id=id&client_secret=s3");
    }

    @Test
    void a_service_account_signs_what_it_says() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\\n-----END PRIVATE KEY-----\\n";
        cloud.server.stubFor(post("/token").willReturn(okJson(Cloud.TOKEN.replace("3599", "\"3599\""))));
        cloud.with("{'type': 'service_account', 'client_email': 'sa@proj.example', 'private_key_id': 'k1', 'private_key': '" + pem
                + "', 'token_uri': 'HOST/token'}");
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
        String assertion = body("/token").replaceAll(".*assertion=([^&]*).*", "$1");
        String[] parts = assertion.split("\\.", -1);
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(pair.getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"k1\"}");
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .isEqualTo("{\"iss\":\"sa@proj.example\",\"scope\":\""
                        + AccessToken.SCOPE + "\",\"iat\":" + Cloud.NOW.getEpochSecond() + ",\"exp\":" + (Cloud.NOW.getEpochSecond() + 3600)
                        + ",\"aud\":\"https://oauth2.googleapis.com/token\"}");
    }

    @Test
    void a_service_account_of_another_universe_signs_its_own_token() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String key = Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        cloud.with("{'type': 'service_account', 'client_email': 'sa@x', 'universe_domain': 'cloud.example', 'private_key': '" + key + "'}");
        assertThat(Cloud.told(cloud.ask())).startsWith("oauth2accesstoken:eyJ");
        cloud.server.verify(0, anyRequestedFor(anyUrl()));
    }

    @Test
    void a_key_that_is_none_is_told_without_it() {
        cloud.with("{'type': 'service_account', 'client_email': 'sa@x', 'private_key': 's3cretkey'}");
        assertThat(Cloud.told(cloud.ask())).contains("private key", "adc.json").doesNotContain("s3cretkey");
    }

    @ParameterizedTest
    @CsvSource({"https://oauth2.googleapis.com.evil.example/token", "https://evil.example/token", "http://oauth2.googleapis.com/token",
        "https://evilgoogleapis.com/",
        "https://a@oauth2.googleapis.com/token", "::"})
    void nothing_is_sent_to_a_foreign_token_service(String place) {
        cloud.with(USER.replace("HOST/token", place));
        assertThat(cloud.ask()).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(Cloud.told(cloud.ask())).contains("names a token service").doesNotContain("r3fresh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {"400;{'error':'invalid_grant','error_subtype':'invalid_rapt'};sign in again",
        "400;{'error':'invalid_grant','error_description':'s3cret'};has ended, was revoked",
        "401;{'error':'invalid_client'};(`invalid_client`)",
        "403;<html>s3cret</html>;refused with status 403", "500;<html>;try again later", "429;{};try again later",
        "302;;where 200 was expected",
        "200;<html>s3cret</html>;something else than JSON", "200;{};without an access token"})
    void what_is_no_token_is_explained(int status, String body, String told) {
        cloud.server.stubFor(post("/token").willReturn(aResponse().withStatus(status).withHeader("Location", cloud.at("/elsewhere"))
                .withHeader("Date", "Wed, 25 Nov 2026 12:00:10 GMT").withBody(body == null ? "" : body.replace('\'', '"'))));
        assertThat(Cloud.told(cloud.with(USER).ask())).contains(told).doesNotContain("s3cret", "r3fresh");
        cloud.server.verify(0, anyRequestedFor(urlEqualTo("/elsewhere")));
    }

    @Test
    void a_wrong_clock_is_named() {
        cloud.server.stubFor(post("/token").willReturn(aResponse().withStatus(400).withHeader("Date", "Wed, 25 Nov 2026 09:00:00 GMT")
                .withBody("{\"error\":\"invalid_grant\"}")));
        assertThat(Cloud.told(cloud.with(USER).ask())).contains("the clock of this machine");
    }

    @Test
    void a_busy_service_is_asked_again_but_not_for_ever() {
        cloud.server.stubFor(post("/token").inScenario("busy").whenScenarioStateIs(Scenario.STARTED).willReturn(aResponse().withStatus(503))
                .willSetStateTo("up"));
        cloud.server.stubFor(post("/token").inScenario("busy").whenScenarioStateIs("up").willReturn(okJson(Cloud.TOKEN)));
        assertThat(Cloud.told(cloud.with(USER).ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
        cloud.server.stubFor(post("/token").willReturn(aResponse().withStatus(503)));
        cloud.server.resetRequests();
        assertThat(cloud.ask()).isInstanceOf(CredentialLookup.Broken.class);
        cloud.server.verify(3, postRequestedFor(urlEqualTo("/token")));
    }

    @Test
    void a_file_of_another_provider_is_exchanged() throws IOException {
        Files.writeString(home.resolve("id.json"), "{\"t\": \"eyJ.ext.x\"}");
        cloud.server.stubFor(post("/sts").willReturn(okJson(Cloud.TOKEN)));
        cloud.with(EXTERNAL.formatted("{'file': 'id.json', 'format': {'type': 'json', 'subject_token_field_name': 't'}}", ""));
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
        assertThat(body("/sts"))
                .isEqualTo("grant_type=urn:ietf:params:oauth:grant-type:token-exchange&audience=//iam.googleapis.com/aud&scope="
                        + AccessToken.SCOPE
                        + "&requested_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token_type=urn:jwt&subject_token=eyJ.ext.x");
    }

    @Test
    void a_url_of_another_provider_is_read_and_the_identity_stands_for_another() {
        cloud.server.stubFor(get("/id").withHeader("Metadata", equalTo("True")).willReturn(aResponse().withBody("eyJ.url.x")));
        cloud.server.stubFor(post("/sts").withRequestBody(containing("subject_token=eyJ.url.x")).willReturn(okJson(Cloud.TOKEN)));
        cloud.server.stubFor(post("/sa:generateAccessToken").withHeader("Authorization", equalTo("Bearer ya29.s3cret"))
                .withRequestBody(equalToJson("{\"scope\": [\"" + AccessToken.SCOPE + "\"], \"lifetime\": \"3600s\"}"))
                .willReturn(okJson("{\"accessToken\": \"ya29.other\", \"expireTime\": \"2026-11-25T13:00:00Z\"}")));
        cloud.with(EXTERNAL.formatted("{'url': 'HOST/id', 'headers': {'Metadata': 'True'}}",
                ", 'service_account_impersonation_url': 'HOST/sa:generateAccessToken'"));
        assertThat(cloud.ask()).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(Cloud.told(found)).isEqualTo("oauth2accesstoken:ya29.other");
            assertThat(found.credential().expires()).contains(Instant.parse("2026-11-25T13:00:00Z"));
        });
    }

    @Test
    void a_person_can_stand_for_a_service_account() {
        cloud.server.stubFor(post("/token").willReturn(okJson(Cloud.TOKEN)));
        cloud.server.stubFor(post("/sa").withRequestBody(containing("\"delegates\":[\"a\",\"b\"]"))
                .willReturn(okJson("{\"accessToken\": \"ya29.other\"}")));
        cloud.with(
                "{'type': 'impersonated_service_account', 'service_account_impersonation_url': 'HOST/sa', 'delegates': ['a', 'b'], 'source_credentials': "
                        + USER + "}");
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.other");
    }

    @Test
    void a_person_of_another_provider_shows_the_client_too() {
        cloud.server.stubFor(post("/token").withBasicAuth("id", "s3").willReturn(okJson(Cloud.TOKEN)));
        cloud.with(USER.replace("authorized_user", "external_account_authorized_user").replace("token_uri", "token_url"));
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
    }

    @Test
    void a_command_runs_only_if_it_is_allowed() {
        cloud.server.stubFor(post("/sts").willReturn(okJson(Cloud.TOKEN)));
        cloud.with(EXTERNAL.formatted("{'executable': {'command': 'get-id --now', 'timeout_millis': 5000}}", ""));
        cloud.commands.with("get-id --now",
                "{\"version\": 1, \"success\": true, \"id_token\": \"eyJ.cmd.x\", \"expiration_time\": 1900000000}");
        assertThat(Cloud.told(cloud.ask())).contains("not allowed", "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1");
        assertThat(cloud.commands.runs()).isEmpty();
        cloud.environment.put("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES", "1");
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
        assertThat(body("/sts")).endsWith("subject_token=eyJ.cmd.x");
        cloud.commands.with("get-id --now", "{\"version\": 1, \"success\": true, \"id_token\": \"eyJ.cmd.x\", \"expiration_time\": 1}");
        assertThat(Cloud.told(cloud.ask())).contains("it has ended");
    }

    @Test
    void a_machine_at_amazon_signs_the_question_who_it_is() {
        cloud.server.stubFor(post("/sts").willReturn(okJson(Cloud.TOKEN)));
        cloud.with(EXTERNAL
                .formatted("{'environment_id': 'aws1', 'url': 'HOST/role', 'region_url': 'HOST/zone', 'regional_cred_verification_url':"
                        + " 'https://sts.{region}.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15'}", ""));
        cloud.server.stubFor(get("/zone").willReturn(aResponse().withBody("us-east-2b")));
        cloud.server.stubFor(get("/role").willReturn(aResponse().withBody("worker")));
        cloud.server.stubFor(get("/role/worker").willReturn(okJson(
                "{\"AccessKeyId\": \"AKIDEXAMPLE\", \"SecretAccessKey\": \"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\", \"Token\": \"session\"}")));
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
        String request = URLDecoder.decode(body("/sts").replaceAll(".*subject_token=", ""), StandardCharsets.UTF_8);
        // the signature is that of botocore for the same request at the same time
        assertThat(request).startsWith(
                "{\"headers\":[{\"key\":\"Authorization\",\"value\":\"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261125/us-east-2/sts/aws4_request, "
                        + "SignedHeaders=host;x-amz-date;x-amz-security-token;x-goog-cloud-target-resource, "
                        + "Signature=8b0994da7e11a6fdc110251ed42cb474ba51ea8a3c41063b6407884e9d32035d\"}")
                .endsWith(
                        "\"method\":\"POST\",\"url\":\"https://sts.us-east-2.amazonaws.com?Action=GetCallerIdentity&Version=2011-06-15\"}");
    }

    @Test
    void a_file_that_a_variable_names_must_be_there() {
        cloud.environment.put("GOOGLE_APPLICATION_CREDENTIALS", "missing.json");
        cloud.commands.with(Cloud.GCLOUD, "{}");
        assertThat(Cloud.told(cloud.ask())).contains("missing.json", "cannot be read");
        assertThat(cloud.commands.runs()).isEmpty();
        assertThat(cloud.source().storeKey(Cloud.request(Cloud.INDEX))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '"', value = {"{'type': 'authorized_user', 'refresh_token': r3fresh};no JSON at line 1",
        "[];no JSON object", "{'type': 'gdch_service_account'};opens no registry",
        "{'type': 'authorized_user'};have no `refresh_token`",
        "{'type': 'external_account', 'audience': 'a', 'subject_token_type': 't', 'credential_source': {'certificate': {}}};not supported"})
    void a_file_that_cannot_be_used_is_told_without_its_secrets(String text, String told) {
        assertThat(Cloud.told(cloud.with(text).ask())).contains(told, "adc.json").doesNotContain("r3fresh");
    }

    @Test
    void a_machine_of_the_cloud_asks_its_metadata_server() {
        cloud.environment.put("GCE_METADATA_HOST", "127.0.0.1:" + cloud.server.port());
        cloud.server
                .stubFor(get(urlPathEqualTo(METADATA)).withHeader("Metadata-Flavor", equalTo("Google")).willReturn(okJson(Cloud.TOKEN)));
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
        cloud.server.stubFor(get(urlPathEqualTo(METADATA)).willReturn(aResponse().withStatus(404)));
        assertThat(Cloud.told(cloud.ask())).contains("no service account");
    }

    @Test
    void something_else_at_the_address_is_no_metadata_server() {
        cloud.environment.remove("NO_GCE_CHECK");
        cloud.environment.put("GCE_METADATA_IP", "127.0.0.1:" + cloud.server.port());
        cloud.server.stubFor(get("/").willReturn(aResponse().withStatus(200)));
        assertThat(Cloud.told(cloud.ask())).contains("no identity at Google is known");
        cloud.server.verify(1, getRequestedFor(anyUrl()));
    }

    @Test
    void without_anything_else_gcloud_is_asked() {
        cloud.commands.with(Cloud.GCLOUD, "{\"credential\": {\"access_token\": \"ya29.gc\", \"token_expiry\": \"2026-11-25T12:30:00Z\"}}");
        cloud.commands.with(Cloud.GCLOUD + " --force-auth-refresh",
                "{\"credential\": {\"access_token\": \"ya29.new\", \"token_expiry\": \"2026-11-25T13:00:00Z\"}}");
        CredentialLookup first = cloud.ask();
        assertThat(Cloud.told(first)).isEqualTo("oauth2accesstoken:ya29.gc");
        assertThat(Cloud.told(cloud.source().lookup(Cloud.after(first)))).isEqualTo("oauth2accesstoken:ya29.new");
    }

    @Test
    void what_gcloud_cannot_give_is_told() {
        cloud.commands.with(Cloud.GCLOUD, "{\"credential\": {\"access_token\": \"ya29.gc\", \"token_expiry\": \"2026-11-25T11:59:00Z\"}}");
        assertThat(Cloud.told(cloud.ask())).contains("has ended already", "gcloud auth login");
        cloud.commands.with(Cloud.GCLOUD, "Updates are available");
        assertThat(Cloud.told(cloud.ask())).contains("no token");
        cloud.commands.with(Cloud.GCLOUD, new CommandReply.TimedOut());
        assertThat(Cloud.told(cloud.ask())).contains("took longer");
        cloud.commands.with(Cloud.GCLOUD, new CommandReply.Ended(1, Secret.of(""), Secret.of("s3cret")));
        assertThat(Cloud.told(cloud.ask())).contains("nobody may be signed in").doesNotContain("s3cret");
    }

    @Test
    void the_file_of_gcloud_counts_before_its_login() throws IOException {
        Files.createDirectories(home.resolve(".config/gcloud"));
        Files.writeString(home.resolve(".config/gcloud/application_default_credentials.json"),
                USER.replace('\'', '"').replace("HOST", cloud.server.baseUrl()));
        cloud.server.stubFor(post("/token").willReturn(okJson(Cloud.TOKEN)));
        assertThat(Cloud.told(cloud.ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
    }

    @Test
    void every_identity_and_repository_is_remembered_under_its_own_name() {
        String first = cloud.with(USER).source().storeKey(Cloud.request(Cloud.INDEX)).orElseThrow().toString();
        String second = cloud.with(USER.replace("r3fresh", "other")).source().storeKey(Cloud.request(Cloud.INDEX)).orElseThrow().toString();
        assertThat(first).contains("proj/repo").doesNotContain("r3fresh").isNotEqualTo(second);
        assertThat(cloud.source().storeKey(Cloud.request(Cloud.INDEX.replace("/repo", "/other"))).orElseThrow().toString())
                .isNotEqualTo(second);
        assertThat(cloud.source().storeKey(Cloud.request("https://pypi.example/simple/"))).isEmpty();
    }

    @Test
    void two_callers_with_different_environments_never_mix(@TempDir Path elsewhere) {
        try (Cloud other = new Cloud(elsewhere)) {
            cloud.server.stubFor(post("/token").willReturn(okJson(Cloud.TOKEN)));
            other.server.stubFor(post("/token").willReturn(okJson(Cloud.TOKEN.replace("s3cret", "other"))));
            assertThat(Cloud.told(cloud.with(USER).ask())).isEqualTo("oauth2accesstoken:ya29.s3cret");
            assertThat(Cloud.told(other.with(USER).ask())).isEqualTo("oauth2accesstoken:ya29.other");
        }
    }

    @Test
    void denials_and_other_users_are_explained() {
        GoogleCredentials source = cloud.with("{'type': 'service_account', 'client_email': 'sa@proj.example'}").source();
        assertThat(source.remedy(Cloud.request(Cloud.INDEX), 403).orElseThrow()).contains("roles/artifactregistry.reader", "`repo`",
                "`sa@proj.example`");
        assertThat(source.remedy(Cloud.request(Cloud.INDEX), 401).orElseThrow()).contains("gcloud auth application-default login");
        assertThat(source.remedy(Cloud.request(Cloud.INDEX), 404).orElseThrow()).contains("/simple/");
        assertThat(source.remedy(Cloud.request("https://pypi.example/simple/"), 403)).isEmpty();
        assertThat(Cloud.told(source.lookup(Cloud.request(Cloud.INDEX).forUser("__token__")))).contains("`oauth2accesstoken` only");
    }
}
