package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IniTextTest {

    @Test
    void sections_keys_comments_continuations_and_nested_pairs_are_read() throws MalformedText {
        IniText text = IniText.parse("""
                \ufeff# top
                [default] ; not of the name
                REGION=eu-west-1
                key : a b # kept
                ; whole line
                long = one
                  two
                s3 =
                  endpoint_url = https://x.example

                  other=1
                [profile "a b"]
                empty =
                """, false);
        assertThat(text.sections()).extracting(IniText.Section::name).containsExactly("default", "profile \"a b\"");
        assertThat(text.sections().getFirst().values()).containsEntry("region", "eu-west-1").containsEntry("key", "a b # kept")
                .containsEntry("long", "one\ntwo");
        assertThat(text.sections().getFirst().nested()).containsEntry("s3", Map.of("endpoint_url", "https://x.example", "other", "1"));
        assertThat(text.toString()).doesNotContain("eu-west-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "[x", "[x]\n= 1", "[x]\nc4nary", "[x]\na =\n c4nary", "[x]\na = \0", "a = 1\n[x]"})
    void what_is_no_such_file_is_told_by_its_line(String text) {
        assertThatThrownBy(() -> IniText.parse(text, false)).isInstanceOf(MalformedText.class).hasMessageStartingWith("line ")
                .hasMessageNotContaining("c4nary");
    }

    @Test
    void words_are_split_as_a_shell_does() throws MalformedText {
        assertThat(ShellWords.split(" a 'b  c' \"d \\\"e\\\\ $x\" f\\ g '' h\"i\"j ", true)).containsExactly("a", "b  c", "d \"e\\ $x",
                "f g", "", "hij");
        assertThat(ShellWords.split("C:\\Tools\\x.exe \"a b\" it's", false)).containsExactly("C:\\Tools\\x.exe", "a b", "it's");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "a\\"})
    void a_quotation_without_an_end_is_told(String text) {
        assertThatThrownBy(() -> ShellWords.split(text, true)).isInstanceOf(MalformedText.class);
    }
}
