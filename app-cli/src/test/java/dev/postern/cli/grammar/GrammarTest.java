package dev.postern.cli.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrammarTest {

    private static Words words(String... arguments) {
        return ((Grammar.Request.Run) Grammar.parse(List.of(arguments))).words();
    }

    @Test
    void global_options_may_stand_before_and_after_the_command() {
        var before = words("--directory", "examples/acme", "compile", "requirements.in");
        var after = words("compile", "requirements.in", "--directory=examples/acme");
        assertThat(before.one("--directory")).contains("examples/acme");
        assertThat(after.one("--directory")).contains("examples/acme");
        assertThat(before.operands()).containsExactly("requirements.in");
    }

    @Test
    void any_option_may_stand_before_the_command() {
        assertThat(words("--cache-dir", "/tmp/x", "-q", "compile", "a.in").one("--cache-dir")).contains("/tmp/x");
    }

    @Test
    void a_dash_means_standard_input() {
        assertThat(words("compile", "-", "b.in").operands()).containsExactly("-", "b.in");
    }

    @Test
    void repeated_options_keep_their_order() {
        assertThat(words("compile", "--index", "a=https://a.example/simple", "--index=https://b.example/?x=y").all("--index"))
                .containsExactly("a=https://a.example/simple", "https://b.example/?x=y");
    }

    @Test
    void switches_can_be_counted() {
        assertThat(words("compile", "-vv", "x").count("--verbose")).isEqualTo(2);
        assertThat(words("compile", "x").count("--verbose")).isZero();
    }

    @Test
    void the_last_of_two_opposite_switches_wins() {
        assertThat(words("compile", "--no-header", "--header").either("--header", "--no-header")).contains(true);
        assertThat(words("compile", "--header", "--no-header").either("--header", "--no-header")).contains(false);
        assertThat(words("compile").either("--header", "--no-header")).isEmpty();
    }

    @Test
    void commands_of_two_words_may_have_options_between_them() {
        var request = (Grammar.Request.Run) Grammar.parse(List.of("index", "-q", "versions", "numpy"));
        assertThat(request.command()).isEqualTo(Command.INDEX_VERSIONS);
        assertThat(request.words().operands()).containsExactly("numpy");
    }

    @Test
    void one_word_of_two_lists_the_commands_that_begin_so() {
        assertThat(Grammar.parse(List.of("cache"))).isEqualTo(new Grammar.Request.TellCommands("cache"));
        assertThat(Grammar.parse(List.of("index", "--help"))).isEqualTo(new Grammar.Request.TellCommands("index"));
    }

    @Test
    void help_and_version_are_requests_of_their_own() {
        assertThat(Grammar.parse(List.of("--version"))).isEqualTo(new Grammar.Request.TellVersion());
        assertThat(Grammar.parse(List.of())).isEqualTo(new Grammar.Request.TellCommands(""));
        assertThat(Grammar.parse(List.of("-h"))).isEqualTo(new Grammar.Request.TellCommands(""));
        assertThat(Grammar.parse(List.of("compile", "--bogus", "-h"))).isEqualTo(new Grammar.Request.TellUsage(Command.COMPILE));
    }

    @Test
    void what_follows_two_dashes_is_no_option() {
        assertThat(words("compile", "--", "--help").operands()).containsExactly("--help");
    }

    @Test
    void comma_lists_are_split_where_asked() {
        assertThat(words("compile", "--extra", "a, b", "--extra=c").allSplit("--extra")).containsExactly("a", "b", "c");
    }

    @Test
    void usage_problems_say_what_is_wrong() {
        assertThatThrownBy(() -> words("compile", "--bogus")).hasMessage("there is no option `--bogus`");
        assertThatThrownBy(() -> words("compile", "-o")).hasMessage("`--output-file` needs a value");
        assertThatThrownBy(() -> words("compile", "--format=json", "--format", "json")).hasMessage("`--format` is given twice");
        assertThatThrownBy(() -> words("index", "list", "x")).hasMessage("nothing is expected at `x`");
        assertThatThrownBy(() -> words("bogus")).hasMessage("there is no command `bogus`");
        assertThatThrownBy(() -> words("index", "bogus")).hasMessage("there is no command `index bogus`");
        assertThatThrownBy(() -> words("-q")).hasMessage("no command is given");
    }

    @Test
    void a_value_may_look_like_an_option_only_after_an_equals_sign() {
        assertThat(words("compile", "--custom-compile-command=-x").one("--custom-compile-command")).contains("-x");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "compile --quiet -v r.in                            | `--quiet` cannot be used with `--verbose`",
        "index list --no-config --config-file x.toml        | `--no-config` cannot be used with `--config-file`",
        "compile --all-extras --extra a p.toml              | `--all-extras` cannot be used with `--extra`",
        "compile --no-build --no-binary a r.in              | `--no-build` cannot be used with `--no-binary`",
        "compile --offline --refresh r.in                   | `--offline` cannot be used with `--refresh`",
        "compile --offline --refresh-package a r.in         | `--offline` cannot be used with `--refresh-package`",
        "compile --no-cache --offline r.in                  | `--offline` cannot be used with `--no-cache`",
        "compile -i https://a.example --default-index b r.in | `--default-index` cannot be used with `--index-url`",
        "compile --only-binary :all: --no-binary a,:all: r.in | `--only-binary :all:` cannot be used with `--no-binary :all:`"})
    void options_that_contradict_each_other_are_refused(String arguments, String problem) {
        assertThatThrownBy(() -> Grammar.parse(List.of(arguments.split(" +")))).isInstanceOf(UsageProblem.class).hasMessage(problem);
    }

    @Test
    void an_option_that_was_taken_back_contradicts_nothing() {
        assertThat(words("compile", "--no-build", "--build", "--no-binary", "a", "r.in").all("--no-binary")).containsExactly("a");
        assertThat(words("compile", "--refresh", "--no-refresh", "--offline", "r.in").has("--offline")).isTrue();
    }
}
