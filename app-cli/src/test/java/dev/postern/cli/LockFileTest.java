package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code pylock.toml}: every package with its index, its files and their hashes. */
class LockFileTest {
    @TempDir private Path folder;

    private Terminal.Result compile(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("compile", "r.in", "--python-version", "3.12", "--python-platform", "linux"));
        arguments.addAll(List.of(more));
        return Terminal.in(folder).run(arguments.toArray(String[]::new));
    }

    /** Sizes and hashes of archives depend on the Java that packs them. */
    private static Terminal.Result steady(Terminal.Result result) {
        return new Terminal.Result(result.status(), result.out().replaceAll("[0-9a-f]{64}", "<hash>").replaceAll("size = \\d+", "size = 0"),
                result.err());
    }

    @Test
    void packages_of_several_indexes_are_locked_with_theirs() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("private").with("acme", "1.0").needs("b>=1", "c").requiresPython(">=3.9")
                .uploaded(Instant.parse("2026-01-02T03:04:05Z"));
        universe.index("public").with("b", "1.0").tags("cp312-cp312-manylinux_2_17_x86_64", "cp312-cp312-win_amd64").wheelOnly();
        universe.index("public").with("b", "1.1").yanked("broken").wheelOnly();
        universe.index("flat").with("c", "3").wheelOnly();
        Universes.write(folder.resolve("r.in"), "acme\n");
        Universes.folder(folder.resolve("wheels"), universe.index("flat"));
        try (ScriptedServer server = new ScriptedServer()) {
            Universes.serve(server, "/private/", universe.index("private"));
            Universes.serve(server, "/public/", universe.index("public"));
            String[] places = {"--index", "private=" + server.url("/private/").replace("http://", "http://acme:horse@"), "--default-index",
                server.url("/public/"), "--find-links", "wheels", "--format", "pylock.toml"};
            Terminal.Result result = compile(places);
            Golden.check("lock/several-indexes", steady(result), Map.of(server.url(""), "<server>"));
            assertThat(result.out()).doesNotContain("horse");
        }
    }

    @Test
    void the_name_of_the_output_file_says_the_form_and_paths_are_relative_to_it() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("flat").with("a", "1.0").needs("b");
        universe.index("flat").with("b", "1.0").wheelOnly();
        Universes.folder(folder.resolve("wheels"), universe.index("flat"));
        Universes.folder(folder.resolve("locks"), new PackageUniverse().index("none"));
        Universes.write(folder.resolve("r.in"), "a\n");
        Terminal.Result result = compile("--no-index", "--find-links", "wheels", "-o", "locks/pylock.dev.toml", "--no-emit-package", "B");
        Golden.check("lock/of-a-folder", steady(result), Map.of());
        assertThat(Universes.read(folder.resolve("locks/pylock.dev.toml"))).isEqualTo(result.out());
    }
}
