package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README: three indexes, and a public impostor of a private name. */
class AcmeExampleTest {
    private static final Path EXAMPLE =
            Path.of(System.getProperty("postern.root", "..")).resolve("examples/acme").toAbsolutePath().normalize();
    private static final String PASSWORD = "correct-horse";

    @TempDir private Path folder;

    private Terminal.Result run(String... arguments) {
        return terminal().run(arguments);
    }

    private Terminal terminal() {
        return Terminal.in(EXAMPLE).with("POSTERN_CACHE_DIR", folder.resolve("cache").toString());
    }

    private static Map<String, String> places() {
        return Map.of(EXAMPLE.toUri().toString().replaceAll("/$", ""), "<example>");
    }

    @Test
    void it_resolves_over_three_folders() {
        Golden.check("acme-compile", run("compile", "requirements.in"), places());
    }

    @Test
    void it_resolves_from_another_folder() {
        Terminal elsewhere = Terminal.in(folder);
        assertThat(elsewhere.run("--directory", EXAMPLE.toString(), "compile", "requirements.in", "--no-header").out())
                .isEqualTo(run("compile", "requirements.in", "--no-header").out());
    }

    @Test
    void files_of_folders_are_locked_by_what_they_hold() {
        String answer = run("compile", "requirements.in", "--no-header", "--no-annotate", "--generate-hashes").out();
        assertThat(answer.lines().filter(line -> line.contains("=="))).hasSize(15).allMatch(line -> line.endsWith(" \\"));
        assertThat(answer.lines().filter(line -> line.startsWith("    --hash=sha256:"))).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void it_explains_why_the_private_package_is_taken() {
        Golden.check("acme-explain", run("explain", "acme-billing"), places());
        Golden.check("acme-explain-json", run("explain", "acme-billing", "--format", "json"), places());
    }

    @Test
    void it_lists_its_indexes() {
        Golden.check("acme-index-list", run("index", "list"), places());
        Golden.check("acme-index-list-json", run("index", "list", "--format=json", "--index", "flat=./elsewhere"), places());
    }

    @Test
    void it_shows_the_versions_of_each_index() {
        Golden.check("acme-index-versions", run("index", "versions", "requests"), places());
        Golden.check("acme-index-versions-claimed", run("index", "versions", "acme-billing"), places());
        Golden.check("acme-index-versions-json", run("index", "versions", "requests", "--format", "json"), places());
        Golden.check("acme-index-versions-missing", run("index", "versions", "nowhere"), places());
    }

    @Test
    void its_audit_finds_the_impostor() {
        Golden.check("acme-audit", run("index", "audit", "requirements.in"), places());
        Golden.check("acme-audit-json", run("index", "audit", "requirements.in", "--format", "json"), places());
    }

    @Test
    void its_answer_as_json_has_reasons() {
        Golden.check("acme-json", run("compile", "requirements.in", "--format", "json", "--no-deps"), places());
    }

    @Test
    void over_http_with_a_password_the_answer_is_the_same_and_the_public_index_learns_no_private_name() {
        try (ScriptedServer server = server()) {
            Terminal.Result result = terminal().with("UV_INDEX_PRIVATE_USERNAME", "acme").with("UV_INDEX_PRIVATE_PASSWORD", PASSWORD)
                    .run(remote(server, "private=" + server.url("/private/")));
            assertThat(result.err()).isEqualTo("Resolved 15 packages from 3 indexes in 0 ms\n");
            assertThat(result.out()).isEqualTo(run("compile", "requirements.in", "--no-header").out());
            assertThat(server.asked()).noneMatch(path -> path.startsWith("/public/acme")).contains("/private/acme-billing/")
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void a_password_in_the_url_works_and_is_never_shown() {
        try (ScriptedServer server = server()) {
            String url = server.url("/private/").replace("http://", "http://acme:" + PASSWORD + "@");
            Terminal.Result result = terminal().run(remote(server, "private=" + url, "--emit-index-url", "--header", "-v"));
            assertThat(result.status()).isZero();
            assertThat(result.out() + result.err()).doesNotContain(PASSWORD).contains("--extra-index-url " + server.url("/private/"));
        }
    }

    @Test
    void a_wrong_password_stops_the_search() {
        try (ScriptedServer server = server()) {
            String url = server.url("/private/").replace("http://", "http://acme:wrong-horse@");
            Terminal.Result result = terminal().run(remote(server, "private=" + url));
            Golden.check("acme-denied", result, Map.of(server.url(""), "<server>"));
            assertThat(result.err()).doesNotContain("wrong-horse");
            assertThat(server.asked()).noneMatch(path -> path.startsWith("/public/acme"));
        }
    }

    private static ScriptedServer server() {
        Path indexes = EXAMPLE.resolve("indexes");
        return new ScriptedServer().guarded("/private/", indexes.resolve("private"), "acme", PASSWORD)
                .folder("/public/", indexes.resolve("public"));
    }

    private static String[] remote(ScriptedServer server, String index, String... more) {
        var arguments = new ArrayList<>(List.of("compile", "requirements.in", "--no-header", "--index", index, "--default-index",
                "public=" + server.url("/public/")));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
