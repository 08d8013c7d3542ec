package dev.postern.cli;

import static dev.postern.cli.Workplace.compile;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requirements that cannot be read or understood: each is told with its place before any index is asked. */
class BadRequirementsTest {
    @TempDir private Path folder;

    private Workplace work;

    @BeforeEach
    void open() {
        work = Workplace.in(folder);
    }

    private void fails(String golden) {
        work.fails(golden, 2, compile("--no-index"));
    }

    private void fails(String golden, String requirements) {
        work.write("requirements.in", requirements);
        fails(golden);
    }

    @Test
    void a_malformed_requirement_is_told_with_line_and_column() {
        fails("requirement-operator", "apple\nbanana >== 1.0\n");
        fails("requirement-version", "apple\n\n  banana==one.two\n");
        fails("requirement-name", "apple\n-banana\n");
        fails("requirement-marker", "apple; python_version > '3.9' and platform = 'linux'\n");
        fails("requirement-extras", "apple[red\n");
        fails("requirement-two-on-a-line", "apple banana\n");
    }

    @Test
    void a_malformed_requirement_is_told_with_the_file_that_has_it() {
        work.write("parts/more.in", "# more\nbanana\ncherry >>1\n");
        fails("requirement-in-included-file", "-r parts/more.in\n");
        work.write("parts/limits.in", "cherry >>1\n");
        fails("requirement-in-constraints", "-c parts/limits.in\n");
    }

    @Test
    void a_malformed_requirement_on_standard_input_is_told() {
        work.terminal().typing("apple\nbanana >== 1.0\n");
        work.fails("requirement-on-stdin", 2, "compile", "-", "-o", "requirements.txt");
    }

    @Test
    void an_unknown_option_is_told() {
        fails("requirements-unknown-option", "apple\n--frobnicate all\n");
        fails("requirements-misspelt-option", "apple\n--extra-index-ulr https://pypi.acme.example/simple\n");
        fails("requirements-option-without-value", "apple\n--index-url\n");
        fails("requirements-malformed-hash", "apple==1.0 --hash=sha256:beef\n");
    }

    @Test
    void a_missing_file_is_told() {
        work.fails("missing-source", 2, "compile", "requirments.in", "-o", "requirements.txt");
        work.fails("missing-constraint", 2, compile("-c", "limits.txt"));
        fails("missing-included", "apple\n-r parts/more.in\n");
        work.fails("no-source", 2, "compile", "-o", "requirements.txt");
    }

    @Test
    void files_that_include_each_other_are_told() {
        work.write("a.in", "-r b.in\n").write("b.in", "banana\n-r a.in\n");
        fails("circle", "-r a.in\n");
        fails("circle-of-one", "apple\n-r requirements.in\n");
    }

    @Test
    void a_file_of_the_network_is_told() {
        fails("requirements-from-network", "-r https://files.example/requirements.txt\n");
    }

    @Test
    void text_that_is_none_is_told() {
        work.write("requirements.in", new byte[] {'a', 'p', 'p', 'l', 'e', '\n', 'b', (byte) 0xc3, '\n'});
        fails("invalid-utf-8");
        fails("nul", "apple\nbanana\0==1.0\n");
        work.write("requirements.in", new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13});
        fails("binary");
    }

    @Test
    void text_with_a_byte_order_mark_is_read() {
        work.write("requirements.in", "\ufeffapple >== 1\n");
        fails("byte-order-mark-utf-8");
        work.write("requirements.in", "\ufeffapple >== 1\n".getBytes(UTF_16LE));
        fails("byte-order-mark-utf-16");
    }

    @Test
    void a_huge_file_is_refused() throws IOException {
        try (RandomAccessFile huge = new RandomAccessFile(work.folder().resolve("huge.in").toFile(), "rw")) {
            huge.setLength(1L << 30);
        }
        fails("huge-included", "-r huge.in\n");
        Files.delete(work.folder().resolve("huge.in"));
        fails("long-requirement", "apple" + "x".repeat(1 << 20) + "\n");
        fails("long-requirement-with-blanks", "apple" + " ".repeat(1 << 20) + "x\n");
        fails("long-requirement-shown-in-part", "apple >== " + "1".repeat(10_000) + "\n");
    }

    @Test
    void links_that_lead_nowhere_are_told() throws IOException {
        Files.createSymbolicLink(work.folder().resolve("a.in"), Path.of("b.in"));
        Files.createSymbolicLink(work.folder().resolve("b.in"), Path.of("a.in"));
        work.fails("link-loop", 2, "compile", "a.in", "-o", "requirements.txt");
        fails("link-loop-included", "-r a.in\n");
    }

    @Test
    void what_is_no_file_is_told() throws IOException {
        Files.createDirectory(work.folder().resolve("parts"));
        work.fails("source-is-folder", 2, "compile", "parts", "-o", "requirements.txt");
        work.fails("source-is-device", 2, "compile", "/dev/zero", "-o", "requirements.txt");
        work.fails("source-fails", 2, "compile", "/proc/self/mem", "-o", "requirements.txt");
    }

    @Test
    void a_malformed_project_is_told() {
        work.write("pyproject.toml", "[project]\nname = \"fruit\"\ndependencies = [\n  \"apple\",\n  \"banana >== 1\",\n]\n");
        work.fails("project-requirement", 2, "compile", "pyproject.toml", "--python-version", "3.12", "--python-platform", "linux");
        work.write("pyproject.toml", "[project\nname = \"fruit\"\n");
        work.fails("project-toml", 2, "compile", "pyproject.toml", "--python-version", "3.12", "--python-platform", "linux");
        work.write("pyproject.toml", "[project]\nname = \"fruit\"\ndependencies = \"apple\"\n");
        work.fails("project-type", 2, "compile", "pyproject.toml", "--python-version", "3.12", "--python-platform", "linux");
    }
}
