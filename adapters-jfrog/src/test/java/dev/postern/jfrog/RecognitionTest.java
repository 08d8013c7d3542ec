package dev.postern.jfrog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose URLs are a platform's, and which platform sees which token. */
class RecognitionTest {
    private static final String INDEX = "https://acme.jfrog.io/artifactory/api/pypi/tools/simple/";
    private static final Map<String, String> CLOUD = Map.of("JF_URL", "https://acme.jfrog.io", "JF_USER", "alice", "JF_PASSWORD", "s3cret");
    private static final Map<String, String> OWN =
            Map.of("JF_URL", "https://repo.corp.example/", "JF_USER", "alice", "JF_PASSWORD", "s3cret");

    private static String ask(Map<String, String> environment, String url) {
        return World.told(new World().source(environment).lookup(World.refused(url)));
    }

    @ParameterizedTest
    @ValueSource(strings = {INDEX, "https://ACME.JFrog.IO/artifactory/api/pypi/tools/simple/a/",
        "https://acme.jfrog.io:443/artifactory/api/pypi/tools",
        "https://acme.jfrog.io/artifactory/api/curation/audit/api/pypi/tools/simple/",
        "https://acme.jfrog.io/artifactory/api/pypi/tools/packages/packages/ab/cd/a-1.0.whl"})
    void urls_of_the_platform_are_its_own(String url) {
        assertThat(ask(CLOUD, url)).isEqualTo("alice:s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.jfrog.io.evil.example/artifactory/api/pypi/tools/simple/",
        "https://acmejfrog.io/artifactory/api/pypi/tools/",
        "https://jfrog.io/artifactory/api/pypi/tools/", "https://acme.jfrog.io./artifactory/api/pypi/tools/",
        "http://acme.jfrog.io/artifactory/api/pypi/tools/",
        "https://acme.jfrog.io:8443/artifactory/api/pypi/tools/", "https://acme.xn--jfrg-qqa.io/artifactory/api/pypi/tools/",
        "https://acme.jfr\u043eg.io/artifactory/api/pypi/tools/", "https://[::1]/artifactory/api/pypi/tools/",
        "https://10.0.0.1/artifactory/api/pypi/tools/",
        "https://acme.jfrog.io/artifactory/api/npm/tools/", "https://acme.jfrog.io/other/api/pypi/tools/simple/", "https://acme.jfrog.io/",
        "https://acme.jfrog.io/artifactory/api/pypi/../npm/tools/", "file:///artifactory/api/pypi/tools/"})
    void look_alikes_are_not(String url) {
        assertThat(ask(CLOUD, url)).isEqualTo("not mine");
    }

    @Test
    void a_platform_sees_no_token_of_another() {
        assertThat(ask(CLOUD, "https://evil.jfrog.io/artifactory/api/pypi/tools/simple/"))
                .startsWith("nobody is signed in to `https://evil.jfrog.io`");
    }

    @Test
    void a_token_without_a_platform_goes_nowhere() {
        assertThat(new World().source(Map.of("JF_ACCESS_TOKEN", "s3cret")).lookup(World.refused(INDEX)))
                .isInstanceOfSatisfying(CredentialLookup.Refused.class, refused -> {
                    assertThat(refused.detail()).contains("without `JF_URL`").doesNotContain("s3cret");
                    assertThat(refused.remedy()).contains("export JF_URL=https://acme.jfrog.io");
                });
    }

    @Test
    void an_own_host_counts_only_if_it_is_named() {
        String index = "https://repo.corp.example/artifactory/api/pypi/tools/simple/";
        assertThat(ask(OWN, index)).isEqualTo("alice:s3cret");
        assertThat(ask(OWN, "https://repo.corp.example/api/pypi/tools/simple/")).isEqualTo("alice:s3cret");
        assertThat(ask(CLOUD, index)).isEqualTo("not mine");
        assertThat(ask(Map.of("POSTERN_JFROG_URLS", "https://other.example, repo.corp.example"), index)).startsWith("nobody is signed in");
    }

    @Test
    void files_of_the_index_are_in_reach_and_other_repositories_are_not() {
        JfrogCredentials source = new World().source(CLOUD);
        assertThat(source.lookup(World.before(INDEX))).isInstanceOfSatisfying(CredentialLookup.Found.class, found -> {
            assertThat(found.reach().covers(URI.create("https://acme.jfrog.io/artifactory/api/pypi/tools/packages/a.whl"))).isTrue();
            assertThat(found.reach().covers(URI.create("https://acme.jfrog.io/artifactory/tools/a/1.0/a.whl"))).isTrue();
            assertThat(found.reach().covers(URI.create("https://acme.jfrog.io/artifactory/api/pypi/other/simple/"))).isFalse();
        });
        URI file = URI.create("https://acme.jfrog.io/artifactory/tools/a/1.0/a.whl");
        assertThat(World.told(source.lookup(CredentialRequest.of(file, URI.create(INDEX), SendingRule.AUTO)))).isEqualTo("alice:s3cret");
        assertThat(source.isAtHand(CredentialRequest.of(file, URI.create(INDEX), SendingRule.AUTO))).isTrue();
    }

