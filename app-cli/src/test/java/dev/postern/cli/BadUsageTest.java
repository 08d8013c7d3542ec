package dev.postern.cli;

import static dev.postern.cli.Workplace.compile;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines, variables and settings files that cannot be meant so: nothing is asked, and the message says what to write instead. */
class BadUsageTest {
    @TempDir private Path folder;

    private Workplace work;

    @BeforeEach
    void open() {
        work = Workplace.in(folder);
    }

    private void fails(String golden, String... arguments) {
        work.fails(golden, 2, arguments);
    }

    private void option(String golden, String... options) {
        fails(golden, compile(options));
    }

    @Test
    void an_unknown_command_is_told_with_the_one_that_was_meant() {
        fails("command-unknown", "frobnicate");
        fails("command-misspelt", "complie", "requirements.in");
        fails("command-misspelt-second-word", "index", "version", "apple");
        fails("command-of-pip", "install", "apple");
        fails("command-missing", "--no-config");
    }

    @Test
    void an_unknown_option_is_told_with_the_one_that_was_meant() {
        option("option-unknown", "--frobnicate");
        option("option-misspelt", "--generate-hash");
        option("option-misspelt-with-value", "--ouput-file=there.txt");
        option("option-short-unknown", "-Z");
        fails("option-of-another-command", "index", "list", "--output-file", "there.txt");
        fails("operand-unexpected", "index", "list", "apple");
    }

    @Test
    void an_option_without_its_value_is_told() {
        option("option-without-value", "--index");
        option("option-with-needless-value", "--generate-hashes=yes");
        option("option-twice", "--resolution", "highest", "--resolution", "lowest");
    }

    @Test
    void a_value_that_is_none_of_the_choices_is_told_with_them() {
        option("value-index-strategy", "--index-strategy", "first");
        option("value-resolution", "--resolution", "newest");
        option("value-prerelease", "--prerelease", "yes");
        option("value-annotation-style", "--annotation-style", "lines");
        option("value-format", "--format", "yaml");
        option("value-color", "--color", "yes");
        fails("value-format-of-list", "index", "list", "--format", "yaml");
    }

    @Test
    void a_value_that_cannot_be_read_is_told_with_an_example() {
        fails("value-python-version", "compile", "requirements.in", "--python-version", "three");
        fails("value-python-platform", "compile", "requirements.in", "--python-version", "3.12", "--python-platform", "amiga");
        option("value-exclude-newer", "--exclude-newer", "yesterday");
        option("value-exclude-newer-package", "--exclude-newer-package", "apple");
        option("value-prerelease-package", "--prerelease-package", "apple=yes");
        option("value-upgrade-package", "--upgrade-package", "apple >== 1");
        option("value-only-binary", "--only-binary", "a b");
        option("value-no-binary", "--no-binary", ":some:");
        fails("value-package-name", "explain", "a b");
    }

    @Test
    void what_is_missing_in_the_project_is_told_with_what_is_there() {
        work.write("pyproject.toml", """
                [project]
                name = "fruit"
                dependencies = []
                [project.optional-dependencies]
                red = ["cherry"]
                [dependency-groups]
                test = ["plum"]
                """);
        fails("extra-missing", "compile", "pyproject.toml", "--extra", "rde");
        fails("group-missing", "compile", "pyproject.toml", "--group", "tests");
        fails("extra-malformed", "compile", "pyproject.toml", "--extra", "r e d");
    }

    @Test
    void folders_and_files_of_settings_that_are_not_there_are_told() {
        fails("directory-missing", "--directory", "no/such/folder", "index", "list");
        fails("directory-is-file", "--directory", "requirements.in", "index", "list");
        fails("project-folder-missing", "index", "list", "--project", "no/such/folder");
        fails("config-file-missing", "index", "list", "--config-file", "no.toml");
        fails("path-with-nul", "compile", "a\0b.in");
    }

    @Test
    void variables_that_cannot_be_meant_so_are_told() {
        work.terminal().with("UV_HTTP_TIMEOUT", "soon");
        option("variable-timeout");
        work.terminal().with("UV_HTTP_TIMEOUT", "0");
        option("variable-timeout-zero");
        work.terminal().with("UV_HTTP_TIMEOUT", "").with("UV_INDEX_STRATEGY", "first");
        option("variable-index-strategy");
        work.terminal().with("UV_INDEX_STRATEGY", "").with("UV_OFFLINE", "maybe");
        option("variable-offline");
        work.terminal().with("UV_OFFLINE", "").with("UV_DEFAULT_INDEX", "htps://acme:" + Workplace.SECRET + "@pypi.acme.example/simple");
        option("variable-default-index");
    }
}
