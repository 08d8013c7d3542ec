package dev.postern.example.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.TokenReply;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhoGoesWhereTest {
    private static final String INDEX = "https://acme-111122223333.d.codeartifact.us-east-1.amazonaws.com/pypi/feed/simple/";

    @Test
    void it_tells_who_would_be_sent_where_and_no_secret() {
        List<String> told = WhoGoesWhere.tell(
                Map.of("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE", "AWS_SECRET_ACCESS_KEY", "s3cret", "AWS_EC2_METADATA_DISABLED", "true"),
                _ -> new TokenReply.Unreachable("no network in this test"),
                List.of(INDEX, "https://elsewhere.example/simple/"));
        assertThat(told.getFirst()).startsWith(INDEX + ": nobody, ").doesNotContain("s3cret");
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
