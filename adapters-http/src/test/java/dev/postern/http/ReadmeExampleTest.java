package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static ProjectLookup look(Index index, String project, Path cache) {
        HttpSettings settings = HttpSettings.standard().with(HttpSettings.Caching.in(cache, HttpSettings.CacheUse.WHILE_FRESH));
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (HttpIndexes http = HttpIndexes.open(settings, threads, InstantSource.system())) {
            CredentialBroker broker = new CredentialBroker(List.of(), InstantSource.system());
            return http.session(broker).lookup(index, PackageName.of(project));
        } finally {
            threads.shutdown();
        }
    }
    // README ends

    @TempDir private Path folder;

    @Test
    void the_example_works() throws IOException {
        try (CountingServer server = new CountingServer()) {
            assertThat(look(server.index(), "a", folder)).isInstanceOf(ProjectLookup.Listed.class);
        }
    }
}
