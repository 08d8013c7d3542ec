package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    @Test
    void what_was_not_used_for_long_is_pruned_with_all_in_it() throws IOException {
        Instant since = Instant.parse("2026-11-01T00:00:00Z");
        Path old = Files.createDirectories(cache.resolve("kept-v1/old/deep"));
        Files.writeString(old.resolve("a"), "12345");
        Path used = Files.createDirectories(cache.resolve("kept-v1/used"));
        Files.writeString(used.resolve("b"), "123");
        Path file = Files.writeString(cache.resolve("kept-v1/file"), "1");
        for (Path aged : List.of(old.getParent(), file, used.resolve("b"))) {
            Files.setLastModifiedTime(aged, FileTime.from(since.minusSeconds(1)));
        }
        AdapterFolders folders = new AdapterFolders(List.of(cache.resolve("kept-v1"), cache.resolve("nowhere")));
        assertThat(folders.prune(since)).isEqualTo(new KeptFiles.Removed(2, 6));
        assertThat(cache.resolve("kept-v1")).isDirectoryContaining(path -> path.equals(used))
                .isDirectoryNotContaining("glob:**/{old,file}");
    }
}
