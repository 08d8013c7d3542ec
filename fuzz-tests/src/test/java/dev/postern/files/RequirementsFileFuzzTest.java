package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.requirement.Origin;
import java.nio.file.Path;
import java.util.Map;

class RequirementsFileFuzzTest {

    /** Nothing lies there, so that no input reads a file. */
    private static final Path NOWHERE = Path.of("/nonexistent/postern");

    @FuzzTest
    void a_requirements_file_is_read_or_unusable(byte[] bytes) {
        try {
            RequirementsFile file = RequirementsFile.reader(Map.of("NAME", "value"), NOWHERE)
                    .readText(bytes, "fuzz.txt", Origin.Role.REQUIREMENTS).result();
            assertThat(file.requirements()).allSatisfy(entry -> assertThat(entry.requirement().name()).isNotNull());
        } catch (UnusableFile e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }
}
