package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.credential.Secret;
import dev.postern.fuzz.Texts;

class ProfileFuzzTest {

    @FuzzTest
    void a_file_of_profiles_is_read_or_malformed(byte[] bytes) {
        try {
            assertThat(IniText.parse(Texts.of(bytes), bytes.length % 2 == 0)).isNotNull();
        } catch (MalformedText e) {
            assertThat(e.problem()).startsWith("line ");
        }
    }

    @FuzzTest
    void a_line_of_words_is_split_or_malformed(byte[] bytes) {
        try {
            assertThat(ShellWords.split(Texts.of(bytes), bytes.length % 2 == 0)).isNotNull();
        } catch (MalformedText e) {
            assertThat(e.problem()).isNotBlank();
        }
    }

    @FuzzTest
    void an_answer_is_read_or_malformed(byte[] bytes) {
        Secret text = Secret.of(Texts.of(bytes));
        try {
            JsonText json = JsonText.parse(text);
            assertThat(JsonText.parse(json.written()).written()).isEqualTo(json.written());
        } catch (MalformedText e) {
            assertThat(e.problem()).isNotBlank();
        }
        try {
            assertThat(StsText.parse(text)).isNotNull();
        } catch (MalformedText e) {
            assertThat(e.problem()).isNotBlank();
        }
    }

    @FuzzTest
    void a_key_is_read_or_malformed(byte[] bytes) {
        try {
            assertThat(PossessionProof.read(Texts.of(bytes))).isNotNull();
        } catch (MalformedText e) {
            assertThat(e.problem()).isNotBlank();
        }
    }
}
