package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.name.PackageName;
import dev.postern.testkit.PackageUniverse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mirror stands in for an index that cannot be reached, with files that are known to be the index's, and with nothing else. */
class MirrorTest {
    @TempDir private Path folder;

    private final ScriptedServer owner = new ScriptedServer();
    private final ScriptedServer mirror = new ScriptedServer();
    private final PackageUniverse universe = new PackageUniverse();
    private volatile boolean down;
    private volatile int status = 503;

    @BeforeEach
    void indexes() {
        universe.index("owner").with("a", "1.0").wheelOnly().needs("b");
        universe.index("owner").with("b", "1.0").wheelOnly();
        universe.index("mirror").with("a", "1.0").wheelOnly().needs("b");
        universe.index("mirror").with("a", "9.0").wheelOnly();
        universe.index("mirror").with("b", "1.0").wheelOnly();
        Universes.serve(owner, "/simple/", universe.index("owner"));
        owner.failingWhile(() -> down, () -> status);
        Universes.serve(mirror, "/mirror/", universe.index("mirror"));
        Universes.write(folder.resolve("postern.toml"), "[[index]]\nname = \"main\"\nurl = \"" + owner.url("/simple/")
                + "\"\ndefault = true\nmirrors = [\"" + mirror.url("/mirror/") + "\"]\n");
        Universes.write(folder.resolve("r.in"), "a\n");
    }

    @AfterEach
    void stop() {
        owner.close();
        mirror.close();
    }

    private Terminal.Result compile(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("compile", "r.in", "--python-version", "3.12", "--python-platform", "linux", "--no-header"));
        arguments.addAll(List.of(more));
        return Terminal.in(folder).run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) {
        Golden.check("mirror/" + name, result, Map.of(owner.url(""), "<owner>", mirror.url(""), "<mirror>"));
    }

    @Test
    void a_mirror_is_not_asked_while_its_owner_answers() {
        assertThat(compile().status()).isZero();
        assertThat(mirror.asked()).isEmpty();
    }

    @Test
    void without_known_hashes_it_is_refused_unasked() {
        down = true;
        golden("nothing-known", compile("--no-cache"));
        assertThat(mirror.asked()).isEmpty();
    }

    @Test
    void the_hashes_of_a_requirements_file_let_it_stand_in() {
        assertThat(compile("--no-cache", "--generate-hashes", "-o", "r.txt").status()).isZero();
        String before = Universes.read(folder.resolve("r.txt"));
        down = true;
        Terminal.Result result = compile("--no-cache", "--generate-hashes", "-o", "r.txt", "--upgrade");
        assertThat(result.err()).contains("warning: index `main` could not be reached; its mirror `" + mirror.url("/mirror/")
                + "` stood in for `a`, `b`, with files whose hashes are known\n");
        assertThat(Universes.read(folder.resolve("r.txt"))).isEqualTo(before);
    }

    @Test
    void the_hashes_of_a_lock_file_let_it_stand_in_and_the_lock_goes_on_naming_the_owner() {
        assertThat(compile("--no-cache", "-o", "pylock.toml").status()).isZero();
        String before = Universes.read(folder.resolve("pylock.toml"));
        down = true;
        Terminal.Result result = compile("--no-cache", "-o", "pylock.toml", "-q");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Universes.read(folder.resolve("pylock.toml"))).isEqualTo(before).contains(owner.url("/simple/"));
    }

    @Test
    void the_last_page_of_its_owner_lets_it_stand_in() {
        assertThat(compile("-q").status()).isZero();
        down = true;
        golden("last-page", compile("--refresh", "--emit-index-annotation"));
        assertThat(mirror.asked()).contains("/mirror/a/", "/mirror/b/");
    }

    @Test
    void one_file_with_another_hash_is_reason_enough_to_refuse_it() {
        assertThat(compile("-q").status()).isZero();
        universe.index("mirror").releases(PackageName.of("a")).getFirst().variant("tampered");
        try (ScriptedServer evil = new ScriptedServer()) {
            Universes.serve(evil, "/mirror/", universe.index("mirror"));
            Universes.write(folder.resolve("postern.toml"),
                    Universes.read(folder.resolve("postern.toml")).replace(mirror.url("/mirror/"), evil.url("/mirror/")));
            down = true;
            Golden.check("mirror/tampered", compile("--refresh"), Map.of(owner.url(""), "<owner>", evil.url(""), "<mirror>"));
        }
    }

    @Test
    void it_never_stands_in_for_an_owner_that_denies_or_lacks() {
        assertThat(compile("-q").status()).isZero();
        down = true;
        status = 403;
        assertThat(compile("--refresh").status()).isOne();
        status = 404;
        assertThat(compile("--refresh").status()).isOne();
        assertThat(mirror.asked()).isEmpty();
    }

    @Test
    void explain_tells_of_both() {
        assertThat(compile("-q").status()).isZero();
        down = true;
        Terminal.Result result = Terminal.in(folder).run("explain", "a", "r.in", "--refresh", "--python-version", "3.12",
                "--python-platform", "linux");
        golden("explain", result);
    }
}
