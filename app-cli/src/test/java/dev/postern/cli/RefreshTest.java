package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which pages that are kept and fresh are asked for again. */
class RefreshTest {
    @TempDir private Path folder;

    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void keep() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("x").with("a", "1.0").wheelOnly().needs("b");
        universe.index("x").with("b", "1.0").wheelOnly();
        server.with("Cache-Control", "max-age=600");
        Universes.serve(server, "/simple/", universe.index("x"));
        Universes.write(folder.resolve("r.in"), "a\n");
        assertThat(pagesAskedBy()).containsExactlyInAnyOrder("/simple/a/", "/simple/b/");
        assertThat(pagesAskedBy()).isEmpty();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> pagesAskedBy(String... more) {
        server.asked().clear();
        List<String> arguments = new ArrayList<>(List.of("compile", "r.in", "--python-version", "3.12", "--python-platform", "linux", "-q",
                "--default-index", server.url("/simple/")));
        arguments.addAll(List.of(more));
        Terminal.Result result = Terminal.in(folder).run(arguments.toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
        return server.asked().stream().filter(path -> path.endsWith("/")).toList();
    }

    @Test
    void all_of_them() {
        assertThat(pagesAskedBy("--refresh")).containsExactlyInAnyOrder("/simple/a/", "/simple/b/");
        assertThat(pagesAskedBy("--upgrade")).containsExactlyInAnyOrder("/simple/a/", "/simple/b/");
    }

    @Test
    void those_of_one_package() {
        assertThat(pagesAskedBy("--refresh-package", "B")).containsExactly("/simple/b/");
        assertThat(pagesAskedBy("-P", "a")).containsExactly("/simple/a/");
    }
}
