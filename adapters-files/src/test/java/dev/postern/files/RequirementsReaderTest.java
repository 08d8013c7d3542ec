package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementsReaderTest {
    @TempDir Path folder;

    private RequirementsFile read(String text) {
        return reader().readText(text.getBytes(StandardCharsets.UTF_8), "-", Role.REQUIREMENTS).result();
    }

    private RequirementsFile readFile(String name, Role role) {
        return reader().read(name, role).result();
    }

    private RequirementsReader reader() {
        return RequirementsFile.reader(Map.of("TOKEN", "s3cret", "BROKEN", "s3cret =="), folder);
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }

    private static List<String> named(RequirementsFile file) {
        return file.requirements().stream().map(entry -> entry.requirement().toString()).toList();
    }

    @Test
    void requirements_keep_their_order_origin_and_hashes() {
        RequirementsFile file =
                read("flask[async]>=2 ; python_version > '3.8'\n\nclick==8.1.0 \\\n    --hash=sha256:" + "a".repeat(64) + "\n");
        assertThat(named(file)).containsExactly("flask[async]>=2 ; python_full_version >= '3.9'", "click==8.1.0");
        assertThat(file.requirements().get(1).origin()).hasToString("-:3");
        assertThat(file.requirements().get(1).origin().annotation()).isEqualTo("-r -");
        assertThat(file.requirements().get(1).hashes()).hasToString("[sha256:" + "a".repeat(64) + "]");
    }

    @Test
    void files_include_others_relative_to_themselves() throws IOException {
        write("main.in", "-r sub/base.in\n-c sub/limits.txt\nlast\n");
        write("sub/base.in", "-r more.in\nfirst\n-r more.in\n");
        write("sub/more.in", "zero");
        write("sub/limits.txt", "a<2\n-r limits2.txt");
        write("sub/limits2.txt", "b<2\n");
        RequirementsFile file = readFile("main.in", Role.REQUIREMENTS);
        assertThat(named(file)).containsExactly("zero", "first", "last");
        assertThat(file.requirements().getFirst().origin().annotation()).isEqualTo("-r sub/more.in");
        assertThat(file.constraints()).extracting(entry -> entry.requirement().toString()).containsExactly("a<2", "b<2");
        assertThat(file.constraints().getLast().origin().annotation()).isEqualTo("-c sub/limits2.txt");
    }

    @Test
    void a_circle_is_told_with_everyone_in_it() throws IOException {
        write("a.in", "-r b.in");
        write("b.in", "\n  -r ./c.in");
        write("c.in", "-c a.in");
        assertThatThrownBy(() -> readFile("a.in", Role.REQUIREMENTS))
                .hasMessage("c.in:1:1: requirements files include each other in a circle: a.in → b.in → c.in → a.in");
    }

    @Test
    void missing_files_are_told_with_the_line_that_names_them() throws IOException {
        write("a.in", "-r none.in");
        assertThatThrownBy(() -> readFile("a.in", Role.REQUIREMENTS)).hasMessage("a.in:1:1: `none.in`: no such file");
        assertThatThrownBy(() -> readFile("none.in", Role.REQUIREMENTS)).hasMessage("none.in: no such file");
        assertThatThrownBy(() -> read("-r file://host/more.in")).isInstanceOf(UnusableFile.class)
                .hasMessageContaining("-:1:1: `file://host/more.in` names a host");
        assertThatThrownBy(() -> read("-r https://u:s3cret@host/r.txt"))
                .hasMessage("-:1:1: requirements files are not read from the network");
    }

    @Test
    void index_options_are_gathered_and_their_credentials_taken_out() {
        RequirementsFile file = read("""
                --index-url https://user:${TOKEN}@host/simple
                --extra-index-url https://other/simple
                -f ./wheels
                --no-index
                --trusted-host host
                """);
        ConfiguredIndex index = file.places().indexes().getLast();
        assertThat(index.index().location()).hasToString("https://host/simple");
        assertThat(index.index().isDefault()).isTrue();
        assertThat(index.index().origin()).hasToString("-:1");
        assertThat(index.credential().orElseThrow().secret().reveal()).isEqualTo("s3cret");
        assertThat(file.toString()).doesNotContain("s3cret");
        assertThat(file.places().findLinks().getFirst().index().location()).hasToString("file://" + folder.resolve("wheels"));
        assertThat(file.places().noIndex()).isTrue();
        assertThat(file.places().trustedHosts()).containsExactly("host");
    }

    @Test
    void options_about_files_add_up() {
        RequirementsFile.Options options = read("--no-binary :all:\n--no-binary=:none:,a_b\n--only-binary c\n--pre --require-hashes")
                .options();
        assertThat(options.noBinary()).containsExactly(":all:", ":none:", "a-b");
        assertThat(options.onlyBinary()).containsExactly("c");
        assertThat(options.pre()).isTrue();
        assertThat(options.requireHashes()).isTrue();
        assertThat(read("--all-releases :all:").options().pre()).isTrue();
    }

    @Test
    void options_without_effect_are_noted() {
        assertThat(read("--prefer-binary\nflask --config-settings a=b\n--use-feature x").notes()).extracting(Note::toString)
                .containsExactly(
                        "-:1:1: `--prefer-binary` has no effect here", "-:2:7: `--config-settings` has no effect here",
                        "-:3:1: `--use-feature` has no effect here");
    }

    @Test
    void bare_places_find_their_names() throws IOException {
        write("lib/pyproject.toml", "[project]\nname = \"My_Lib\"");
        write("dist/foo-bar-2.0.tar.gz", "");
        RequirementsFile file = read("""
                ./lib[x] ; sys_platform == 'linux'
                -e lib/
                https://u:${TOKEN}@host/acme_tools-1.2-py3-none-any.whl
                dist/foo-bar-2.0.tar.gz
                git+https://host/repo.git@v1#egg=gitty[x]
                """);
        assertThat(named(file)).containsExactly("my-lib[x] @ ./lib ; sys_platform == 'linux'", "my-lib @ lib/",
                "acme-tools @ https://host/acme_tools-1.2-py3-none-any.whl", "foo-bar @ dist/foo-bar-2.0.tar.gz",
                "gitty[x] @ git+https://host/repo.git@v1#egg=gitty[x]");
        assertThat(file.requirements().get(1).requirement().reference().orElseThrow()).hasToString("lib/")
                .hasFieldOrPropertyWithValue("editable", true).hasFieldOrPropertyWithValue("path", folder.resolve("lib").toString());
        assertThat(file.requirements().get(2).credential()).isPresent();
    }

    @Test
    void places_that_tell_no_name_are_read_without_one() throws IOException {
        write("nameless/setup.py", "");
        RequirementsFile file = read("""
                ./nameless[x] ; sys_platform == 'linux'
                -e ./none
                git+https://u:${TOKEN}@host/repo
                """);
        assertThat(file.requirements()).isEmpty();
        assertThat(file.nameless()).extracting(each -> each.reference() + " " + each.extras() + " " + each.marker() + " " + each.origin())
                .containsExactly("./nameless [x] sys_platform == 'linux' -:1", "./none []  -:2", "git+https://host/repo []  -:3");
        assertThat(((DirectReference.Local) file.nameless().get(1).reference()).editable()).isTrue();
        assertThat(file.nameless().getLast().credential()).isPresent();
    }

    @Test
    void constraints_need_names() throws IOException {
        write("nameless/setup.py", "");
        write("limits.txt", "  ./nameless");
        assertThatThrownBy(() -> readFile("limits.txt", Role.CONSTRAINTS))
                .hasMessage("limits.txt:1:3: the name of the package at `./nameless` cannot be told from it");
    }

    @Test
    void paths_of_packages_are_relative_to_the_folder_of_the_call() throws IOException {
        write("lib/pyproject.toml", "[project]\nname = \"lib\"");
        write("sub/a.in", "./lib\nb @ ./b\n-e ./lib\n-r more.in");
        write("sub/more.in", "");
        assertThat(readFile("sub/a.in", Role.REQUIREMENTS).requirements())
                .extracting(entry -> ((DirectReference.Local) entry.requirement().reference().orElseThrow()).path())
                .containsExactly(folder.resolve("lib").toString(), folder.resolve("b").toString(), folder.resolve("lib").toString());
    }

    @Test
    void values_of_variables_are_used_and_never_told() {
        RequirementsFile file = read("""
                acme[x] @ https://u:${TOKEN}@host/${TOKEN}/acme-1.tar.gz?key=${TOKEN} ; sys_platform == 'linux'
                ${TOKEN}/b-1-py3-none-any.whl[x]
                -e '${TOKEN}/c'
                """);
        assertThat(file.requirements()).extracting(entry -> entry.requirement().reference().orElseThrow().text())
                .containsExactly("https://host/${TOKEN}/acme-1.tar.gz?key=${TOKEN}", "${TOKEN}/b-1-py3-none-any.whl");
        assertThat(((DirectReference.Archive) file.requirements().getFirst().requirement().reference().orElseThrow()).location())
                .hasToString("https://host/s3cret/acme-1.tar.gz?key=s3cret");
        assertThat(((DirectReference.Local) file.requirements().getLast().requirement().reference().orElseThrow()).path())
                .isEqualTo(folder.resolve("s3cret/b-1-py3-none-any.whl").toString());
        assertThat(file.nameless().getFirst().reference()).hasToString("${TOKEN}/c");
    }

    @Test
    void what_cannot_be_edited_is_told() throws IOException {
        write("a-1.zip", "");
        assertThatThrownBy(() -> read("-e ./a-1.zip")).hasMessage(
                "-:1:4: `-e` needs a folder or a `git+` URL: an archive cannot be edited");
        assertThatThrownBy(() -> read("-e flask")).hasMessage("-:1:4: `-e` needs a folder or a `git+` URL, not the name of a package");
        assertThatThrownBy(() -> read("-e https://h/a-1.zip")).hasMessage(
                "-:1:4: `-e` needs a folder or a `git+` URL: an archive cannot be edited");
    }

    @Test
    void two_default_indexes_are_an_error_unless_they_are_the_same() {
        assertThat(read("-i https://a/simple\n-i https://a/simple/").places().indexes()).hasSize(1);
        assertThatThrownBy(() -> read("-i https://a/simple\n-i https://b/simple"))
                .hasMessage("-:2:4: another `--index-url` stands at -:1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
        "flask >= 1.0 bar         | -:1:13: `flask >= 1.0 bar` is not a requirement: `>= 1.0 bar` is not a version specifier: `1.0 bar` is not a version: nothing can follow `1.0` but a pre-, post-, development or local part",
        "flask[a                  | -:1:8: `flask[a` is not a requirement: expected `]`",
        "flask ; foo > 1          | -:1:9: `flask ; foo > 1` is not a requirement: unknown variable `foo`",
        "./a b ; foo > 1          | -:1:9: `./a b ; foo > 1` is not a requirement: unknown variable `foo`",
        "flask --hash=sha256:12   | -:1:14: `--hash`: `sha256:12` is not a digest: `sha256` has 64 hexadecimal digits, not `2` characters",
        "--no-binary ,            | -:1:13: `--no-binary`: `` is not a package name: it is empty",
        "-i ftp://host            | -:1:4: `--index-url`: `ftp://host` has a scheme that Postern does not speak; it knows `https`, `http` and `file`",
        "x @ https://u:p/w@host/x | -:1:5: `https://****@host/x` is not a usable URL: its port is no number; percent-encode `/`, `?`, `#` and `@` in a password"})
    void malformed_lines_are_told_with_their_place(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(UnusableFile.class).hasMessage(message);
    }

    @Test
    void no_message_quotes_the_value_of_a_variable() {
        assertThatThrownBy(() -> read("flask ${BROKEN}"))
                .hasMessage("-:1:7: this line is not a requirement: expected a version specifier such as"
                        + " `>=1.0`, `@`, `[` or `;`");
        assertThatThrownBy(() -> read("-i https://u:${TOKEN}/x@host")).hasMessage(
                "-:1:4: `--index-url`: its value is malformed once the variables are put in");
        assertThatThrownBy(() -> read("x @ https://u:p/s3cret@host/x")).message().doesNotContain("s3cret");
    }

    @Test
    void constraints_are_never_editable() throws IOException {
        write("c.txt", "-e ./lib");
        assertThatThrownBy(() -> readFile("c.txt", Role.CONSTRAINTS)).hasMessage("c.txt:1:4: a constraint cannot be editable");
    }

    @Test
    void many_inclusions_of_one_file_cost_little() throws IOException {
        for (int i = 0; i < 40; i++) {
            write("r" + i + ".in", ("-r r" + (i + 1) + ".in\n").repeat(2));
        }
        write("r40.in", "flask");
        assertThat(named(readFile("r0.in", Role.REQUIREMENTS))).containsExactly("flask");
    }
}
