package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an answer says about other environments than the one that it was found for. */
class ValidityTest {
    @TempDir private Path folder;

    @BeforeEach
    void index() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("x").with("a", "1.0").wheelOnly().needs("b; sys_platform == 'linux'", "c; python_version < '3.13'",
                "w; sys_platform == 'win32'").extra("fast", "d; platform_python_implementation != 'PyPy'");
        universe.index("x").with("b", "1.0").wheelOnly().needs("c");
        universe.index("x").with("c", "1.0").wheelOnly();
        universe.index("x").with("d", "1.0").wheelOnly().needs("e; os_name == 'posix'", "a");
        universe.index("x").with("e", "1.0").wheelOnly();
        Universes.folder(folder.resolve("wheels"), universe.index("x"));
        Universes.write(folder.resolve("r.in"), "a[fast]\n");
    }

    private String compile(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compile", "r.in", "--python-version", "3.12", "--python-platform", "linux",
                "--no-annotate", "--no-index", "--find-links", "wheels", "-q", "--no-header", "--no-emit-index-annotation"));
        arguments.addAll(List.of(more));
        Terminal.Result result = Terminal.in(folder).run(arguments.toArray(String[]::new));
        assertThat(result.err()).isEmpty();
        return result.out();
    }

    @Test
    void markers_say_where_each_package_is_needed() {
        assertThat(compile("--no-strip-markers")).isEqualTo("""
                a==1.0
                b==1.0 ; sys_platform == 'linux'
                c==1.0 ; python_full_version < '3.13' or sys_platform == 'linux'
                d==1.0 ; platform_python_implementation != 'PyPy'
                e==1.0 ; os_name == 'posix' and platform_python_implementation != 'PyPy'
                """);
    }

    @Test
    void one_expression_says_where_all_of_it_holds() {
        assertThat(compile("--emit-marker-expression")).startsWith("""
                # Pinned dependencies known to be valid for:
                #    python_full_version < '3.13' and os_name == 'posix' and platform_python_implementation != 'PyPy' and sys_platform == 'linux'
                a==1.0
                """);
    }

    @Test
    void a_lock_file_says_it_in_its_environments() {
        assertThat(compile("--format", "pylock.toml")).startsWith("""
                lock-version = "1.0"
                environments = ["python_full_version < '3.13' and os_name == 'posix' and platform_python_implementation != 'PyPy' and sys_platform == 'linux'"]
                requires-python = ">=3.12"
                """);
    }

    @Test
    void an_answer_that_no_marker_decided_holds_everywhere() {
        Universes.write(folder.resolve("r.in"), "c\n");
        assertThat(compile("--format", "pylock.toml")).startsWith("lock-version = \"1.0\"\nrequires-python");
        assertThat(compile("--no-strip-markers")).isEqualTo("c==1.0\n");
    }
}
