package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requirements that name a wheel or a source archive behind a URL, from the call to the answer. */
@Timeout(120)
class ArchiveUrlTest {
    private static final String WHEEL = "/files/acme_app-1.0-py3-none-any.whl";
    private static final String SDIST = "/files/acme_app-1.0.tar.gz";

    @TempDir private Path folder;

    private final FileServer server = new FileServer();
    private final ScriptedServer files = server.server();
    private final PackageUniverse universe = new PackageUniverse();
    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("work"));
        terminal = Terminal.in(folder.resolve("work")).with("PATH", System.getenv("PATH"))
                .with("POSTERN_CACHE_DIR", folder.resolve("cache").toString());
        server.backend("main", "1.0").file("main", "lib", "lib-2.0-py3-none-any.whl", universe("lib", "2.0").getFirst());
    }

    @AfterEach
    void close() {
        server.close();
    }

    /** The bytes of a wheel and of a source distribution whose metadata are static. */
    private List<byte[]> universe(String name, String version, String... needs) {
        return universe.with(name, version).needs(needs).files().stream().map(file -> file.bytes()).toList();
    }

    private void serve(String path, byte[] bytes) {
        files.at(path, exchange -> ScriptedServer.send(exchange, 200, "application/octet-stream", bytes));
    }

    private Terminal.Result compile(String requirement, String... more) {
        Universes.write(folder.resolve("work/requirements.in"), requirement + "\n");
        List<String> arguments = new ArrayList<>(List.of("compile", "requirements.in", "--no-header", "--no-annotate",
                "--no-emit-index-annotation", "--python-version", "3.12", "--python-platform", "linux", "--default-index",
                server.url("main")));
        arguments.addAll(List.of(more));
        return terminal.run(arguments.toArray(String[]::new));
    }

    private void golden(String name, Terminal.Result result) {
        Map<String, String> replaced = new HashMap<>(Map.of(files.url(""), "<server>"));
        universe.indexes().forEach(index -> index.files().forEach(file -> replaced.put(file.digest().hex(), "<" + file.filename() + ">")));
        Golden.check("archive-url/" + name, result, replaced);
        assertThat(result.err()).doesNotContain(Workplace.SECRET);
    }

    private void resolves(String requirement, String... more) {
        Terminal.Result result = compile(requirement, more);
        assertThat(result.out()).as(result.err()).contains("acme-app @ ", "\nlib==2.0\n");
        assertThat(server.asked()).doesNotContain("/main/acme-app/");
    }

    @Test
    void a_wheel_is_fetched_once_and_tells_its_metadata() {
        serve(WHEEL, universe("acme-app", "1.0", "lib").getFirst());
        resolves(files.url(WHEEL));
        assertThat(server.asked()).containsOnlyOnce(WHEEL).doesNotContain(WHEEL + ".metadata");
        golden("wheel-hashes", compile("acme-app @ " + files.url(WHEEL), "--generate-hashes"));
        golden("wheel-lock", compile("acme-app @ " + files.url(WHEEL), "--format", "pylock.toml"));
    }

    @Test
    void static_metadata_of_sources_need_no_build() {
        serve(SDIST, universe("acme-app", "1.0", "lib").getLast());
        resolves(files.url(SDIST), "--no-build");
        assertThat(server.asked()).containsOnlyOnce(SDIST).doesNotContain("/main/tiny-backend/");
    }

    @Test
    void other_sources_are_built_and_the_build_is_remembered() {
        String built = folder.resolve("built").toString();
        serve(SDIST, new TinySources("acme-app", "1.0").needs("lib").hook("open('" + built + "', 'w')").tarGz());
        resolves(files.url(SDIST));
        assertThat(folder.resolve("built")).exists();
        assertThat(folder.resolve("built").toFile().delete()).isTrue();
        resolves(files.url(SDIST));
        assertThat(folder.resolve("built")).doesNotExist();
        golden("no-build", compile("acme-app @ " + files.url(SDIST), "--no-build", "--refresh", "--no-cache"));
    }

    @Test
    void an_archive_of_a_repository_needs_no_name_of_its_own() {
        serve("/acme/app/archive/main.zip", new TinySources("acme-app", "1.0").needs("lib").zip());
        resolves(files.url("/acme/app/archive/main.zip"));
        resolves("acme-app @ " + files.url("/acme/app/archive/main.zip"));
        golden("foreign", compile("other @ " + files.url("/acme/app/archive/main.zip")));
        assertThat(compile("acme-app @ " + files.url("/acme/app/archive/main.zip"), "--generate-hashes").out())
                .contains("main.zip \\\n    --hash=sha256:");
        assertThat(compile("acme-app @ " + files.url("/acme/app/archive/main.zip"), "--format", "pylock.toml").out())
                .contains("archive = { url = \"" + files.url("/acme/app/archive/main.zip") + "\", hashes = { sha256 = ");
    }

    @Test
    void a_project_in_a_folder_of_the_archive_is_found() throws IOException {
        Map<String, String> inner = Map.of("top/README", "", "top/python/pyproject.toml",
                "[project]\nname = \"acme-app\"\nversion = \"1.0\"\ndependencies = [\"lib\"]\n");
        serve("/main.zip", TinyBackend.zip(inner));
        resolves(files.url("/main.zip#subdirectory=python"));
        golden("no-subdirectory", compile("acme-app @ " + files.url("/main.zip#subdirectory=ruby")));
        golden("subdirectory-outside", compile("acme-app @ " + files.url("/main.zip#subdirectory=../..")));
        golden("no-project", compile("acme-app @ " + files.url("/main.zip")));
    }

    @Test
    void redirects_are_followed() {
        serve(WHEEL, universe("acme-app", "1.0", "lib").getFirst());
        files.with("Location", files.url(WHEEL)).answering("/latest/acme_app-1.0-py3-none-any.whl", 302, "text/plain", "");
        resolves(files.url("/latest/acme_app-1.0-py3-none-any.whl"));
        files.answering("/loop/acme_app-1.0-py3-none-any.whl", 302, "text/plain", "")
                .with("Location", files.url("/loop/acme_app-1.0-py3-none-any.whl"));
        golden("redirect-loop", compile("acme-app @ " + files.url("/loop/acme_app-1.0-py3-none-any.whl")));
    }

    @Test
    void what_is_not_there_is_told() {
        golden("missing", compile("acme-app @ " + files.url(WHEEL)));
        golden("missing-nameless", compile(files.url(SDIST)));
    }

    @Test
    void what_needs_a_credential_gets_that_of_its_url_alone() throws IOException {
        Files.createDirectories(folder.resolve("private/files"));
        Files.write(folder.resolve("private" + WHEEL), universe("acme-app", "1.0", "lib").getFirst());
        files.guarded("/private/", folder.resolve("private"), "ann", Workplace.SECRET);
        golden("denied", compile("acme-app @ " + files.url("/private" + WHEEL)));
        golden("wrong-password", compile("acme-app @ " + files.url("/private" + WHEEL).replace("://", "://ann:wrong@")));
        String url = files.url("/private" + WHEEL).replace("://", "://ann:" + Workplace.SECRET + "@");
        Terminal.Result result = compile("acme-app @ " + url);
        assertThat(result.out()).isEqualTo("acme-app @ " + files.url("/private" + WHEEL) + "\nlib==2.0\n");
        assertThat(result.err()).doesNotContain(Workplace.SECRET);
    }

    @Test
    void a_wrong_hash_is_refused() {
        byte[] wheel = universe("acme-app", "1.0", "lib").getFirst();
        serve(WHEEL, wheel);
        resolves(files.url(WHEEL + "#sha256=" + FileServer.sha256(wheel)));
        golden("wrong-hash", compile("acme-app @ " + files.url(WHEEL + "#sha256=" + "0".repeat(64))));
    }

    @Test
    void what_is_no_archive_is_told() {
        serve(WHEEL, "<html>Please sign in</html>".getBytes(UTF_8));
        serve(SDIST, "<html>Please sign in</html>".getBytes(UTF_8));
        serve("/files/acme-app.exe", new byte[0]);
        golden("no-wheel", compile("acme-app @ " + files.url(WHEEL)));
        golden("no-sdist", compile("acme-app @ " + files.url(SDIST)));
        golden("no-name", compile("acme-app @ " + files.url("/files/acme-app.exe")));
    }

    @Test
    void what_is_too_large_is_not_fetched() {
        files.at(WHEEL, exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
            exchange.sendResponseHeaders(200, 1L << 40);
            for (byte[] block = new byte[1 << 16];;) {
                exchange.getResponseBody().write(block);
            }
        });
        golden("huge", compile("acme-app @ " + files.url(WHEEL)));
    }

    @Test
    void a_bomb_is_not_unpacked() {
        byte[] bomb = new HostileWheel().with("top/pyproject.toml", "").withBomb("top/blanks", 300, 300L << 24).bytes();
        serve("/bomb.zip", bomb);
        golden("bomb", compile("acme-app @ " + files.url("/bomb.zip")));
    }

    @Test
    void offline_only_what_was_fetched_by_its_hash_is_there() {
        byte[] wheel = universe("acme-app", "1.0").getFirst();
        serve(WHEEL, wheel);
        String url = files.url(WHEEL + "#sha256=" + FileServer.sha256(wheel));
        assertThat(compile("acme-app @ " + url).status()).isZero();
        assertThat(compile("acme-app @ " + url, "--offline").status()).isZero();
        golden("offline", compile("acme-app @ " + files.url(SDIST), "--offline"));
    }
}
