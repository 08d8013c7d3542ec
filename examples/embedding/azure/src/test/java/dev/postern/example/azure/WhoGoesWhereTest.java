package dev.postern.example.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.TokenReply;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhoGoesWhereTest {
    private static final String INDEX = "https://pkgs.dev.azure.com/acme/_packaging/tools/pypi/simple/";

    @Test
    void it_tells_who_would_be_sent_where_and_no_secret() {
        List<String> told =
                WhoGoesWhere.tell(Map.of("SYSTEM_ACCESSTOKEN", "s3cret"), _ -> new TokenReply.Unreachable("no network in this test"),
                        List.of(INDEX, "https://elsewhere.example/simple/"));
        assertThat(told).containsExactly(INDEX + ": `VssSessionToken` to https://pkgs.dev.azure.com/acme",
                "https://elsewhere.example/simple/: nobody, it is somebody else's");
    }

    @Test
    void it_runs() {
        WhoGoesWhere.main(new String[0]);
    }

    @Test
    void no_other_vendors_libraries_come_along() {
        assertThat(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(path -> new File(path).getName()))
                .isNotEmpty()
                .noneMatch(jar -> Stream.of("adapters-jfrog", "codeartifact", "google-auth", "picocli", "guice").anyMatch(jar::contains));
    }
}
