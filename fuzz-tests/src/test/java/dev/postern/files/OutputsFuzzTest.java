package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.fuzz.Texts;

class OutputsFuzzTest {

    @FuzzTest
    void a_lock_file_is_read_or_unusable(byte[] bytes) {
        try {
            assertThat(PreviousOutput.ofLock(Texts.of(bytes), "pylock.toml")).isNotNull();
        } catch (UnusableFile e) {
            assertThat(e.getMessage()).contains("pylock.toml");
        }
    }

    @FuzzTest
    void an_output_of_requirements_is_read_or_unusable(byte[] bytes) {
        try {
            assertThat(PreviousOutput.ofRequirements(Texts.of(bytes), "out.txt")).isNotNull();
        } catch (UnusableFile e) {
            assertThat(e.getMessage()).contains("out.txt");
        }
    }
}
