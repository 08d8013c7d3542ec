package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} lists the keys that settings files may have. */
class SettingsDocumentTest {

    private static String document() throws IOException {
        return Files.readString(Path.of(System.getProperty("postern.root", ".."), "docs", "settings.md"));
    }

    @Test
    void every_setting_is_described() throws IOException {
        String document = document();
        assertThat(KnownSettings.keys()).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
        assertThat(KnownSettings.STRUCTURED).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    }

    @Test
    void every_key_of_an_index_is_described() throws IOException {
        String document = document();
        assertThat(IndexTable.UV_KEYS).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
        assertThat(IndexTable.POSTERN_KEYS).allSatisfy(key -> assertThat(document).contains("`" + key + "`"));
    }
}
