package dev.postern.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    // README begins
    static CredentialLookup ask(URI page, Map<String, String> environment) {
        GitlabCredentials source = GitlabCredentials.of(GitlabSettings.from(environment, Optional.empty()));
        return source.lookup(CredentialRequest.of(page, page, SendingRule.ALWAYS));
    }
    // README ends

    @Test
    void the_example_works() {
        CredentialLookup said =
                ask(URI.create("https://gitlab.com/api/v4/projects/7/packages/pypi/simple/"), Map.of("GITLAB_TOKEN", "s3cret"));
        assertThat(said).isInstanceOf(CredentialLookup.Found.class);
        assertThat(said.toString()).contains("__token__:****");
    }
}
