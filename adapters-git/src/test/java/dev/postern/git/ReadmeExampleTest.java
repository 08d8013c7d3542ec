package dev.postern.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.requirement.DirectReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static SourceLocation checkOut(String reference, Map<String, String> environment, Path folder) {
        GitSettings settings = GitSettings.from(environment, folder, Optional.of(folder.resolve("cache")), false);
        try (GitCheckouts checkouts = GitCheckouts.of(settings, new CredentialBroker(List.of(), InstantSource.system()))) {
            return checkouts.locate(DirectReference.parse(reference));
        }
    }
    // README ends

    @TempDir private Path folder;

    @Test
    void the_example_works() throws IOException, InterruptedException {
        TestRepository repository = TestRepository.in(folder.resolve("repo"));
        assertThat(checkOut(repository.reference() + "@main", TestRepository.VARIABLES, folder)).isInstanceOfSatisfying(
                SourceLocation.Sources.class, sources -> assertThat(Path.of(sources.location()).resolve("setup.py")).exists());
    }
}
