package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogicalLinesTest {
    private final List<Note> notes = new ArrayList<>();

    private List<LogicalLine> lines(String text) {
        LogicalLines lines = new LogicalLines("r.in", text, Map.of("TOKEN", "s3cret", "EMPTY", ""), notes);
        List<LogicalLine> all = new ArrayList<>();
        for (Optional<LogicalLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }

    private List<String> texts(String text) {
        return lines(text).stream().map(LogicalLine::text).toList();
    }

    @Test
    void comments_and_empty_lines_vanish() {
        assertThat(texts("# a\n\n  flask  # why\r\nurl#fragment\r  \t\n")).containsExactly("  flask", "url#fragment");
    }

    @Test
    void a_backslash_joins_the_next_line_and_places_stay_those_of_the_file() {
        LogicalLine line = lines("\nflask \\\n    --hash=x").getFirst();
        assertThat(line.text()).isEqualTo("flask     --hash=x");
        assertThat(line.place(line.text().indexOf("--hash"))).isEqualTo(new Place(3, 5));
    }

    @Test
    void a_comment_line_ends_a_joined_line() {
        assertThat(texts("flask \\\n# note \\\n--hash=x")).containsExactly("flask", "--hash=x");
    }

    @Test
    void a_backslash_at_the_end_of_the_file_joins_nothing() {
        assertThat(texts("flask \\")).containsExactly("flask");
    }

    @Test
    void white_space_behind_a_backslash_is_told() {
        assertThatThrownBy(() -> lines("flask \\  \n --hash=x"))
                .hasMessage("r.in:1:7: white space after the `\\` that should join the next line");
    }

    @Test
    void variables_are_put_in_and_keep_the_place_of_their_dollar() {
        LogicalLine line = lines("-i https://u:${TOKEN}@host/simple").getFirst();
        assertThat(line.text()).isEqualTo("-i https://u:s3cret@host/simple");
        assertThat(line.expanded()).isTrue();
        assertThat(line.place(15)).isEqualTo(new Place(1, 14));
        assertThat(line.place(line.text().indexOf('@'))).isEqualTo(new Place(1, 22));
    }

    @Test
    void a_variable_that_is_not_set_stays_and_is_noted() {
        assertThat(texts("-i https://${EMPTY}${MISSING}/$HOME/${lower}")).containsExactly("-i https://${EMPTY}${MISSING}/$HOME/${lower}");
        assertThat(notes).extracting(Note::toString).containsExactly("r.in:1:12: `${EMPTY}` is not set and stays as it is",
                "r.in:1:20: `${MISSING}` is not set and stays as it is");
    }

    private RequirementStatement statement(String text) {
        return RequirementStatement.of("r.in", lines(text).getFirst());
    }

    @Test
    void options_are_taken_apart_in_all_spellings() {
        RequirementStatement statement = statement("-i https://a --extra-index-url=https://b -fhttps://c --find-links 'd e' --no-index");
        assertThat(statement.requirement()).isEmpty();
        assertThat(statement.options()).extracting(use -> use.option() + " " + use.value()).containsExactly("INDEX_URL https://a",
                "EXTRA_INDEX_URL https://b", "FIND_LINKS https://c", "FIND_LINKS d e", "NO_INDEX ");
    }

    @Test
    void an_editable_takes_the_rest_of_its_line() {
        RequirementStatement statement = statement("-e ./lib[x] ; python_version > '3' --config-settings a=b");
        assertThat(statement.options()).extracting(RequirementStatement.Use::value).containsExactly("./lib[x] ; python_version > '3'",
                "a=b");
    }

    @Test
    void misspelt_misplaced_and_incomplete_options_are_told() {
        assertThatThrownBy(() -> statement("flask\t--hsh=sha256:1")).hasMessage("r.in:1:7: unknown option `--hsh`")
                .extracting(e -> ((UnusableFile) e).hint().orElseThrow()).isEqualTo("did you mean `--hash`?");
        assertThatThrownBy(() -> statement("--hash=sha256:1")).hasMessage("r.in:1:1: `--hash` stands without a requirement");
        assertThatThrownBy(() -> statement("flask --pre")).hasMessage("r.in:1:7: `--pre` cannot follow a requirement");
        assertThatThrownBy(() -> statement("--index-url")).hasMessage("r.in:1:1: `--index-url` needs a value");
        assertThatThrownBy(() -> statement("--pre=1")).hasMessage("r.in:1:1: `--pre` takes no value");
        assertThatThrownBy(() -> statement("--pre x")).hasMessage("r.in:1:7: expected an option, found another word");
        assertThatThrownBy(() -> statement("-f 'a")).hasMessage("r.in:1:4: quote is not closed on its line");
    }
}
