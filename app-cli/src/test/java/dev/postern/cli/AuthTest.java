package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** `postern auth`, `exec` and `env` as a person meets them. */
class AuthTest {
    private static final String INDEX = "https://pypi.acme.example/team/simple/";

    private final ScriptedServer server = new ScriptedServer();

    @TempDir private Path folder;

    private Terminal terminal;

    @BeforeEach
    void sit() {
        terminal = Terminal.in(folder).with("POSTERN_CREDENTIALS_DIR", folder.resolve("store").toString());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void check(String name, Terminal.Result result) {
        Golden.check("auth/" + name, result, Map.of(server.url(""), "http://127.0.0.1:PORT", folder.toString(), "FOLDER"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth", "auth login", "auth logout", "auth status", "auth token", "auth helper", "auth install-backend", "exec",
        "env"})
    void help_is_told(String command) {
        check("help-" + command.replace(' ', '-'), terminal.run((command + " --help").split(" ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"no-index|auth login", "two-indexes|auth token a.example b.example",
        "unknown-name|auth login acme",
        "clear-text|auth login http://pypi.acme.example/simple/", "nobody-to-ask|auth login pypi.acme.example/simple",
        "two-secrets|auth login pypi.acme.example --password - --token -", "no-url|auth login ftp://pypi.acme.example/",
        "two-users|auth login https://ann@pypi.acme.example/ -u bob --password -",
        "empty-password|auth login pypi.acme.example -u ann --password -",
        "nobody-logged-in|auth logout pypi.acme.example", "no-token|auth token pypi.acme.example",
        "no-protocol|auth helper get", "other-protocol|auth helper --protocol npm get", "no-operation|auth helper --protocol bazel put",
        "no-python|auth install-backend", "missing-python|auth install-backend --python missing/bin/python", "no-command|exec",
        "no-launcher|exec -- uv sync --frozen", "other-format|env --format xml", "other-client|env --for pip"})
    void what_is_wrong_is_told(String name, String command) {
        check(name, terminal.run(command.split(" ")));
    }

    @Test
    void a_login_is_kept_shown_and_forgotten() {
        check("login", terminal.typing("s3cret\n").run("auth", "login", INDEX, "-u", "ann", "--password", "-"));
        check("status", terminal.run("auth", "status", "--no-config"));
        check("status-json", terminal.run("auth", "status", INDEX, "--format", "json"));
        assertThat(terminal.run("auth", "token", INDEX).out()).isEqualTo("s3cret\n");
        assertThat(terminal.run("auth", "token", INDEX, "-u", "bob").status()).isEqualTo(1);
        check("logout", terminal.run("auth", "logout", INDEX));
        assertThat(terminal.run("auth", "token", INDEX).status()).isEqualTo(1);
    }

    @Test
    void only_a_person_is_asked() {
        Terminal.Result result = terminal.secretly("s3cret").typing("ann\n").run("auth", "login", INDEX);
        check("login-asks", result);
        assertThat(terminal.run("auth", "token", INDEX).out()).isEqualTo("s3cret\n");
    }

    @Test
    void a_secret_among_the_arguments_is_warned_about() {
        check("login-shown", terminal.run("auth", "login", INDEX, "--token", "s3cret"));
        check("logout-all", terminal.run("auth", "logout", "--all"));
    }

    @Test
    void of_two_users_one_must_be_named() {
        terminal.typing("one").run("auth", "login", INDEX, "-u", "ann", "--password", "-");
        terminal.typing("two").run("auth", "login", INDEX, "-u", "bob", "--password", "-");
        check("logout-two", terminal.run("auth", "logout", INDEX));
        check("token-two", terminal.run("auth", "token", INDEX));
        assertThat(terminal.run("auth", "token", INDEX, "-u", "bob").out()).isEqualTo("two\n");
        assertThat(terminal.run("auth", "logout", INDEX, "-u", "bob").status()).isZero();
        assertThat(terminal.run("auth", "token", INDEX).out()).isEqualTo("one\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 203, 302, 401, 403, 404, 407, 500})
    void a_check_explains_what_the_index_says(int status) {
        server.at("/", exchange -> answer(exchange, status));
        check("check-" + status + "-unknown", terminal.run("auth", "status", server.url("/simple/"), "--check"));
        terminal.typing("s3cret").run("auth", "login", server.url("/simple/"), "-u", "ann", "--password", "-");
        Terminal.Result known = terminal.run("auth", "status", server.url("/simple/"), "--check");
        String obtained = "2026-11-25T12:00:00Z";
        assertThat(known.out()).contains(obtained);
        check("check-" + status, known);
    }

    private static void answer(HttpExchange exchange, int status) throws IOException {
        if (status == 302) {
            exchange.getResponseHeaders().add("Location", "/users/sign_in");
        }
        ScriptedServer.send(exchange, status, "text/html", new byte[0]);
    }

    @Test
    void bazel_gets_headers() {
        terminal.typing("s3cret").run("auth", "login", INDEX, "-u", "ann", "--password", "-");
        String header = Base64.getEncoder().encodeToString("ann:s3cret".getBytes(StandardCharsets.UTF_8));
        assertThat(bazel("{\"uri\":\"" + INDEX + "pip/\"}").out())
                .isEqualTo("{\"headers\":{\"Authorization\":[\"Basic " + header + "\"]}}\n");
        assertThat(bazel("{\"uri\":\"https://other.example/\"}")).isEqualTo(new Terminal.Result(0, "{\"headers\":{}}\n", ""));
        assertThat(bazel("{\"uri\":\"https://bob@pypi.acme.example/team/simple/\"}").out()).isEqualTo("{\"headers\":{}}\n");
        for (String malformed : new String[] {"", "{", "[]", "{\"uri\":1}", "{\"uri\":\"no url\"}"}) {
            assertThat(bazel(malformed).status()).as(malformed).isEqualTo(2);
        }
    }

    private Terminal.Result bazel(String question) {
        return terminal.typing(question).run("auth", "helper", "--protocol", "bazel", "get");
    }

    @Test
    void git_gets_keeps_and_erases() {
        String place = "protocol=https\nhost=git.acme.example\n";
        assertThat(git("get", place + "\n")).isEqualTo(new Terminal.Result(0, "", ""));
        assertThat(git("store", place + "username=ann\npassword=s3cret\n\n").status()).isZero();
        assertThat(git("get", place + "\n").out()).isEqualTo("username=ann\npassword=s3cret\n");
        assertThat(git("get", "protocol=ssh\nhost=git.acme.example\n\n").out()).isEmpty();
        assertThat(git("get", "protocol=http\nhost=git.acme.example\n\n").out()).as("not in clear text").isEmpty();
        git("erase", place + "username=ann\npassword=other\n\n");
        assertThat(git("get", place + "\n").out()).as("another one was refused").isEqualTo("username=ann\npassword=s3cret\n");
        git("erase", place + "username=ann\npassword=s3cret\n\n");
        assertThat(git("get", place + "\n").out()).isEmpty();
    }

    private Terminal.Result git(String operation, String question) {
        return terminal.typing(question).run("auth", "helper", "--protocol", "git", operation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "fish", "powershell", "github", "azure", "json"})
    void variables_are_told_in_the_words_of_their_readers(String format) {
        terminal.typing("s3'cr\\%et").run("auth", "login", INDEX, "-u", "ann", "--password", "-");
        terminal.with("POSTERN_BIN", "/opt/postern/bin").with("PATH", "/usr/bin").with("UV_INDEX", "acme=" + INDEX)
                .with("TWINE_REPOSITORY_URL", INDEX);
        check("env-" + format, terminal.run("env", "--format", format, "--for", "twine", "--for", "poetry"));
    }

    @Test
    void a_command_gets_no_secret_if_it_can_ask() throws IOException {
        terminal.typing("s3cret").run("auth", "login", INDEX, "-u", "ann", "--password", "-");
        Path script = Files.createFile(folder.resolve("script"));
        terminal.with("POSTERN_EXEC_SCRIPT", script.toString()).with("POSTERN_BIN", "/opt/postern/bin").with("PATH", "/usr/bin:/bin");
        assertThat(terminal.run("exec", "--index", "acme=" + INDEX, "--", "sh", "-c", "it's")).isEqualTo(new Terminal.Result(0, "", ""));
        assertThat(script).content().isEqualTo("""
                export PATH='/opt/postern/bin:/usr/bin:/bin'
                export PIP_KEYRING_PROVIDER='subprocess'
                export UV_KEYRING_PROVIDER='subprocess'
                export UV_INDEX_ACME_USERNAME='ann'
                exec 'sh' '-c' 'it'\\''s'
                """);
        assertThat(terminal.run("exec", "no-such-command", "--help").status()).isEqualTo(127);
    }

    @Test
    void the_backend_comes_and_goes() throws IOException {
        Path packages = Files.createDirectories(folder.resolve("env/lib/python3.11/site-packages"));
        Files.createDirectories(folder.resolve("env/bin"));
        Files.createFile(folder.resolve("env/bin/python"));
        terminal.with("POSTERN_BIN", "/opt/postern/bin");
        check("backend-in", terminal.run("auth", "install-backend", "--python", "env/bin/python"));
        assertThat(packages.resolve("postern_keyring.path")).content().isEqualTo("/opt/postern/bin/keyring\n");
        assertThat(packages.resolve("postern_keyring.py")).content().contains("class PosternKeyring(KeyringBackend)");
        assertThat(terminal.run("auth", "install-backend", "--python", "env").status()).isZero();
        check("backend-out", terminal.run("auth", "install-backend", "--python", "env/bin/python", "--remove"));
        assertThat(packages).isEmptyDirectory();
        assertThat(terminal.run("auth", "install-backend", "--python", "env", "--remove").status()).isEqualTo(1);
    }

    @Test
    void equal_versions_make_equal_wheels() {
        assertThat(new BackendWheel("1.0").bytes()).isEqualTo(new BackendWheel("1.0").bytes());
        assertThat(terminal.run("auth", "install-backend", "--wheel", "dist").out()).endsWith("-py3-none-any.whl\n");
    }
}
