package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseFile;
import dev.postern.testkit.UniverseRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements that say where their packages are: folders, wheels and URLs. */
class ReferencesTest {
    @TempDir Path folder;

    private final PackageUniverse universe = new PackageUniverse();

    @BeforeEach
    void describe() throws IOException {
        tree("core", universe.with("acme-core", "1.0").needs("b>=1").extra("dev", "e"));
        universe.index("links").with("b", "1.0").with("b", "2.0").with("e", "1.0").with("acme-core", "9.0").with("z", "1.0")
                .needs("acme-core>=2");
        Universes.folder(folder.resolve("links"), universe.index("links"));
        UniverseFile wheel = universe.with("acme-tool", "3.0").needs("acme-core").files().getFirst();
        Files.createDirectories(folder.resolve("wheels"));
        Files.write(folder.resolve("wheels").resolve(wheel.filename()), wheel.bytes());
    }

    private void tree(String name, UniverseRelease release) throws IOException {
        write(name + "/pyproject.toml", release.projectText());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Terminal.Result compile(String requirements, String... more) throws IOException {
        write("requirements.in", requirements);
        String[] arguments = new String[more.length + 9];
        System.arraycopy(
                new String[] {"compile", "requirements.in", "--no-header", "--no-index", "--find-links", "links", "--python-version",
                    "3.12", "--no-config"},
                0, arguments, 0, 9);
        System.arraycopy(more, 0, arguments, 9, more.length);
        return Terminal.in(folder).run(arguments);
    }

    private Map<String, String> places() {
        return Map.of(folder.toString(), "<here>");
    }

    @Test
    void folders_and_wheels_are_told_as_they_were_written() throws IOException {
        Golden.check("references/requirements", compile("""
                ./wheels/acme_tool-3.0-py3-none-any.whl
                -e ./core[dev]
                """), places());
    }

    @Test
    void hashes_come_from_the_files_that_there_are() throws IOException {
        Golden.check("references/hashes", compile("""
                acme-tool @ ./wheels/acme_tool-3.0-py3-none-any.whl
                acme-core @ file://%s/core
                """.formatted(folder), "--generate-hashes"), places());
    }

    @Test
    void a_lock_file_names_archives_and_folders() throws IOException {
        Golden.check("references/pylock", compile("""
                ./wheels/acme_tool-3.0-py3-none-any.whl
                -e ./core
                """, "--format", "pylock.toml"), places());
    }

    @Test
    void sources_of_a_folder_lead_on_and_no_index_learns_the_name() throws IOException {
        tree("libs/app", universe.with("acme-app", "1.0").needs("acme-core"));
        Files.writeString(folder.resolve("libs/app/pyproject.toml"), """

                [tool.uv.sources]
                acme-core = { path = "../../core", editable = true }
                """, StandardOpenOption.APPEND);
        Golden.check("references/sources", compile("./libs/app\n"), places());
        assertThat(compile("./libs/app\n", "--no-sources").out()).contains("acme-core==9.0");
    }

    @Test
    void variables_keep_their_names() throws IOException {
        write("requirements.in", "acme-core @ file://${ROOT}/core\n");
        Terminal.Result result = Terminal.in(folder).with("ROOT", folder.toString()).run("compile", "requirements.in", "--no-header",
                "--no-deps", "--python-version", "3.12", "--no-config");
        assertThat(result.out()).startsWith("acme-core @ file://${ROOT}/core\n");
    }

    @Test
    void one_version_is_there_and_no_other() throws IOException {
        Golden.check("references/conflict", compile("./core\nz\n"), places());
    }

    @Test
    void nothing_there_is_told_with_who_wants_it() throws IOException {
        Golden.check("references/missing", compile("core @ ./cores\n"), places());
        Golden.check("references/nothing", compile("./cores\n"), places());
    }

    @Test
    void another_package_there_is_told() throws IOException {
        Golden.check("references/foreign", compile("acme @ ./core\n"), places());
    }

    @Test
    void two_places_for_one_package_are_told() throws IOException {
        tree("other", universe.with("acme-core", "2.0"));
        Golden.check("references/two", compile("./core\nacme-core @ ./other\n"), places());
    }

    @Test
    void explain_tells_the_place() throws IOException {
        write("requirements.in", "-e ./core\n");
        Golden.check("references/explain",
                Terminal.in(folder).run("explain", "acme-core", "--no-index", "--find-links", "links", "--python-version",
                        "3.12", "--no-config"),
                places());
    }

    @Test
    void explain_asks_no_index_for_a_name_whose_place_is_lost() throws IOException {
        write("requirements.in", "acme-core @ ./cores\n");
        try (ScriptedServer server = new ScriptedServer()) {
            Terminal.Result result = Terminal.in(folder).run("explain", "acme-core", "--default-index", server.url("/simple/"),
                    "--python-version", "3.12", "--no-config");
            assertThat(result.status()).isEqualTo(1);
            assertThat(server.asked()).isEmpty();
        }
    }
}
