package dev.postern.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.SendingRule;
import dev.postern.testkit.CredentialSourceContract;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AzureCredentialsTest {
    private static final String ENDPOINTS = "ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS";

    @TempDir private Path home;
    private Azure azure;

    @BeforeEach
    void open() {
        azure = new Azure(home);
    }

    @AfterEach
    void close() {
        azure.close();
    }

    private static String endpoint(String url, String more) {
        return "{\"endpointCredentials\":[{\"endpoint\":\"" + url + "\"," + more + "}]}";
    }

    private static Credential token(String secret) {
        return Credential.basic("VssSessionToken", Secret.of(secret));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/",
        "https://PKGS.DEV.AZURE.COM/acme/_packaging/tools/pypi/simple/",
        "https://pkgs.dev.azure.com:443/acme/web/_packaging/tools/pypi/upload",
        "https://acme.pkgs.visualstudio.com/_packaging/tools/pypi/simple/", "https://pkgs.codedev.ms/acme/_packaging/tools/pypi/simple/",
        "https://pkgsprodcca1.pkgs.visualstudio.com/A11111111-2222-3333-4444-555555555555/_packaging/x/pypi/simple/"})
    void hosts_of_azure_are_its_own(String url) {
        assertThat(azure.with("AZURE_ARTIFACTS_TOKEN", "pat").found(URI.create(url))).isEqualTo(token("pat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pkgs.dev.azure.com.evil.example/acme/_packaging/tools/pypi/simple/",
        "https://evilpkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/",
        "https://pkgs.dev.azure.com./acme/_packaging/tools/pypi/simple/",
        "https://pkgs.dev.azure.com:8443/acme/_packaging/tools/pypi/simple/",
        "http://pkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/",
        "https://xn--pkgs-dev-azure-com-hhh.example/acme/", "https://pkgs.dev.\u0430zure.com/acme/_packaging/tools/pypi/simple/",
        "https://pkgs\uff0edev.azure.com/acme/", "https://13.107.6.175/acme/_packaging/tools/pypi/simple/", "https://dev.azure.com/acme/",
        "https://[::1]/acme/_packaging/", "https://evil.example/https://pkgs.dev.azure.com/acme/", "https://127.0.0.1/acme/",
        "file:///acme/_packaging/x",
        "ftp://pkgs.dev.azure.com/acme/", "https://pkgs.dev.azure.com%2eevil.example/acme/"})
    void look_alikes_are_not(String url) {
        azure.with("AZURE_ARTIFACTS_TOKEN", "pat").with("SYSTEM_ACCESSTOKEN", "job")
                .with("VSS_NUGET_URI_PREFIXES", "https://pkgs.dev.azure.com;https://acme.pkgs.visualstudio.com")
                .with("VSS_NUGET_ACCESSTOKEN", "t")
                .with(ENDPOINTS, endpoint(Azure.INDEX.toString(), "\"password\":\"p\""));
        URI asked = URI.create(url);
        CredentialRequest request = new CredentialRequest(asked, Optional.empty(), Optional.empty(), SendingRule.ALWAYS,
                CredentialRequest.Phase.BEFORE_SENDING, java.util.List.of());
        assertThat(azure.source().lookup(request)).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(azure.source().storeKey(request)).isEmpty();
        assertThat(azure.source().isAtHand(request)).isFalse();
        assertThat(azure.microsoft.seen("")).isEmpty();
    }

    @Test
    void a_user_name_that_looks_like_a_host_changes_nothing() {
        assertThat(azure.login().login(URI.create("https://pkgs.dev.azure.com@evil.example/acme/"),
                new dev.postern.testkit.PromptScript(() -> false)))
                .isInstanceOf(dev.postern.domain.credential.LoginOutcome.NotMine.class);
    }

    @Test
    void a_token_reaches_all_of_the_organization_and_nothing_beside_it() {
        azure.with("AZURE_ARTIFACTS_TOKEN", "pat");
        assertThat(azure.lookup()).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.reach().covers(URI.create("https://pkgs.dev.azure.com/acme/0a/_packaging/0b/pypi/download/a/1/a.whl")))
                    .isTrue();
            assertThat(found.reach().covers(URI.create("https://pkgs.dev.azure.com/acme/_packaging/tools/pypi/upload"))).isTrue();
            assertThat(found.reach().covers(URI.create("https://pkgs.dev.azure.com/acme2/_packaging/tools/pypi/simple/"))).isFalse();
            assertThat(found.reach().covers(URI.create("https://x.blob.core.windows.net/acme/a.whl"))).isFalse();
        });
    }

    @ParameterizedTest
    @CsvSource({"ARTIFACTS_CREDENTIALPROVIDER_VSTS_HOSTS,feeds.example", "ARTIFACTS_CREDENTIALPROVIDER_HOSTS,.example",
        "NUGET_CREDENTIALPROVIDER_HOSTS,other.example;FEEDS.example", "NUGET_CREDENTIALPROVIDER_VSTS_HOSTS,feeds.example",
        "ARTIFACTS_CREDENTIALPROVIDER_PPEHOSTS,feeds.example:443"})
    void variables_name_more_hosts_in_every_spelling(String variable, String hosts) {
        azure.with(variable, hosts).with("AZURE_ARTIFACTS_TOKEN", "pat");
        assertThat(azure.found(URI.create("https://feeds.example/acme/_packaging/t/pypi/simple/"))).isEqualTo(token("pat"));
        assertThat(azure.lookup(URI.create("https://feedsXexample/acme/"))).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(azure.lookup(URI.create("http://feeds.example/acme/"))).isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void a_double_on_this_machine_may_speak_http_at_any_port_if_a_variable_says_so() {
        URI url = URI.create("http://127.0.0.1:4321/acme/_packaging/t/pypi/simple/");
        assertThat(azure.with("AZURE_ARTIFACTS_TOKEN", "pat").lookup(url)).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(azure.with("ARTIFACTS_CREDENTIALPROVIDER_VSTS_HOSTS", "127.0.0.1").found(url)).isEqualTo(token("pat"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "left-pad/", "../upload", "../upload/"})
    void an_entry_for_a_feed_serves_all_of_its_pages(String below) {
        azure.with(ENDPOINTS, endpoint(Azure.INDEX.toString(), "\"username\":\"ann\",\"password\":\"p\""));
        assertThat(azure.found(Azure.INDEX.resolve(below))).isEqualTo(Credential.basic("ann", Secret.of("p")));
    }

    @Test
    void an_entry_serves_the_other_host_name_and_files_by_guid() {
        azure.with("VSS_NUGET_EXTERNAL_FEED_ENDPOINTS",
                endpoint("https://ACME.pkgs.visualstudio.com/_packaging/Tools/pypi/simple", "\"password\":\"p\""));
        assertThat(azure.found()).isEqualTo(token("p"));
        assertThat(azure.found(URI.create("https://pkgs.dev.azure.com/acme/_packaging/0b/pypi/download/a/1/a.whl"))).isEqualTo(token("p"));
    }

    @Test
    void an_entry_for_a_project_does_not_serve_the_organization() {
        azure.with(ENDPOINTS, endpoint("https://pkgs.dev.azure.com/acme/My Project/_packaging/tools/pypi/simple/", "\"password\":\"p\""));
        assertThat(azure.source().isAtHand(Azure.request(Azure.INDEX))).isFalse();
        URI project = URI.create("https://pkgs.dev.azure.com/acme/my%20project/_packaging/tools/pypi/simple/");
        assertThat(azure.found(project)).isEqualTo(token("p"));
    }

    @Test
    void the_exact_url_goes_before_another_of_the_feed_and_the_first_before_its_double() {
        azure.with(ENDPOINTS, "{'endpointCredentials':[{'endpoint':'" + Azure.INDEX.resolve("../upload") + "','password':'up'},"
                + "{'endpoint':'" + Azure.INDEX + "','password':'down'},{'endpoint':'" + Azure.INDEX + "','password':'double'}]}");
        assertThat(azure.found(Azure.INDEX)).isEqualTo(token("down"));
        assertThat(azure.found(Azure.INDEX.resolve("../upload"))).isEqualTo(token("up"));
    }

    @Test
    void entries_before_a_malformed_one_stay_and_the_fault_is_told() {
        azure.with(ENDPOINTS, "{\"endpointCredentials\":[{\"endpoint\":\"" + Azure.INDEX + "\",\"password\":\"p\"},null]}");
        assertThat(azure.found()).isEqualTo(token("p"));
        azure.with(ENDPOINTS, "{\"endpointCredentials\":[{\"endpoint\":\"s3cret").microsoft.refusing();
        assertThat(azure.lookup().toString()).contains("`" + ENDPOINTS + "` is not JSON at line 1, column ").doesNotContain("s3cret");
    }

    @Test
    void a_credential_with_control_characters_is_none() {
        azure.with(ENDPOINTS, endpoint(Azure.INDEX.toString(), "\"password\":\"a\\u000db\"")).with("SYSTEM_ACCESSTOKEN", "a\nb").microsoft
                .refusing();
        assertThat(azure.lookup()).isInstanceOfSatisfying(CredentialLookup.Refused.class, refused -> assertThat(refused.detail())
                .contains("has a malformed entry number 1").contains("the token in `SYSTEM_ACCESSTOKEN` contains control characters"));
    }

    @Test
    void a_server_of_ones_own_is_known_by_its_entry_only() {
        URI feed = URI.create("http://server:8080/tfs/main/web/_packaging/tools/pypi/simple/");
        azure.with(ENDPOINTS, endpoint(feed.toString(), "\"username\":\"ann\",\"password\":\"p\""));
        assertThat(azure.lookup(feed.resolve("left-pad/"))).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.credential()).isEqualTo(Credential.basic("ann", Secret.of("p")));
            assertThat(found.reach().covers(URI.create("http://server:8080/tfs/main/0a/_packaging/0b/pypi/download/x"))).isTrue();
            assertThat(found.reach().covers(URI.create("http://server:8080/tfs/other/"))).isFalse();
        });
        assertThat(azure.lookup(URI.create("http://server/tfs/main/web/_packaging/tools/pypi/simple/")))
                .isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void the_job_of_a_servers_pipeline_opens_its_collection() {
        azure.with("SYSTEM_ACCESSTOKEN", "job").with("SYSTEM_COLLECTIONURI", "https://server/tfs/main/").with("SYSTEM_SERVERTYPE",
                "OnPremises");
        assertThat(azure.found(URI.create("https://server/tfs/main/_packaging/t/pypi/simple/"))).isEqualTo(token("job"));
        assertThat(azure.lookup(URI.create("https://server/tfs/mainly/_packaging/t/pypi/simple/")))
                .isInstanceOf(CredentialLookup.NotMine.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://dev.azure.com/acme/", "https://acme.visualstudio.com/"})
    void the_token_of_a_job_is_for_its_own_organization(String collection) {
        azure.with("SYSTEM_ACCESSTOKEN", "job").with("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", collection);
        assertThat(azure.found()).isEqualTo(token("job"));
        assertThat(azure.source().isAtHand(Azure.request(URI.create("https://pkgs.dev.azure.com/other/_packaging/t/pypi/simple/"))))
                .isFalse();
    }

    @Test
    void prefixes_are_matched_by_whole_segments_in_any_case() {
        azure.with("VSS_NUGET_URI_PREFIXES", "https://pkgs.dev.azure.com/ACME/;https://elsewhere.example/x").with("VSS_NUGET_ACCESSTOKEN",
                "t");
        assertThat(azure.found()).isEqualTo(token("t"));
        assertThat(azure.found(URI.create("https://elsewhere.example/X/y"))).isEqualTo(token("t"));
        assertThat(azure.source().isAtHand(Azure.request(URI.create("https://pkgs.dev.azure.com/acmecorp/_packaging/t/")))).isFalse();
        assertThat(azure.lookup(URI.create("https://elsewhere.example.evil.example/x/"))).isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void new_names_go_before_old_ones_and_pipelines_before_persons() {
        azure.with("AZURE_ARTIFACTS_PAT", "pat").with("SYSTEM_ACCESSTOKEN", "job").with("VSS_NUGET_URI_PREFIXES",
                "https://pkgs.dev.azure.com/");
        assertThat(azure.found()).isEqualTo(token("job"));
        azure.with("VSS_NUGET_ACCESSTOKEN", "old");
        assertThat(azure.found()).isEqualTo(token("old"));
        azure.with("ARTIFACTS_CREDENTIALPROVIDER_ACCESSTOKEN", "new");
        assertThat(azure.found()).isEqualTo(token("new"));
    }

    @Test
    void files_hold_tokens_too() throws IOException {
        Files.createDirectories(home.resolve("secrets"));
        Files.writeString(home.resolve("secrets/ado_token"), "mounted\n");
        assertThat(azure.found()).isEqualTo(token("mounted"));
        Files.writeString(home.resolve("token"), " filed \n");
        assertThat(azure.with("ARTIFACTS_KEYRING_NOFUSS_TOKEN_FILE", home.resolve("token").toString()).found()).isEqualTo(token("filed"));
    }

    @Test
    void a_token_that_has_ended_is_not_given_and_said_to_have_ended() {
        azure.with("AZURE_ARTIFACTS_TOKEN", MicrosoftDouble.jwt("{\"exp\":1000}")).microsoft.refusing();
        assertThat(azure.lookup().toString()).contains("the token in `AZURE_ARTIFACTS_TOKEN` has ended")
                .contains("postern auth login " + Azure.INDEX);
    }

    @Test
    void the_end_of_a_token_that_tells_it_is_known() {
        String token = MicrosoftDouble.jwt("{\"exp\":4102444800}");
        assertThat(azure.with("SYSTEM_ACCESSTOKEN", token).found().expires()).contains(java.time.Instant.ofEpochSecond(4_102_444_800L));
    }

    @Test
    void what_was_refused_is_not_given_again() {
        azure.with("SYSTEM_ACCESSTOKEN", "job").with("AZURE_ARTIFACTS_PAT", "pat");
        assertThat(azure.source().lookup(Azure.rejecting(Azure.INDEX, token("job"))))
                .isInstanceOfSatisfying(CredentialLookup.Found.class, found -> assertThat(found.credential()).isEqualTo(token("pat")));
    }

    @Test
    void a_token_opens_under_the_user_name_that_was_asked_for() {
        azure.with("AZURE_ARTIFACTS_PAT", "pat");
        assertThat(azure.source().lookup(Azure.request(Azure.INDEX).forUser("build"))).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential()).isEqualTo(Credential.basic("build", Secret.of("pat"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://pkgs.dev.azure.com", "https://pkgs.dev.azure.com/"})
    void a_bare_host_is_answered_if_one_identity_lies_on_it(String host) {
        azure.with(ENDPOINTS, endpoint(Azure.INDEX.toString(), "\"password\":\"p\""));
        assertThat(azure.found(URI.create(host))).isEqualTo(token("p"));
        azure.with("AZURE_ARTIFACTS_PAT", "pat");
        assertThat(azure.lookup(URI.create(host))).isInstanceOf(CredentialLookup.Refused.class);
    }

    @Test
    void two_callers_with_different_environments_never_mix() {
        try (Azure other = new Azure(home)) {
            azure.with("SYSTEM_ACCESSTOKEN", "one");
            other.with("SYSTEM_ACCESSTOKEN", "two");
            AzureCredentials one = azure.source();
            AzureCredentials two = other.source();
            for (int at = 0; at < 2; at++) {
                assertThat(one.lookup(Azure.request(Azure.INDEX)).toString()).isEqualTo(two.lookup(Azure.request(Azure.INDEX)).toString());
                assertThat(one.lookup(Azure.request(Azure.INDEX))).isNotEqualTo(two.lookup(Azure.request(Azure.INDEX)));
            }
        }
    }

    @Test
    void a_remembered_token_is_named_by_whoever_it_would_be_for() {
        String first = azure.source().storeKey(Azure.request(Azure.INDEX)).orElseThrow().toString();
        assertThat(azure.source().storeKey(Azure.request(Azure.INDEX.resolve("x/"))).orElseThrow()).hasToString(first);
        for (String variable : new String[] {"AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_CONFIG_DIR", "POSTERN_AZURE_CLIENT_ID",
            "ARTIFACTS_CREDENTIALPROVIDER_VSTS_TOKENTYPE", "NUGET_CREDENTIALPROVIDER_MSAL_LOGIN_HINT"}) {
            try (Azure other = new Azure(home)) {
                assertThat(other.with(variable, "x").source().storeKey(Azure.request(Azure.INDEX)).orElseThrow().toString()).as(variable)
                        .isNotEqualTo(first);
            }
        }
        assertThat(azure.with("AZURE_CLIENT_SECRET", "s3cret").source().storeKey(Azure.request(Azure.INDEX)).toString())
                .doesNotContain("s3cret");
        assertThat(azure.with("SYSTEM_ACCESSTOKEN", "job").source().storeKey(Azure.request(Azure.INDEX))).isEmpty();
    }

    @Nested
    class Contract extends CredentialSourceContract {
        @Override
        protected CredentialSource source(String username, String secret) {
            return new Azure(home)
                    .with(ENDPOINTS, endpoint(Azure.INDEX.toString(), "\"username\":\"" + username + "\",\"password\":\"" + secret + "\""))
                    .source();
        }

        @Override
        protected URI known() {
            return Azure.INDEX;
        }
    }
}
