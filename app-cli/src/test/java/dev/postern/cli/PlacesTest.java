package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From where the places of packages are read. */
class PlacesTest {
    @TempDir private Path folder;

    private void golden(String name, Terminal.Result result) {
        Golden.check("places/" + name, result, Map.of(folder.toString(), "<folder>"));
    }

    @Test
    void a_folder_that_stands_in_for_a_flat_index_is_flat() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("x").with("a", "1.0").wheelOnly();
        Universes.folder(folder.resolve("mine"), universe.index("x"));
        Universes.write(folder.resolve("postern.toml"),
                "[[index]]\nname = \"flat\"\nurl = \"theirs\"\nformat = \"flat\"\ndefault = true\n");
        Universes.write(folder.resolve("r.in"), "a\n");
        Terminal.Result result = Terminal.in(folder).run("compile", "r.in", "--index", "flat=./mine", "--no-header", "--no-annotate", "-q",
                "--python-version", "3.12", "--python-platform", "linux", "--no-emit-index-annotation");
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).isEqualTo("a==1.0\n");
    }

    @Test
    void pips_configuration_counts_for_who_asks_for_it() throws IOException {
        Files.createDirectories(folder.resolve("home/.config/pip"));
        Universes.write(folder.resolve("home/.config/pip/pip.conf"), """
                [global]
                index-url = https://user:hunter2@pypi.acme.example/simple
                extra-index-url =
                    https://one.example/simple
                    https://two.example/simple
                trusted-host = pypi.acme.example
                [install]
                find-links = ./wheels
                """);
        golden("without-pip", Terminal.in(folder).run("index", "list"));
        golden("with-pip", Terminal.in(folder).run("index", "list", "--pip-config"));
        golden("with-pip-behind-postern", Terminal.in(folder).with("UV_INDEX_URL", "https://mine.example/simple").run("index", "list",
                "--pip-config"));
        Universes.write(folder.resolve("home/.config/pip/pip.conf"), "index-url = https://pypi.acme.example/simple\n");
        golden("broken-pip", Terminal.in(folder).run("index", "list", "--pip-config"));
    }

    @Test
    void what_has_no_effect_yet_is_told() {
        Universes.write(folder.resolve("postern.toml"), """
                allow-insecure-host = ["pypi.acme.example"]
                [[index]]
                name = "acme"
                url = "./acme"
                ca = "acme.pem"
                """);
        Universes.write(folder.resolve("r.in"), "\n");
        golden("no-effect",
                Terminal.in(folder).run("compile", "r.in", "--no-header", "--python-version", "3.12", "--python-platform", "linux"));
    }
}
