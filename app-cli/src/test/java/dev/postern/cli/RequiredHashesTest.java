package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.name.PackageName;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hashes behind requirements: a file has one of them or does not count. */
class RequiredHashesTest {
    private static final String WRONG = " --hash=sha256:" + "0".repeat(64);

    @TempDir private Path folder;

    private final ScriptedServer server = new ScriptedServer();
    private final PackageUniverse universe = new PackageUniverse();

    @BeforeEach
    void indexes() {
        universe.index("x").with("a", "1.0").needs("b");
        universe.index("x").with("b", "1.0").wheelOnly();
        Universes.serve(server, "/simple/", universe.index("x"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private String hash(String project, int file) {
        UniverseFile one = universe.index("x").releases(PackageName.of(project)).getFirst().files().get(file);
        return " --hash=" + one.digest();
    }

    private Terminal.Result compile(String requirements, String... more) {
        Universes.write(folder.resolve("r.in"), requirements);
        List<String> arguments = new ArrayList<>(List.of("compile", "r.in", "--python-version", "3.12", "--python-platform", "linux",
                "--no-header", "--no-annotate", "--default-index", server.url("/simple/"), "-q"));
        arguments.addAll(List.of(more));
        return Terminal.in(folder).run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) {
        Golden.check("hashes/" + name,
                new Terminal.Result(result.status(), result.out(),
                        result.err().replaceAll("sha256:(?!0{64})[0-9a-f]{64}", "sha256:<hash>")),
                Map.of(server.url(""), "<server>", folder.toString(), "<folder>"));
    }

    @Test
    void a_file_with_one_of_the_hashes_is_taken_and_it_alone() {
        Terminal.Result result = compile("a==1.0" + hash("a", 0) + WRONG + "\n", "--generate-hashes");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).startsWith("a==1.0 \\\n    --hash=sha256:").contains(hash("a", 0)).doesNotContain(hash("a", 1));
    }

    @Test
    void a_version_without_such_a_file_is_none() {
        golden("wrong", compile("a==1.0" + WRONG + "\n"));
        golden("wrong-in-constraints",
                compile("a\n-c c.txt\n", "-c", Universes.write(folder.resolve("c.txt"), "b==1.0" + WRONG).toString()));
    }

    @Test
    void required_hashes_must_be_everywhere() {
        golden("unpinned", compile("a" + "\n", "--require-hashes"));
        golden("pinned-only", compile("a==1.0\n", "--require-hashes"));
        golden("missing-dependency", compile("--require-hashes\na==1.0" + hash("a", 0) + "\n"));
        Terminal.Result result = compile("a==1.0" + hash("a", 0) + "\nb==1.0" + hash("b", 0) + "\n", "--require-hashes");
        assertThat(result.out()).isEqualTo("a==1.0\nb==1.0\n");
        golden("project", project());
    }

    private Terminal.Result project() {
        Universes.write(folder.resolve("pyproject.toml"), "[project]\nname = \"p\"\nversion = \"1\"\ndependencies = [\"a==1.0\"]\n");
        return Terminal.in(folder).run("compile", "pyproject.toml", "--require-hashes", "--python-version", "3.12", "--python-platform",
                "linux", "--no-index");
    }

    @Test
    void files_of_this_machine_are_hashed_to_be_checked() {
        Universes.folder(folder.resolve("wheels"), universe.index("x"));
        String[] local = {"--no-index", "--find-links", "wheels"};
        assertThat(compile("a==1.0" + hash("a", 0) + "\n", local).out()).isEqualTo("a==1.0\nb==1.0\n");
        golden("wrong-on-disk", compile("a==1.0" + WRONG + "\n", local));
    }

    @Test
    void what_lies_at_a_place_of_its_own_is_held_to_hashes_too() {
        String wheel = server.url("/simple/files/a-1.0-py3-none-any.whl");
        for (String place : List.of(wheel, "a @ " + wheel)) {
            assertThat(compile(place + hash("a", 0) + WRONG + "\n", "--generate-hashes").out()).contains(hash("a", 0).strip());
            golden("wrong-at-place", compile(place + WRONG + "\n"));
        }
        assertThat(compile(wheel + hash("a", 0) + "\nb==1.0" + hash("b", 0) + "\n", "--require-hashes").status()).isZero();
        golden("place-without", compile(wheel + "\nb==1.0" + hash("b", 0) + "\n", "--require-hashes"));
        Universes.write(folder.resolve("pyproject.toml"), "[project]\nname = \"p\"\nversion = \"1\"\n");
        golden("folder", compile("." + WRONG + "\n"));
    }
}
