package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterFoldersTest {
    @TempDir private Path cache;

    @Test
    void all_is_counted_and_removed_but_what_links_lead_to() throws IOException {
        Path mine = Files.writeString(cache.resolve("mine"), "stays");
        Path kept = Files.createDirectories(cache.resolve("kept-v1/deep"));
        Files.writeString(kept.resolve("a"), "12345");
        Files.createSymbolicLink(kept.resolve("link"), mine);
        AdapterFolders folders = new AdapterFolders(List.of(cache.resolve("kept-v1"), cache.resolve("nowhere")));
        assertThat(folders.size()).isGreaterThanOrEqualTo(5);
        assertThat(folders.clean().files()).isEqualTo(2);
        assertThat(cache.resolve("kept-v1")).doesNotExist();
        assertThat(mine).hasContent("stays");
    }
}
