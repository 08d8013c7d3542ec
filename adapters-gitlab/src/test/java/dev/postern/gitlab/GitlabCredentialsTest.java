package dev.postern.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.SendingRule;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose URLs are a registry's, and which token opens it. */
class GitlabCredentialsTest {
    private static final String PROJECT = "https://gitlab.corp.example/api/v4/projects/7/packages/pypi/simple/";
    private static final Map<String, String> JOB = Map.of("CI_API_V4_URL", "https://gitlab.corp.example/api/v4", "CI_JOB_TOKEN", "j0b");

    private static GitlabCredentials source(Map<String, String> environment) {
        return GitlabCredentials.of(GitlabSettings.from(environment, Optional.empty()));
    }

    private static CredentialRequest request(String url) {
        return CredentialRequest.of(URI.create(url), URI.create(url), SendingRule.AUTO);
    }

    private static String ask(Map<String, String> environment, String url) {
        return told(source(environment).lookup(request(url)));
    }

    private static String told(CredentialLookup said) {
        return said instanceof CredentialLookup.Found found ? found.credential().username() + ":" + found.credential().secret().reveal()
                : said instanceof CredentialLookup.NotMine ? "not mine" : said.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {PROJECT, "https://GitLab.Corp.Example/api/v4/projects/acme%2Ftools/packages/pypi/simple/acme",
        "https://gitlab.corp.example/api/v4/groups/12/-/packages/pypi/simple/",
        "https://gitlab.corp.example:443/api/v4/projects/7/packages/pypi",
        "https://gitlab.corp.example/api/v4/projects/7/packages/pypi/files/abc/a-1.0.whl"})
    void a_registry_of_the_jobs_server_is_known(String url) {
        assertThat(ask(JOB, url)).isEqualTo("gitlab-ci-token:j0b");
        assertThat(source(JOB).isAtHand(request(url))).isTrue();
        assertThat(source(JOB).storeKey(request(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://gitlab.corp.example.evil.example/api/v4/projects/7/packages/pypi/simple/",
        "https://evil.example/api/v4/projects/7/packages/pypi/simple/",
        "https://gitlab.corp.example./api/v4/projects/7/packages/pypi/simple/",
        "https://gitlab.corp.example:8443/api/v4/projects/7/packages/pypi/simple/",
        "http://gitlab.corp.example/api/v4/projects/7/packages/pypi/simple/",
        "https://sub.gitlab.corp.example/api/v4/projects/7/packages/pypi/simple/",
        "https://g\u0456tlab.corp.example/api/v4/projects/7/packages/pypi/simple/",
        "https://xn--gtlab-l2a.corp.example/api/v4/projects/7/packages/pypi/",
        "https://10.0.0.1/api/v4/projects/7/packages/pypi/simple/", "https://gitlab.corp.example/api/v4/projects/7/packages/npm/",
        "https://gitlab.corp.example/api/v4/user",
        "https://gitlab.corp.example/api/v4/projects/%2e%2e/packages/pypi/simple/",
        "https://gitlab.corp.example/api/v4/projects/7/packages/pypi/../../../user",
        "https://gitlab.corp.example/projects/7/packages/pypi/simple/", "https://gitlab.corp.example/api/v4/projects/7/packages/pypix/"})
    void look_alikes_and_other_interfaces_are_not(String url) {
        assertThat(ask(JOB, url)).isEqualTo("not mine");
    }

    @Test
    void every_token_goes_to_its_own_server() {
        Map<String, String> all =
                Map.of("CI_SERVER_HOST", "gitlab.corp.example", "CI_SERVER_PORT", "8443", "CI_DEPLOY_USER", "gitlab+deploy-token-1",
                        "CI_DEPLOY_PASSWORD", "d3ploy", "GITLAB_TOKEN", "p3rsonal", "GITLAB_HOST", "https://git.other.example/gitlab/");
        assertThat(ask(all, "https://gitlab.corp.example:8443/api/v4/projects/7/packages/pypi/simple/"))
                .isEqualTo("gitlab+deploy-token-1:d3ploy");
        assertThat(ask(all, "https://git.other.example/gitlab/api/v4/projects/7/packages/pypi/simple/")).isEqualTo("__token__:p3rsonal");
        assertThat(ask(all, "https://git.other.example/api/v4/projects/7/packages/pypi/simple/")).isEqualTo("not mine");
        assertThat(ask(all, "https://gitlab.com/api/v4/projects/7/packages/pypi/simple/")).isEqualTo("not mine");
        assertThat(ask(Map.of("GITLAB_TOKEN", "p"), "https://gitlab.com/api/v4/projects/7/packages/pypi/simple/")).isEqualTo("__token__:p");
        assertThat(ask(Map.of("GITLAB_TOKEN", "p", "GITLAB_HOST", "http://git.example"),
                "http://git.example/api/v4/projects/7/packages/pypi/")).isEqualTo("not mine");
    }

    @Test
    void after_a_refusal_the_next_token_is_given() {
        GitlabCredentials source =
                source(Map.of("CI_API_V4_URL", "https://gitlab.corp.example/api/v4", "CI_JOB_TOKEN", "j0b", "GITLAB_TOKEN", "p",
                        "GITLAB_HOST", "gitlab.corp.example"));
        CredentialLookup.Found first = (CredentialLookup.Found) source.lookup(request(PROJECT));
        Rejection job = new Rejection("gitlab", first.credential(), Rejection.Cause.UNAUTHORIZED);
        CredentialLookup.Found second = (CredentialLookup.Found) source.lookup(request(PROJECT).afterRefusal(List.of(job)));
        assertThat(told(second)).isEqualTo("__token__:p");
        Rejection personal = new Rejection("gitlab", second.credential(), Rejection.Cause.UNAUTHORIZED);
        assertThat(source.lookup(request(PROJECT).afterRefusal(List.of(job, personal)))).isInstanceOf(CredentialLookup.Refused.class);
    }

    @Test
    void a_personal_token_opens_under_the_user_asked_for() {
        assertThat(told(source(Map.of("GITLAB_TOKEN", "p"))
                .lookup(request("https://gitlab.com/api/v4/projects/7/packages/pypi/").forUser("alice"))))
                .isEqualTo("alice:p");
        assertThat(source(JOB).lookup(request(PROJECT).forUser("alice"))).isInstanceOf(CredentialLookup.Refused.class);
    }

    @Test
    void tokens_of_the_glab_command_are_known(@TempDir Path home) throws IOException {
        Path folder = Files.createDirectories(home.resolve(".config/glab-cli"));
        Files.writeString(folder.resolve("config.yml"), """
                # written by glab
                git_protocol: ssh
                hosts:
                    gitlab.com:
                        api_protocol: https
                        token: !!null glpat-c1oud
                        user: alice
                    "gitlab.corp.example":
                        token: 'c0rp'
                    empty.example:
                        token:
                other:
                    gitlab.evil.example:
                        token: no
                """);
        GitlabCredentials source = GitlabCredentials.of(GitlabSettings.from(Map.of(), Optional.of(home)));
        assertThat(told(source.lookup(request("https://gitlab.com/api/v4/projects/7/packages/pypi/simple/"))))
                .isEqualTo("__token__:glpat-c1oud");
        assertThat(told(source.lookup(request(PROJECT)))).isEqualTo("__token__:c0rp");
        assertThat(told(source.lookup(request("https://gitlab.evil.example/api/v4/projects/7/packages/pypi/")))).isEqualTo("not mine");
        assertThat(told(source.lookup(request("https://empty.example/api/v4/projects/7/packages/pypi/")))).isEqualTo("not mine");
    }

    @Test
    void denials_are_explained_as_gitlab_means_them() {
        GitlabCredentials source = source(JOB);
        assertThat(source.remedy(request(PROJECT), 404).orElseThrow()).contains("may not see", "forwards to the public index");
        assertThat(source.remedy(request(PROJECT), 401).orElseThrow()).contains("read_api");
        assertThat(source.remedy(request(PROJECT), 403).orElseThrow()).contains("allowed jobs");
        assertThat(source.remedy(request("https://pypi.example/simple/"), 404)).isEmpty();
        assertThat(source.hidesDenials(URI.create(PROJECT))).isTrue();
        assertThat(source.hidesDenials(URI.create("https://pypi.example/simple/"))).isFalse();
    }

    @Test
    void without_a_token_gitlab_com_is_asked_without_first() {
        CredentialRequest request = request("https://gitlab.com/api/v4/projects/7/packages/pypi/simple/");
        assertThat(source(Map.of()).lookup(request)).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(source(Map.of()).lookup(request.afterRefusal(List.of()))).isInstanceOfSatisfying(CredentialLookup.Refused.class,
                refused -> assertThat(refused.remedy())
                        .contains("postern auth login https://gitlab.com/api/v4/projects/7/packages/pypi/simple/"));
    }

    @Test
    void two_callers_with_different_environments_never_mix() {
        GitlabCredentials one = source(JOB);
        GitlabCredentials two = source(Map.of("CI_API_V4_URL", "https://gitlab.corp.example/api/v4", "CI_JOB_TOKEN", "other"));
        assertThat(told(one.lookup(request(PROJECT)))).isEqualTo("gitlab-ci-token:j0b");
        assertThat(told(two.lookup(request(PROJECT)))).isEqualTo("gitlab-ci-token:other");
    }
}
