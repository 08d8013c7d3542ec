package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TomlDocumentTest {

    private static TomlNode read(String text) {
        return TomlNode.document("settings.toml", text);
    }

    @Test
    void each_value_knows_its_line_and_column() {
        TomlNode index =
                read("# first\n\n[[index]]\nname = \"acme\"\n  url  =   'https://a/'\n").get("index").orElseThrow().list().getFirst();
        assertThat(index.place()).isEqualTo(new Place(3, 1));
        assertThat(index.get("name").orElseThrow().place()).isEqualTo(new Place(4, 8));
        assertThat(index.get("url").orElseThrow().place()).isEqualTo(new Place(5, 12));
    }

    @Test
    void columns_count_characters_and_not_their_halves() {
        assertThat(read("a = ['\ud83d\udc0d', 1]").get("a").orElseThrow().list().get(1).place()).isEqualTo(new Place(1, 11));
    }

    @Test
    void strings_of_several_lines_lose_their_first_newline_and_joined_ends() {
        assertThat(read("a = \"\"\"\nx \\\n   y\"\"\"\"").get("a").orElseThrow().text()).isEqualTo("x y\"");
        assertThat(read("a = '''\nC:\\x\n'''").get("a").orElseThrow().text()).isEqualTo("C:\\x\n");
    }

    @Test
    void escapes_stand_for_characters() {
        assertThat(read("a = \"\\t\\u00e9\\U0001F40D\\x41\\\\\"").get("a").orElseThrow().text()).isEqualTo("\t\u00e9\ud83d\udc0dA\\");
    }

    @Test
    void numbers_and_dates_keep_their_kinds() {
        TomlNode root = read("a=1_000\nb=0xff\nc=-1.5e3\nd=2026-03-01 12:00:00Z\ne=true\nf=inf");
        assertThat(root.get("a").orElseThrow().whole()).isEqualTo(1000);
        assertThat(root.get("b").orElseThrow().whole()).isEqualTo(255);
        assertThat(root.get("c").orElseThrow().value()).isEqualTo(new TomlValue.Real(-1500, new Place(3, 3)));
        assertThat(root.get("d").orElseThrow().value()).isEqualTo(new TomlValue.Moment("2026-03-01T12:00:00Z", new Place(4, 3)));
        assertThat(root.get("e").orElseThrow().flag()).isTrue();
    }

    @Test
    void sub_tables_may_be_added_below_dotted_keys_but_not_again() {
        assertThat(read("[a]\nb.c = 1\n[a.b.d]\ne = 2").at("a", "b", "d", "e").orElseThrow().whole()).isEqualTo(2);
        assertThatThrownBy(() -> read("[a]\nb.c = 1\n[a.b]\n")).hasMessage("settings.toml:3:4: `b` is already defined at line 2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a = 1\\na = 2            | settings.toml:2:1: `a` is already defined at line 1",
        "[a]\\n[a]                | settings.toml:2:2: `a` is already defined at line 1",
        "a = [1, 2                | settings.toml:1:10: expected `,` between the items of an array, or `]`, found the end of the file",
        "a = { b = 1, b = 2 }     | settings.toml:1:14: `b` is already defined at line 1",
        "a = b                    | settings.toml:1:5: `b` is no TOML value",
        "a = 'x                   | settings.toml:1:5: string is not closed on its line",
        "a                        | settings.toml:1:2: expected `=` after a key, found the end of the file",
        "a = 1 b = 2              | settings.toml:1:7: expected the end of the line, found `b`",
        "[a                       | settings.toml:1:3: expected `]` after the name of a table, found the end of the file",
        "= 1                      | settings.toml:1:1: expected a key, found `=`",
        "a = 99999999999999999999 | settings.toml:1:5: integer does not fit in 64 bits",
        "a = \"\\\\q\"            | settings.toml:1:7: unknown escape in a string: `\\` before `q`",
        "a = 2026-02-30           | settings.toml:1:5: `2026-02-30` is no TOML value"})
    void malformed_documents_are_told_with_their_place(String text, String message) {
        String document = text.replace("\\n", "\n").replace("\\\\", "\\");
        assertThatThrownBy(() -> read(document)).isInstanceOf(UnusableFile.class).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a=", "[[", "{a.b.c="})
    void deep_nesting_is_refused_without_exhausting_the_stack(String opening) {
        assertThatThrownBy(() -> read("a = " + opening.repeat(100_000))).isInstanceOf(UnusableFile.class)
                .hasMessageContaining("nested more than 100 deep");
        assertThatThrownBy(() -> read("a" + ".a".repeat(100_000) + " = 1")).isInstanceOf(UnusableFile.class);
    }

    @Test
    void a_value_of_the_wrong_kind_is_told_with_both_kinds() {
        assertThatThrownBy(() -> read("[tool]\nname = 3").at("tool", "name").orElseThrow().text())
                .hasMessage("settings.toml:2:8: `tool.name` must be a string, not an integer");
    }
}
