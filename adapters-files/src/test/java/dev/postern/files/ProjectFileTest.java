package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.files.RequirementsFile.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectFileTest {
    @TempDir Path folder;

    private ProjectFile read(String text) {
        return read("pyproject.toml", text);
    }

    private ProjectFile read(String name, String text) {
        Path file = folder.resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return ProjectFile.read(file, name);
    }

    private static List<String> texts(List<Entry> entries) {
        return entries.stream().map(entry -> entry.requirement().toString()).toList();
    }

    @Test
    void a_project_tells_what_it_needs_and_where_that_stands() {
        ProjectFile project = read("""
                [project]
                name = "My.App"
                requires-python = ">=3.9"
                dynamic = ["version"]
                dependencies = [
                    "flask>=2",
                    "lib @ ./lib",
                ]
                [project.optional-dependencies]
                Fast_Mode = ["uvloop"]
                [build-system]
                requires = ["hatchling"]
                build-backend = "hatchling.build"
                """);
        assertThat(project.name()).contains(PackageName.of("my-app"));
        assertThat(texts(project.dependencies())).containsExactly("flask>=2", "lib @ ./lib");
        assertThat(project.dependencies().getFirst().origin()).hasToString("pyproject.toml:6");
        assertThat(project.dependencies().getFirst().origin().annotation()).isEqualTo("my-app (pyproject.toml)");
        assertThat(project.dependencies().get(1).requirement().reference()).map(reference -> ((DirectReference.Local) reference).path())
                .contains(folder.resolve("lib").toString());
        assertThat(texts(project.extras().get(ExtraName.of("fast-mode")))).containsExactly("uvloop");
        assertThat(project.dynamic()).containsExactly("version");
        assertThat(project.buildSystem().orElseThrow().backend()).contains("hatchling.build");
    }

    @Test
    void groups_include_each_other_and_each_requirement_counts_once() {
        ProjectFile project = read("""
                [dependency-groups]
                Base = ["a"]
                test = [{ include-group = "base" }, "pytest", { include-group = "BASE" }]
                all = [{ include-group = "test" }, { include-group = "base" }]
                [tool.uv]
                dev-dependencies = ["ruff"]
                """);
        assertThat(texts(project.groups().get(GroupName.of("all")))).containsExactly("a", "pytest");
        assertThat(project.groups().get(GroupName.of("all")).getFirst().origin().annotation()).isEqualTo("pyproject.toml:all");
        assertThat(texts(project.groups().get(GroupName.of("dev")))).containsExactly("ruff");
    }

    @Test
    void groups_that_include_each_other_often_cost_little() {
        StringBuilder text = new StringBuilder("[dependency-groups]\ng0 = ['a']\n");
        for (int i = 1; i < 100; i++) {
            text.append("g%d = [{include-group='g%d'}, {include-group='g%d'}]\n".formatted(i, i - 1, i - 1));
        }
        assertThat(texts(read(text.toString()).groups().get(GroupName.of("g99")))).containsExactly("a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "[project]\\nname = ''                                        | p.toml:2:8: `` is not a package name: it is empty",
        "[project]\\nrequires-python = '3'                            | p.toml:2:19: `3` is not a version specifier",
        "[project]\\ndependencies = ['a', 'b b']                      | p.toml:2:22: `b b` is not a requirement",
        "[project]\\ndependencies = 'a'                               | p.toml:2:16: `project.dependencies` must be an array, not a string",
        "[project]\\ndynamic = ['dependencies']\\ndependencies = []   | p.toml:3:16: `project.dependencies` is given here and also listed in `dynamic`",
        "[project.optional-dependencies]\\na_b = []\\n'a.b' = []      | p.toml:3:9: the extra `a-b` is defined twice",
        "[dependency-groups]\\na = [{ include-group = 'b' }]           | p.toml:2:24: there is no dependency group `b`",
        "[dependency-groups]\\na = [{ include-group = 'a' }]           | p.toml:2:24: dependency groups include each other in a circle: a → a",
        "[dependency-groups]\\na = [{ include-gruop = 'a' }]           | p.toml:2:6: expected a requirement or `{ include-group = \"…\" }`",
        "[dependency-groups]\\na_b = []\\na-b = []                    | p.toml:3:7: the dependency group `a-b` is already defined at line 2",
        "[build-system]\\nbuild-backend = 'x'                         | p.toml:1:1: `build-system` has no `requires`"})
    void what_is_wrong_is_told_with_its_place(String text, String message) {
        assertThatThrownBy(() -> read("p.toml", text.replace("\\n", "\n"))).isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void sources_replace_requirements_where_they_hold() {
        ProjectFile project = read("""
                [project]
                name = "app"
                dependencies = ["a>=1", "b ; python_version > '3.9'", "c", "d", "e @ https://h/e.zip"]
                optional-dependencies.x = ["a"]
                [tool.uv.sources]
                a = { path = "../a", editable = true, extra = "x" }
                b = [{ git = "https://me:s3cret@h/b", tag = "v1", marker = "sys_platform == 'linux'" }, { index = "acme", marker = "sys_platform == 'win32'" }]
                c = { url = "https://h/c-1.zip", subdirectory = "sub" }
                d = { index = "acme" }
                e = { path = "e" }
                """);
        assertThat(texts(project.withSources().dependencies())).containsExactly("a>=1",
                "b @ git+https://h/b@v1 ; python_full_version >= '3.10' and sys_platform == 'linux'",
                "b ; python_full_version >= '3.10' and sys_platform != 'linux'", "c @ https://h/c-1.zip#subdirectory=sub", "d",
                "e @ https://h/e.zip");
        assertThat(texts(project.withSources().extras().get(ExtraName.of("x")))).containsExactly("a @ ../a");
        assertThat(project.withSources().dependencies().get(1).credential().orElseThrow().secret().reveal()).isEqualTo("s3cret");
        assertThat(project.toString()).doesNotContain("s3cret");
        assertThat(project.sources().get(PackageName.of("d")).getFirst().index()).hasToString("Optional[acme]");
    }

    @Test
    void a_member_of_the_workspace_is_found_by_its_name() {
        read("w/libs/one/pyproject.toml", "[project]\nname = 'lib-one'");
        read("w/pyproject.toml", "[tool.uv.workspace]\nmembers = ['libs/*']");
        ProjectFile project = read("w/libs/two/pyproject.toml",
                "[project]\nname = 'two'\ndependencies = ['Lib_One']\n[tool.uv.sources]\nlib-one = { workspace = true }");
        DirectReference reference = project.withSources().dependencies().getFirst().requirement().reference().orElseThrow();
        assertThat(((DirectReference.Local) reference).path()).isEqualTo(folder.resolve("w/libs/one").toString());
        assertThat(((DirectReference.Local) reference).editable()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "{}                                              | p.toml:2:5: a source needs one of `index`, `git`, `url`, `path` and `workspace`",
        "[]                                              | p.toml:2:5: `tool.uv.sources.a` names no source",
        "{ index = 'x', url = 'https://h/a.zip' }        | p.toml:2:5: a source is either of `index` or of `url`, not both",
        "{ index = '' }                                  | p.toml:2:15: `` is not the name of an index: it is empty",
        "{ git = 'https://h/a', tag = 't', rev = 'r' }   | p.toml:2:5: a repository is taken at one of `rev`, `tag` and `branch`, not at several",
        "{ path = 'https://h/a' }                        | p.toml:2:14: `path` must be a path, not a URL",
        "{ index = 'x', extra = 'e', group = 'g' }       | p.toml:2:5: a source holds for an extra or for a group, not for both",
        "{ index = 'x', marker = 'os' }                  | p.toml:2:29: `os` is not a marker",
        "[{ index = 'x' }, { index = 'y' }]              | p.toml:2:23: two sources of one package hold at the same time: this one and the one at p.toml:2",
        "{ workspace = true }                            | p.toml:2:19: no member of this workspace is named `a`"})
    void contradicting_sources_are_told(String source, String message) {
        assertThatThrownBy(() -> read("p.toml", "[tool.uv.sources]\na = " + source)).isInstanceOf(UnusableFile.class)
                .hasMessageStartingWith(message);
    }
}
