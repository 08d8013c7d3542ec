package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files must be old enough, by the dates of the index or by those on which they were first seen here. It is the 25th of November 2026. */
class CooldownTest {
    @TempDir private Path folder;

    private final ScriptedServer server = new ScriptedServer();

    @BeforeEach
    void indexes() {
        PackageUniverse universe = new PackageUniverse();
        universe.index("dated").with("a", "1.0").wheelOnly().uploaded(Instant.parse("2026-11-01T00:00:00Z"));
        universe.index("dated").with("a", "2.0").wheelOnly().uploaded(Instant.parse("2026-11-24T00:00:00Z"));
        universe.index("undated").with("b", "1.0").wheelOnly();
        Universes.serve(server, "/dated/", universe.index("dated"));
        Universes.serve(server, "/undated/", universe.index("undated"));
        Universes.write(folder.resolve("r.in"), "a\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void index(String name, String... rules) {
        Universes.write(folder.resolve("postern.toml"), "[[index]]\nname = \"" + name + "\"\nurl = \"" + server.url("/" + name + "/")
                + "\"\ndefault = true\n" + String.join("\n", rules) + "\n");
        Universes.write(folder.resolve("r.in"), name.equals("dated") ? "a\n" : "b\n");
    }

    private Terminal terminal() {
        return Terminal.in(folder).with("XDG_DATA_HOME", folder.resolve("data").toString());
    }

    private Terminal.Result compile(Terminal terminal, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("compile", "r.in", "--python-version", "3.12", "--python-platform", "linux", "--no-header", "--no-annotate"));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private String pins(String... more) {
        Terminal.Result result = compile(terminal(), more);
        assertThat(result.status()).as(result.err()).isZero();
        return result.out();
    }

    private void golden(String name, Terminal.Result result) {
        Golden.check("cooldown/" + name, result, Map.of(server.url(""), "<server>", folder.toString(), "<folder>"));
    }

    @Test
    void the_dates_of_the_index_count_where_it_has_some() {
        index("dated", "cooldown = \"7 days\"");
        assertThat(pins()).isEqualTo("a==1.0\n");
        assertThat(folder.resolve("data")).doesNotExist();
        index("dated", "cooldown = \"30 days\"");
        golden("too-new", compile(terminal()));
    }

    @Test
    void a_package_may_have_its_own() {
        index("dated", "cooldown = \"7 days\"");
        Universes.write(folder.resolve("postern.toml"),
                "cooldown-package = { A = \"12 hours\" }\n" + Universes.read(folder.resolve("postern.toml")));
        assertThat(pins()).isEqualTo("a==2.0\n");
        assertThat(compile(terminal().with("POSTERN_COOLDOWN_PACKAGE", "a=40d")).status()).isOne();
        golden("bad-variable", compile(terminal().with("POSTERN_COOLDOWN_PACKAGE", "a=soon")));
    }

    @Test
    void without_dates_the_index_is_told_to_deny_unless_it_may_allow() {
        index("undated", "cooldown = \"7 days\"");
        golden("undated", compile(terminal()));
        index("undated", "cooldown = \"7 days\"", "cooldown-without-dates = \"allow\"");
        assertThat(pins()).isEqualTo("b==1.0\n");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void without_dates_the_day_of_first_sight_counts() {
        index("undated", "cooldown = \"7 days\"", "cooldown-without-dates = \"first-seen\"");
        golden("first-seen", compile(terminal()));
        assertThat(Universes.read(folder.resolve("data/postern/first-seen.tsv"))).contains("\tb\tb-1.0-py3-none-any.whl\tsha256:")
                .endsWith("\t2026-11-25T12:00:00Z\n");
        golden("seen-yesterday", compile(terminal().later(Duration.ofDays(1))));
        assertThat(compile(terminal().later(Duration.ofDays(8))).out()).isEqualTo("b==1.0\n");
        assertThat(Universes.read(folder.resolve("data/postern/first-seen.tsv"))).hasLineCount(1);
    }

    @Test
    void a_data_folder_that_cannot_be_used_makes_every_file_new() throws IOException {
        index("undated", "cooldown = \"7 days\"", "cooldown-without-dates = \"first-seen\"");
        Files.writeString(folder.resolve("data"), "a file where a folder should be");
        golden("not-remembered", compile(terminal()));
        assertThat(compile(terminal().with("POSTERN_DATA_DIR", "dates")).status()).isOne();
        assertThat(folder.resolve("dates/first-seen.tsv")).isRegularFile();
    }

    @Test
    void a_cutoff_holds_for_all_for_one_package_or_not() {
        index("dated");
        assertThat(pins("--exclude-newer", "2026-11-23")).isEqualTo("a==1.0\n");
        assertThat(pins("--exclude-newer", "2026-11-24T00:00:01Z")).isEqualTo("a==2.0\n");
        assertThat(pins("--exclude-newer", "P3D")).isEqualTo("a==1.0\n");
        assertThat(pins("--exclude-newer", "3 days", "--exclude-newer-package", "a=1 day")).isEqualTo("a==2.0\n");
        assertThat(pins("--exclude-newer", "3 days", "--exclude-newer-package", "a=false")).isEqualTo("a==2.0\n");
        assertThat(pins("--exclude-newer-package", "a=2026-11-02")).isEqualTo("a==1.0\n");
        golden("bad-cutoff", compile(terminal(), "--exclude-newer", "3 months"));
        golden("bad-cutoff-of-package", compile(terminal(), "--exclude-newer-package", "a"));
    }

    @Test
    void a_cutoff_of_the_index_goes_before_that_for_all() {
        index("dated", "exclude-newer = false");
        assertThat(pins("--exclude-newer", "2026-11-23")).isEqualTo("a==2.0\n");
        index("undated");
        golden("cutoff-without-dates", compile(terminal(), "--exclude-newer", "2026-11-23"));
    }
}