    @Test
    void open_repositories_are_read_without() {
        JfrogCredentials source = new World().source(Map.of());
        assertThat(source.lookup(World.before(INDEX))).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(source.isAtHand(World.before(INDEX))).isFalse();
        assertThat(source.lookup(World.refused(INDEX))).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                refused -> assertThat(refused.remedy()).contains("postern auth login " + INDEX));
    }

    @Test
    void plain_http_gets_no_token_unless_it_stays_here() {
        Map<String, String> plain = Map.of("JF_URL", "http://repo.corp.example:8081", "JF_USER", "alice", "JF_PASSWORD", "s3cret");
        assertThat(ask(plain, "http://repo.corp.example:8081/artifactory/api/pypi/tools/simple/")).contains("not reached over https");
        Map<String, String> here = Map.of("JF_URL", "http://localhost:8081", "JF_USER", "alice", "JF_PASSWORD", "s3cret");
        assertThat(ask(here, "http://localhost:8081/artifactory/api/pypi/tools/simple/")).isEqualTo("alice:s3cret");
    }

    @Test
    void a_url_that_is_none_is_told_without_what_it_holds() {
        Map<String, String> odd = Map.of("JF_URL", "https://alice:s3cret@acme.example", "JF_PASSWORD", "p");
        assertThat(ask(odd, "https://acme.example/artifactory/api/pypi/tools/simple/")).contains("`JF_URL`").doesNotContain("s3cret");
        assertThat(ask(Map.of("JF_URL", "::", "JF_PASSWORD", "p"), INDEX)).contains("`JF_URL`");
    }

    @Test
    void the_user_asked_for_must_be_the_one_known() {
        JfrogCredentials source = new World().source(CLOUD);
        assertThat(World.told(source.lookup(World.before(INDEX).forUser("alice")))).isEqualTo("alice:s3cret");
        assertThat(source.lookup(World.before(INDEX).forUser("bob"))).isInstanceOf(CredentialLookup.Refused.class);
    }

    @Test
    void a_refused_variable_is_not_given_again() {
        JfrogCredentials source = new World().source(CLOUD);
        Credential refused = ((CredentialLookup.Found) source.lookup(World.before(INDEX))).credential();
        assertThat(source.lookup(World.before(INDEX).afterRefusal(List.of(new Rejection("jfrog", refused, Rejection.Cause.UNAUTHORIZED)))))
                .isNotInstanceOf(CredentialLookup.Found.class);
    }

    @Test
    void a_denial_is_explained_as_the_platform_means_it() {
        JfrogCredentials source = new World().source(CLOUD);
        assertThat(source.remedy(World.before(INDEX), 401).orElseThrow()).contains("postern auth login " + INDEX);
        assertThat(source.remedy(World.before(INDEX), 403).orElseThrow()).contains("permission Read", "`tools`");
        assertThat(source.remedy(World.before(INDEX), 404).orElseThrow()).contains("hides");
        assertThat(source.remedy(World.before(INDEX), 500)).isEmpty();
        assertThat(source.remedy(World.before("https://pypi.example/simple/"), 403)).isEmpty();
        assertThat(source.hidesDenials(URI.create(INDEX))).isTrue();
        assertThat(source.hidesDenials(URI.create("https://pypi.example/simple/"))).isFalse();
    }

    @Test
    void two_callers_with_different_environments_never_mix() {
        JfrogCredentials alice = new World().source(CLOUD);
        JfrogCredentials bob = new World().source(Map.of("JF_URL", "https://acme.jfrog.io", "JF_USER", "bob", "JF_PASSWORD", "other"));
        assertThat(World.told(alice.lookup(World.before(INDEX)))).isEqualTo("alice:s3cret");
        assertThat(World.told(bob.lookup(World.before(INDEX)))).isEqualTo("bob:other");
        assertThat(World.told(alice.lookup(World.before(INDEX)))).isEqualTo("alice:s3cret");
    }

    @Test
    void an_unreadable_file_of_the_command_matters_only_where_it_is_needed(@TempDir Path home) throws Exception {
        Files.createDirectory(home.resolve(".jfrog"));
        Files.writeString(home.resolve(".jfrog/jfrog-cli.conf.v6"), "{\"servers\": [\n  {\"password\": s3cret}]}");
        JfrogCredentials source = new World().at(home).source(Map.of());
        assertThat(source.lookup(World.before("https://pypi.example/simple/"))).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(source.lookup(World.before(INDEX))).isInstanceOfSatisfying(CredentialLookup.Broken.class,
                broken -> assertThat(broken.detail()).contains("jfrog-cli.conf.v6", "line 2").doesNotContain("s3cret"));
        assertThat(source.isAtHand(World.before(INDEX))).isFalse();
        assertThat(source.storeKey(World.before(INDEX))).isEmpty();
        assertThat(World.told(new World().at(home).source(CLOUD).lookup(World.before(INDEX)))).isEqualTo("alice:s3cret");
    }
}
