package dev.postern.azure;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.postern.azure.MicrosoftDouble.TOKEN;
import static dev.postern.azure.MicrosoftDouble.entra;
import static dev.postern.azure.MicrosoftDouble.json;
import static dev.postern.azure.MicrosoftDouble.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramLoginTest {
    private static final String VM = "/169.254.169.254/metadata/identity/oauth2/token";

    /** Another one for each test, since the library remembers in the process who was busy. */
    private final String client = UUID.randomUUID().toString();

    @TempDir private Path home;
    private Azure azure;

    @BeforeEach
    void open() {
        azure = new Azure(home);
        azure.microsoft.refusing();
    }

    @AfterEach
    void close() {
        azure.close();
    }

    private LoggedRequest sent() {
        return azure.microsoft.seen("/oauth2/v2.0/token").getFirst();
    }

    @Test
    void a_client_secret_gives_a_token_that_is_used_as_it_is() {
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_CLIENT_SECRET", "s3cret").microsoft.when(post(urlPathEqualTo(TOKEN)),
                entra("app-token"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("app-token"));
        assertThat(azure.found().username()).isEqualTo("VssSessionToken");
        assertThat(azure.found().expires()).isPresent();
        assertThat(sent().getBodyAsString()).contains("grant_type=client_credentials").contains("client_secret=s3cret")
                .contains("499b84ac-1321-427f-aa17-267ca6975798%2F.default");
        assertThat(azure.microsoft.seen("/vssps")).isEmpty();
    }

    @Test
    void the_tenant_of_a_variable_goes_before_that_of_the_feed() {
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_CLIENT_SECRET", "s").with("AZURE_TENANT_ID", "home.example").microsoft
                .when(post(urlPathEqualTo("/login.microsoftonline.com/home.example/oauth2/v2.0/token")), entra("app-token"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("app-token"));
    }

    @Test
    void another_login_service_can_be_named_by_the_caller() {
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_CLIENT_SECRET", "s").with("AZURE_AUTHORITY_HOST",
                "https://login.cloud.example/").microsoft
                .when(post(urlPathEqualTo("/login.cloud.example/" + MicrosoftDouble.TENANT + "/oauth2/v2.0/token")), entra("app-token"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("app-token"));
    }

    @ParameterizedTest
    @CsvSource({"invalid_client,7000215,the client secret is wrong", "invalid_client,7000222,the client secret has ended",
        "invalid_request,90002,the account or tenant is not known there",
        "unauthorized_client,700016,the application is not known in the tenant",
        "invalid_grant,53003,a policy of conditional access forbids it", "invalid_grant,1,signing in anew is demanded"})
    void a_refusal_is_explained_without_its_prose(String error, int code, String meaning) {
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_CLIENT_SECRET", "s3cret").microsoft.when(post(urlPathEqualTo(TOKEN)),
                refusal(error, code));
        CredentialLookup said = azure.lookup();
        assertThat(said).isInstanceOf(CredentialLookup.Refused.class);
        assertThat(said.toString()).contains("application `" + client + "`: " + meaning + " (AADSTS" + code + ", trace `trace-1`)")
                .doesNotContain("s3cret").doesNotContain("ann@");
    }

    @ParameterizedTest
    @CsvSource({"500,{}", "503,<html>", "200,<html>", "200,{}", "429,{}", "302,x"})
    void a_login_service_that_does_not_work_is_no_refusal(int status, String body) {
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_CLIENT_SECRET", "s").microsoft.when(post(urlPathEqualTo(TOKEN)),
                json(status, body).withHeader("Location", "https://evil.example/token"));
        assertThat(azure.lookup()).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(azure.microsoft.seen("evil")).isEmpty();
    }

    @Test
    void a_login_service_that_does_not_answer_is_named() {
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_CLIENT_SECRET", "s").microsoft.without("login.microsoftonline.com");
        assertThat(azure.lookup()).isEqualTo(
                new CredentialLookup.Broken("`https://login.microsoftonline.com` did not answer: connection refused"));
    }

    @Test
    void a_certificate_signs_and_is_sent_along() throws IOException {
        TestCertificate.pem(home.resolve("app.pem"));
        TestCertificate.keyStore(home.resolve("app.pfx"), "");
        TestCertificate.keyStore(home.resolve("locked.pfx"), "open");
        azure.with("AZURE_CLIENT_ID", client).microsoft.when(post(urlPathEqualTo(TOKEN)), entra("app-token"));
        for (String file : new String[] {"app.pem", "app.pfx", "locked.pfx"}) {
            azure.with("AZURE_CLIENT_CERTIFICATE_PATH", home.resolve(file).toString()).with("AZURE_CLIENT_CERTIFICATE_PASSWORD",
                    file.startsWith("locked") ? "open" : "");
            assertThat(azure.found().secret()).as(file).isEqualTo(Secret.of("app-token"));
        }
        assertThat(azure.microsoft.seen("/token")).hasSize(3).allSatisfy(request -> assertThat(request.getBodyAsString())
                .contains("client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer")
                .contains("client_assertion=ey"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",
        "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----",
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----"})
    void a_certificate_that_is_none_is_told(String text) throws IOException {
        azure.with("AZURE_CLIENT_ID", client);
        for (String name : new String[] {"app.pem", "app.pfx"}) {
            Files.writeString(home.resolve(name), text);
            azure.with("AZURE_CLIENT_CERTIFICATE_PATH", name);
            assertThat(azure.lookup()).isInstanceOfSatisfying(CredentialLookup.Broken.class,
                    broken -> assertThat(broken.detail()).contains("certificate `" + name + "`"));
        }
    }

    @Test
    void a_token_in_a_file_is_read_each_time() throws IOException {
        Path file = home.resolve("federated");
        azure.with("AZURE_CLIENT_ID", client).with("AZURE_FEDERATED_TOKEN_FILE", file.toString()).microsoft
                .when(post(urlPathEqualTo(TOKEN)), entra("app-token"));
        AzureCredentials source = azure.source();
        assertThat(source.lookup(Azure.request(Azure.INDEX)).toString()).contains("federated` does not exist");
        for (String token : new String[] {"eyJ.one.x", "eyJ.two.x"}) {
            Files.writeString(file, token + "\n");
            assertThat(source.lookup(Azure.request(Azure.INDEX))).isInstanceOf(CredentialLookup.Found.class);
            assertThat(azure.microsoft.seen("/token").getLast().getBodyAsString()).contains("client_assertion=" + token);
        }
    }

    @Test
    void the_identity_of_a_job_is_exchanged() {
        azure.with("AZURE_CLIENT_ID", client).inJob(new IdentityTokenLookup.Issued(Secret.of("eyJ.job.x"), "GitHub Actions")).microsoft
                .when(post(urlPathEqualTo(TOKEN)), entra("app-token"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("app-token"));
        assertThat(sent().getBodyAsString()).contains("client_assertion=eyJ.job.x");
    }

    @Test
    void a_job_that_may_not_have_an_identity_is_told_so() {
        azure.with("AZURE_CLIENT_ID", client)
                .inJob(new IdentityTokenLookup.Refused("GitHub Actions", "`id-token: write` is missing")).microsoft
                .without("169.254.169.254");
        assertThat(azure.lookup()).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                refused -> assertThat(refused.detail()).contains("GitHub Actions gives no identity: `id-token: write` is missing"));
    }

    @Test
    void a_client_id_alone_is_an_identity_of_the_machine() {
        azure.with("AZURE_CLIENT_ID", client).microsoft.when(get(urlPathEqualTo(VM)),
                json(200, "{\"access_token\":\"vm-token\",\"expires_in\":\"3599\",\"expires_on\":\"1\",\"token_type\":\"Bearer\"}"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("vm-token"));
        assertThat(azure.found().expires()).contains(azure.clock().instant().plusSeconds(3599));
        LoggedRequest request = azure.microsoft.seen("/metadata").getFirst();
        assertThat(request.getHeader("Metadata")).isEqualTo("true");
        assertThat(request.getUrl()).endsWith("?api-version=2018-02-01&resource=499b84ac-1321-427f-aa17-267ca6975798&client_id=" + client);
    }

    @Test
    void a_machine_without_that_identity_refuses() {
        azure.with("AZURE_CLIENT_ID", client).microsoft.when(get(urlPathEqualTo(VM)), json(400, "{\"error\":\"invalid_request\"}"));
        assertThat(azure.lookup().toString()).contains("managed identity `" + client + "` is not assigned to this machine");
    }

    @Test
    void a_machine_outside_azure_costs_one_request() {
        azure.with("AZURE_CLIENT_ID", client).microsoft.without("169.254.169.254");
        assertThat(azure.lookup().toString()).contains("managed identity `" + client + "`: no metadata service answered");
        assertThat(azure.pauses).isEmpty();
    }

    @Test
    void a_busy_metadata_service_is_asked_again() {
        azure.with("AZURE_CLIENT_ID", client).microsoft.when(get(urlPathEqualTo(VM)), json(429, "{}"));
        assertThat(azure.lookup()).isInstanceOf(CredentialLookup.Broken.class);
        assertThat(azure.microsoft.seen("/metadata")).hasSize(3);
    }

    @Test
    void app_service_tells_its_identity_at_its_own_address() {
        azure.with("IDENTITY_ENDPOINT", "http://127.0.0.1:4141/msi/token").with("IDENTITY_HEADER", "h3ader").microsoft.when(
                get(urlPathEqualTo("/127.0.0.1/msi/token")), json(200, "{\"access_token\":\"app-token\",\"expires_on\":\"4102444800\"}"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("app-token"));
        assertThat(azure.microsoft.seen("/msi").getFirst().getHeader("X-IDENTITY-HEADER")).isEqualTo("h3ader");
    }

    @Test
    void the_machine_is_glanced_at_last_and_its_silence_costs_one_request() {
        assertThat(azure.lookup().toString()).contains("nobody is signed in for the organization `acme`");
        assertThat(azure.microsoft.seen("/metadata")).hasSize(1);
        assertThat(azure.pauses).isEmpty();
        azure.microsoft.when(get(urlPathEqualTo(VM)), json(200, "{\"access_token\":\"vm-token\",\"expires_in\":3599}"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("vm-token"));
        azure.microsoft.when(get(urlPathEqualTo(VM)), aResponse().withBody("<html>welcome to the hotel</html>"));
        assertThat(azure.lookup()).isInstanceOf(CredentialLookup.Refused.class);
    }

    @Test
    void a_variable_names_the_identity_of_a_feed() throws IOException {
        TestCertificate.pem(home.resolve("app.pem"));
        String feed = Azure.INDEX.toString();
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS",
                "{\"endpointCredentials\":[{\"endpoint\":\"" + feed + "\",\"clientId\":\"" + client
                        + "\",\"clientCertificateFilePath\":\"app.pem\"}]}").microsoft
                .when(post(urlPathEqualTo(TOKEN)), entra("app-token"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("app-token"));
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS",
                "{\"endpointCredentials\":[{\"endpoint\":\"" + feed + "\",\"clientId\":\"system\"}]}").microsoft
                .when(get(urlPathEqualTo(VM)), json(200, "{\"access_token\":\"vm-token\",\"expires_in\":3599}"));
        assertThat(azure.found().secret()).isEqualTo(Secret.of("vm-token"));
        assertThat(azure.microsoft.seen("/metadata").getFirst().getUrl()).doesNotContain("client_id");
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS", "{\"endpointCredentials\":[{\"endpoint\":\"" + feed
                + "\",\"clientId\":\"x\",\"clientCertificateSubjectName\":\"CN=x\"}]}");
        assertThat(azure.lookup().toString()).contains("`clientCertificateSubjectName` needs the certificate store of Windows");
    }

    @Test
    void az_is_asked_after_what_variables_name_and_its_refusal_is_told() {
        String az = "az account get-access-token --resource 499b84ac-1321-427f-aa17-267ca6975798 --tenant " + MicrosoftDouble.TENANT
                + " --output json";
        azure.commands.with(az, new dev.postern.domain.credential.CommandReply.Ended(1, Secret.of(""),
                Secret.of("ERROR: AADSTS50076: prose about ann@acme.example")));
        azure.microsoft.without("169.254.169.254");
        assertThat(azure.lookup()).isEqualTo(new CredentialLookup.Refused("`az` gets no token (AADSTS50076)",
                Optional.of("az login --tenant " + MicrosoftDouble.TENANT)));
        azure.commands.with(az, new dev.postern.domain.credential.CommandReply.TimedOut());
        assertThat(azure.lookup()).isEqualTo(new CredentialLookup.Broken("`az account get-access-token` took longer than 30 s"));
        azure.commands.with(az,
                "{\"accessToken\":\"" + MicrosoftDouble.jwt("{\"idtyp\":\"app\",\"exp\":4102444800}") + "\",\"expiresOn\":\"2099\"}");
        assertThat(azure.found().expires()).contains(java.time.Instant.ofEpochSecond(4_102_444_800L));
        assertThat(azure.microsoft.seen("/vssps")).isEmpty();
    }
}
