package dev.postern.example.gitlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhoGoesWhereTest {
    private static final String INDEX = "https://gitlab.acme.example/api/v4/projects/7/packages/pypi/simple/";

    @Test
    void it_tells_who_would_be_sent_where_and_no_secret() {
        List<String> told = WhoGoesWhere.tell(Map.of("CI_JOB_TOKEN", "s3cret", "CI_API_V4_URL", "https://gitlab.acme.example/api/v4"),
                List.of(INDEX, "https://elsewhere.example/simple/"));
        assertThat(told.getFirst()).startsWith(INDEX + ": `gitlab-ci-token` to https://gitlab.acme.example/api/v4")
                .doesNotContain("s3cret");
        assertThat(told.getLast()).isEqualTo("https://elsewhere.example/simple/: nobody, it is somebody else's");
    }

    @Test
    void it_runs() {
        WhoGoesWhere.main(new String[0]);
    }

    @Test
    void no_other_vendors_libraries_come_along() {
        assertThat(Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(path -> new File(path).getName()))
                .isNotEmpty().noneMatch(jar -> Stream.of("msal4j", "jackson-databind", "picocli", "guice").anyMatch(jar::contains));
    }
}
