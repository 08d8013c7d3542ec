package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tool.uv.sources}: pins of packages to indexes, and what is wrong with them. */
class SourcesTest {
    private static final String PROJECT = """
            [project]
            name = "project"
            version = "1"
            dependencies = ["a", "b"]
            optional-dependencies.fast = ["c"]
            optional-dependencies.slow = ["c"]

            [dependency-groups]
            test = ["d"]

            [[tool.uv.index]]
            name = "one"
            url = "one"
            explicit = true

            [[tool.uv.index]]
            name = "two"
            url = "two"
            default = true

            [tool.uv.sources]
            """;

    @TempDir private Path folder;

    @BeforeEach
    void indexes() {
        PackageUniverse universe = new PackageUniverse();
        for (String name : List.of("a", "b", "c", "d")) {
            universe.index("one").with(name, "1.0").wheelOnly();
            universe.index("two").with(name, "2.0").wheelOnly().needs("b".equals(name) ? new String[] {"a"} : new String[0]);
        }
        Universes.tree(folder.resolve("one"), universe.index("one"));
        Universes.tree(folder.resolve("two"), universe.index("two"));
    }

    private Terminal.Result compile(String sources, String... more) {
        Universes.write(folder.resolve("pyproject.toml"), PROJECT + sources);
        return call("pyproject.toml", more);
    }

    private Terminal.Result call(String source, String... more) {
        List<String> arguments = new ArrayList<>(List.of("compile", source, "--python-version", "3.12", "--python-platform", "linux",
                "--no-header", "--no-annotate", "--no-emit-index-annotation", "-q"));
        arguments.addAll(List.of(more));
        return Terminal.in(folder).run(arguments.toArray(String[]::new));
    }

    private void answers(String pins, String sources, String... more) {
        Terminal.Result result = compile(sources, more);
        assertThat(result.err()).isEmpty();
        assertThat(result.out().replace('\n', ' ')).isEqualTo(pins + " ");
    }

    private void fails(String golden, String sources, String... more) {
        Golden.check("sources/" + golden, compile(sources, more), Map.of(folder.toString(), "<folder>"));
    }

    @Test
    void a_pin_takes_its_package_from_one_index() {
        answers("a==2.0 b==2.0", "");
        answers("a==1.0 b==2.0", "a = { index = \"one\" }\n");
    }

    @Test
    void a_pin_holds_where_its_marker_does() {
        answers("a==1.0 b==2.0", "a = { index = \"one\", marker = \"sys_platform == 'linux'\" }\n");
        answers("a==2.0 b==2.0", "a = { index = \"one\", marker = \"sys_platform == 'win32'\" }\n");
        answers("a==1.0 b==2.0", "a = [{ index = \"two\", marker = \"python_version < '3.12'\" }, "
                + "{ index = \"one\", marker = \"python_version >= '3.12'\" }]\n");
    }

    @Test
    void a_pin_holds_in_its_extra_or_group_alone() {
        answers("a==2.0 b==2.0 c==1.0", "c = { index = \"one\", extra = \"fast\" }\n", "--extra", "fast");
        answers("a==2.0 b==2.0 c==2.0", "c = { index = \"one\", extra = \"fast\" }\n", "--extra", "slow");
        answers("a==2.0 b==2.0 d==1.0", "d = { index = \"one\", group = \"test\" }\n", "--group", "test");
        answers("a==2.0 b==2.0", "a = { index = \"one\", group = \"test\" }\n");
    }

    @Test
    void a_pin_of_what_the_project_does_not_ask_for_means_nothing() {
        answers("a==2.0 b==2.0", "c = { index = \"one\" }\n");
    }

    @Test
    void all_or_some_sources_can_be_left_aside() {
        answers("a==2.0 b==2.0", "a = { index = \"one\" }\nb = { index = \"one\" }\n", "--no-sources");
        answers("a==1.0 b==2.0", "a = { index = \"one\" }\nb = { index = \"one\" }\n", "--no-sources-package", "b");
    }

    @Test
    void a_package_that_is_pinned_twice_is_an_error() {
        fails("conflict", "c = [{ index = \"one\", extra = \"fast\" }, { index = \"two\", extra = \"slow\" }]\n", "--all-extras");
        fails("overlap", "a = [{ index = \"one\" }, { index = \"two\", marker = \"python_version > '3.10'\" }]\n");
    }

    @Test
    void an_index_that_nobody_declares_is_an_error_with_its_place() {
        fails("undeclared", "a = { index = \"tow\" }\n");
        fails("undeclared-elsewhere", "c = { index = \"tow\", marker = \"sys_platform == 'win32'\" }\n");
        answers("a==2.0 b==2.0", "a = { index = \"tow\" }\n", "--no-sources");
        answers("a==1.0 b==2.0", "a = { index = \"tow\" }\n", "--index", "two=two", "--index", "tow=one");
    }

    @Test
    void a_pin_against_a_claim_is_an_error() {
        Universes.write(folder.resolve("postern.toml"), """
                [[index]]
                name = "owner"
                url = "one"
                    packages = ["a"]
                """);
        fails("against-claim", "a = { index = \"two\" }\n");
    }

    @Test
    void a_source_that_makes_no_sense_is_an_error_with_its_place() {
        fails("nothing", "a = {}\n");
        fails("empty", "a = []\n");
        fails("both", "a = { index = \"one\", url = \"https://h/a-1-py3-none-any.whl\" }\n");
        fails("bad-marker", "a = { index = \"one\", marker = \"platform == 'linux'\" }\n");
        fails("no-member", "a = { workspace = true }\n");
        fails("extra-and-group", "a = { index = \"one\", extra = \"fast\", group = \"test\" }\n");
    }

    @Test
    void the_indexes_of_a_project_elsewhere_are_there_for_its_own_pins() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Universes.write(elsewhere.resolve("pyproject.toml"),
                PROJECT.replace("url = \"one\"", "url = \"../one\"") + "a = { index = \"one\" }\n");
        Terminal.Result result = call("elsewhere/pyproject.toml", "--default-index", "./two");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("a==1.0\nb==2.0\n");
    }

    @Test
    void the_sources_of_a_required_folder_pin_its_dependencies() throws IOException {
        Path library = Files.createDirectories(folder.resolve("library"));
        Universes.write(library.resolve("pyproject.toml"),
                PROJECT.replace("\"one\"\nurl = \"one\"", "\"mine\"\nurl = \"../one\"") + "a = { index = \"mine\" }\n");
        Universes.write(folder.resolve("r.in"), "project @ ./library\n");
        Terminal.Result result = call("r.in", "--default-index", "./two");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("a==1.0\nb==2.0\n./library\n");
        assertThat(call("r.in", "--default-index", "./two", "--no-sources").out()).startsWith("a==2.0\n");
        assertThat(call("r.in", "--default-index", "./two", "--no-sources-package", "a").out()).startsWith("a==2.0\n");
        Universes.write(folder.resolve("r.in"), "project @ ./library\na\n");
        assertThat(call("r.in", "--default-index", "./two").out()).startsWith("a==1.0\n");
    }

    @Test
    void a_required_folder_does_not_gainsay_the_project() throws IOException {
        Path library = Files.createDirectories(folder.resolve("library"));
        Universes.write(library.resolve("pyproject.toml"),
                PROJECT.replace("\"project\"", "\"b\"").replace("[\"a\", \"b\"]", "[\"a\"]") + "a = { index = \"one\" }\n");
        fails("gainsaid", "a = { index = \"two\" }\nb = { path = \"library\" }\n");
    }
}
