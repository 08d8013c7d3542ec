package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.fuzz.Texts;

class SettingsFuzzTest {

    @FuzzTest
    void a_toml_document_is_read_or_unusable(byte[] bytes) {
        try {
            assertThat(TomlDocument.parse("fuzz.toml", Texts.of(bytes))).isNotNull();
        } catch (UnusableFile e) {
            assertThat(e.getMessage()).contains("fuzz.toml");
        }
    }

    @FuzzTest
    void a_pip_configuration_is_read_or_unusable(byte[] bytes) {
        try {
            assertThat(PipOptions.parse("pip.conf", Texts.of(bytes))).isNotNull();
        } catch (UnusableFile e) {
            assertThat(e.getMessage()).contains("pip.conf");
        }
    }
}
