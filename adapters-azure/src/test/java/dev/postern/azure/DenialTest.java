package dev.postern.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialTest {
    @TempDir private Path home;

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"401|postern auth login https://pkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/",
        "403|let an owner of the feed `tools` give this identity the role `Feed and Upstream Reader (Collaborator)`",
        "404|the feed `tools` of a project has the project before `_packaging`", "402|see the billing of https://dev.azure.com/acme"})
    void a_denial_is_explained_as_azure_means_it(int status, String told) {
        try (Azure azure = new Azure(home)) {
            assertThat(azure.source().remedy(Azure.request(Azure.INDEX.resolve("x/")), status).orElseThrow()).contains(told);
        }
    }

    @Test
    void whoever_holds_the_token_is_named() {
        try (Azure azure = new Azure(home)) {
            assertThat(azure.with("AZURE_ARTIFACTS_PAT", "pat").source().remedy(Azure.request(Azure.INDEX), 401).orElseThrow())
                    .contains("`AZURE_ARTIFACTS_PAT`").doesNotContain("`pat`");
            assertThat(azure.with("SYSTEM_ACCESSTOKEN", "job").source().remedy(Azure.request(Azure.INDEX), 401).orElseThrow())
                    .contains("the build service of the project");
        }
    }

    @Test
    void somebody_elses_denial_is_left_alone() {
        try (Azure azure = new Azure(home)) {
            assertThat(azure.source().remedy(Azure.request(URI.create("https://other.example/simple/")), 401)).isEmpty();
            assertThat(azure.source().remedy(Azure.request(Azure.INDEX), 500)).isEmpty();
            assertThat(azure.source().hidesDenials(Azure.INDEX)).isFalse();
        }
    }
}
