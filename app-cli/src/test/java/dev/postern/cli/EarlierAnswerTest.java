package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An output file that is there already keeps its versions, and what is no output file keeps its text. */
class EarlierAnswerTest {
    @TempDir private Path folder;

    @BeforeEach
    void index() {
        PackageUniverse universe = new PackageUniverse();
        for (String version : List.of("1.0", "1.5", "2.0")) {
            universe.index("flat").with("a", version).wheelOnly().needs("b");
            universe.index("flat").with("b", version).wheelOnly();
        }
        Universes.folder(folder.resolve("wheels"), universe.index("flat"));
        Universes.write(folder.resolve("r.in"), "a\n");
    }

    private Terminal.Result compile(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compile", "r.in", "--no-index", "--find-links", "wheels", "--python-version",
                "3.12", "--python-platform", "linux", "--no-header", "--no-annotate", "--no-emit-index-annotation"));
        arguments.addAll(List.of(more));
        return Terminal.in(folder).run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) {
        Golden.check("output/" + name, result, Map.of(folder.toString(), "<folder>"));
    }

    private String after(String earlier, String... more) {
        Universes.write(folder.resolve("r.txt"), earlier);
        Terminal.Result result = compile(Stream.concat(Stream.of("-o", "r.txt"), Stream.of(more)).toArray(String[]::new));
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(Universes.read(folder.resolve("r.txt"))).isEqualTo(result.out());
        return result.out();
    }

    @Test
    void its_versions_stay() {
        assertThat(after("a==1.0\nb==1.5\n")).isEqualTo("a==1.0\nb==1.5\n");
        assertThat(after("# by hand\na==1.0 ; python_version > '3'  # via me\n")).isEqualTo("a==1.0\nb==2.0\n");
    }

    @Test
    void a_version_that_no_longer_fits_moves() {
        assertThat(after("a==0.9\nb==1.5\n")).isEqualTo("a==2.0\nb==1.5\n");
        Universes.write(folder.resolve("r.in"), "a>1.0\n");
        assertThat(after("a==1.0\nb==1.5\n")).isEqualTo("a==2.0\nb==1.5\n");
    }

    @Test
    void all_or_some_are_upgraded_for_who_says_so() {
        assertThat(after("a==1.0\nb==1.5\n", "--upgrade")).isEqualTo("a==2.0\nb==2.0\n");
        assertThat(after("a==1.0\nb==1.5\n", "--upgrade-package", "A")).isEqualTo("a==2.0\nb==1.5\n");
        assertThat(after("a==1.0\nb==1.0\n", "-P", "b<2")).isEqualTo("a==1.0\nb==1.5\n");
    }

    @Test
    void a_lock_file_keeps_its_versions_too() {
        Universes.write(folder.resolve("r.in"), "a==1.5\n");
        assertThat(compile("-o", "pylock.toml").status()).isZero();
        Universes.write(folder.resolve("r.in"), "a\n");
        String first = Universes.read(folder.resolve("pylock.toml"));
        assertThat(compile("-o", "pylock.toml").status()).isZero();
        assertThat(Universes.read(folder.resolve("pylock.toml"))).isEqualTo(first).contains("version = \"1.5\"");
        assertThat(compile("-o", "pylock.toml", "--upgrade").out()).doesNotContain("1.5").contains("version = \"2.0\"");
    }

    @Test
    void a_file_that_is_something_else_keeps_its_text() {
        String diary = "Dear diary,\nnothing happened today.\n";
        Path file = Universes.write(folder.resolve("diary.txt"), diary);
        golden("earlier-foreign", compile("-o", "diary.txt"));
        assertThat(Universes.read(file)).isEqualTo(diary);
        assertThat(compile("-o", "diary.txt", "--upgrade").status()).isZero();
        assertThat(Universes.read(file)).isEqualTo("a==2.0\nb==2.0\n");
    }

    @Test
    void a_lock_file_that_breaks_a_rule_keeps_its_text() {
        Path file = Universes.write(folder.resolve("pylock.toml"), "lock-version = \"2.0\"\n");
        golden("earlier-broken-lock", compile("-o", "pylock.toml"));
        assertThat(Universes.read(file)).isEqualTo("lock-version = \"2.0\"\n");
    }

    @Test
    void a_file_that_is_no_text_keeps_its_bytes() throws IOException {
        byte[] bytes = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 10, 20};
        Files.write(folder.resolve("photo.txt"), bytes);
        golden("earlier-binary", compile("-o", "photo.txt"));
        assertThat(folder.resolve("photo.txt")).hasBinaryContent(bytes);
    }

    @Test
    void an_output_that_cannot_be_written_is_told_before_anything_is_resolved() {
        golden("missing-folder", compile("-o", "missing/r.txt"));
        golden("is-a-folder", compile("-o", "wheels"));
        golden("below-a-file", compile("-o", "r.in/r.txt"));
    }

    @Test
    void an_output_that_fails_at_the_end_leaves_what_was_there() {
        golden("full", compile("-o", "/dev/full", "-q"));
    }

    @Test
    void a_request_that_cannot_be_met_leaves_what_was_there() {
        Universes.write(folder.resolve("r.in"), "a>2\n");
        Universes.write(folder.resolve("r.txt"), "a==1.0\n");
        golden("unresolvable", compile("-o", "r.txt"));
        assertThat(Universes.read(folder.resolve("r.txt"))).isEqualTo("a==1.0\n");
    }

    @Test
    void a_lock_file_must_have_a_name_that_its_readers_know() {
        golden("lock-name", compile("-o", "poetry.toml"));
        golden("lock-name-dot", compile("--format", "pylock.toml", "-o", "pylock.a.b.toml"));
        golden("format-unknown", compile("--format", "yaml"));
    }
}
