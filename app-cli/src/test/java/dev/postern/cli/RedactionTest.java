package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.grammar.FlagGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No secret leaves the program but towards the server that it is for. Every command is driven in every way to fail, with a canary in every
 * place from which credentials come: the server must see it, and nobody else.
 */
class RedactionTest {
    private static final String USER = "ann";

    /** How a server may behave. */
    enum Mood {
        WELL, UNAUTHORIZED, FORBIDDEN, MISSING, DOWN, GARBAGE, SIGN_IN, ASTRAY, GONE
    }

    /** Where the secret stands. */
    enum Carrier {
        SETTINGS_URL, FLAG_URL, VARIABLE_URL, VARIABLE_PAIR, FIND_LINKS, REQUIREMENTS_FILE
    }

    private final ScriptedServer server = new ScriptedServer();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @TempDir private Path root;

    @AfterEach
    void stop() {
        server.close();
    }

    static Stream<Arguments> ways() {
        return Stream.of(Command.values()).flatMap(command -> Stream.of(Carrier.values()).map(carrier -> Arguments.of(command, carrier)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void no_command_shows_a_secret_whatever_the_server_does(Command command, Carrier carrier) throws IOException {
        server.at("/", this::answer);
        for (Mood mood : Mood.values()) {
            seen.clear();
            this.mood = mood;
            Path home = Files.createDirectories(root.resolve(mood.name()));
            Canary canary = Canary.named(mood.name());
            Workplace place = Workplace.in(home);
            List<String> words = words(command, carry(carrier, canary, place));
            List<Path> carriers = canary.filesIn(home);
            Terminal.Result result = place.terminal().run(words.toArray(String[]::new));

            if (!answersWithSecret(command)) {
                assertThat(canary.isIn(result.out())).as("%s on standard output of %s: %s", mood, words, result.out()).isFalse();
            }
            assertThat(canary.isIn(result.err())).as("%s on standard error of %s: %s", mood, words, result.err()).isFalse();
            assertThat(result.err()).doesNotContain("postern failed", "\tat ");
            assertThat(canary.filesIn(home)).as("files that hold it").isEqualTo(carriers);
            if (asksServers(command)) {
                assertThat(seen).as("%s: the server knows who asks (%s)", mood, result.err()).contains(basic(canary));
            }
        }
    }

    private Mood mood = Mood.WELL;

    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        seen.add(authorization == null ? "nobody" : authorization);
        String path = exchange.getRequestURI().getPath();
        switch (mood) {
            case WELL -> ScriptedServer.send(exchange, 200, "text/html", page(path).getBytes(StandardCharsets.UTF_8));
            case UNAUTHORIZED -> ScriptedServer.send(exchange, 401, "text/plain", new byte[0]);
            case FORBIDDEN ->
                    ScriptedServer.send(exchange, 403, "text/plain", String.valueOf(authorization).getBytes(StandardCharsets.UTF_8));
            case MISSING -> ScriptedServer.send(exchange, 404, "text/plain", new byte[0]);
            case DOWN -> ScriptedServer.send(exchange, 503, "text/plain", String.valueOf(authorization).getBytes(StandardCharsets.UTF_8));
            case GARBAGE -> ScriptedServer.send(exchange, 200, "application/vnd.pypi.simple.v1+json",
                    ("{\"files\": " + authorization).getBytes(StandardCharsets.UTF_8));
            case SIGN_IN -> redirect(exchange, server.url("/_signin"));
            case ASTRAY -> redirect(exchange, "http://" + USER + ":" + Canary.named(mood.name()).urlEncoded() + "@127.0.0.1:1/simple/");
            case GONE -> exchange.close();
        }
    }

    private static String page(String path) {
        return path.endsWith("apple/") || path.endsWith("/links/") ? "<a href='apple-1.0-py3-none-any.whl'>apple-1.0-py3-none-any.whl</a>"
                : "";
    }

    private static void redirect(HttpExchange exchange, String location) throws IOException {
        exchange.getResponseHeaders().add("Location", location);
        ScriptedServer.send(exchange, 302, "text/plain", new byte[0]);
    }

    private static String basic(Canary canary) {
        return "Basic " + Base64.getEncoder().encodeToString((USER + ":" + canary.text()).getBytes(StandardCharsets.UTF_8));
    }

    /** Puts the secret into its place; what must be said on the command line comes back. */
    private List<String> carry(Carrier carrier, Canary canary, Workplace place) {
        String url = "http://" + USER + ":" + canary.urlEncoded() + "@127.0.0.1:" + server.port() + "/simple/";
        String plain = server.url("/simple/");
        return switch (carrier) {
            case SETTINGS_URL -> {
                place.write("postern.toml", "[[index]]\nname = \"acme\"\nurl = \"" + url + "\"\n");
                yield List.of();
            }
            case FLAG_URL -> List.of("--index", "acme=" + url);
            case VARIABLE_URL -> {
                place.terminal().with("UV_INDEX", "acme=" + url);
                yield List.of();
            }
            case VARIABLE_PAIR -> {
                place.terminal().with("UV_INDEX", "acme=" + plain).with("UV_INDEX_ACME_USERNAME", USER)
                        .with("UV_INDEX_ACME_PASSWORD", canary.text());
                yield List.of();
            }
            case FIND_LINKS -> List.of("--find-links", url.replace("/simple/", "/links/"), "--index", "acme=" + url);
            case REQUIREMENTS_FILE -> {
                place.write("requirements.in", "--index-url " + url + "\napple\n").write("postern.toml",
                        "[[index]]\nname = \"acme\"\nurl = \"" + url + "\"\n");
                yield List.of();
            }
        };
    }

    private static boolean asksServers(Command command) {
        return switch (command) {
            case COMPILE, EXPLAIN, INDEX_VERSIONS, INDEX_AUDIT, AUTH_STATUS -> true;
            case INDEX_LIST, AUTH_LOGIN, AUTH_LOGOUT, AUTH_TOKEN, AUTH_HELPER, AUTH_INSTALL_BACKEND, EXEC, ENV, CACHE_DIR, CACHE_SIZE,
                    CACHE_PRUNE,
                    CACHE_CLEAN -> false;
        };
    }

    /** These were made to print it, on standard output alone. */
    private static boolean answersWithSecret(Command command) {
        return command == Command.AUTH_TOKEN || command == Command.AUTH_HELPER || command == Command.ENV;
    }

    private static List<String> words(Command command, List<String> indexes) {
        List<String> operands = switch (command) {
            case COMPILE -> List.of("requirements.in", "-o", "out.txt", "--emit-index-url", "--emit-find-links");
            case EXPLAIN -> List.of("apple", "requirements.in", "--format", "json");
            case INDEX_VERSIONS -> List.of("apple");
            case INDEX_AUDIT -> List.of("requirements.in");
            case AUTH_LOGIN, AUTH_LOGOUT, AUTH_TOKEN -> List.of("acme");
            case AUTH_STATUS -> List.of("acme", "--check");
            case AUTH_HELPER -> List.of("--protocol", "git", "get");
            case AUTH_INSTALL_BACKEND -> List.of("--python", "missing/bin/python");
            case ENV -> List.of("--for", "twine,poetry", "--format", "azure");
            case EXEC, INDEX_LIST, CACHE_DIR, CACHE_SIZE, CACHE_PRUNE, CACHE_CLEAN -> List.of();
        };
        List<String> target = switch (command) {
            case COMPILE, EXPLAIN, INDEX_AUDIT -> List.of("--python-version", "3.12", "--python-platform", "linux");
            case INDEX_LIST, INDEX_VERSIONS, AUTH_LOGIN, AUTH_LOGOUT, AUTH_STATUS, AUTH_TOKEN, AUTH_HELPER, AUTH_INSTALL_BACKEND, EXEC, ENV,
                    CACHE_DIR, CACHE_SIZE, CACHE_PRUNE, CACHE_CLEAN -> List.of();
        };
        boolean takesIndexes = asksServers(command) || command.groups().contains(FlagGroup.INDEX);
        return Stream
                .of(List.of(command.words().split(" ")), operands, target, takesIndexes ? indexes : List.<String>of(), List.of("--verbose"))
                .flatMap(List::stream).toList();
    }

    @ParameterizedTest
    @EnumSource(value = Command.class, names = {"COMPILE", "EXPLAIN", "INDEX_AUDIT"})
    void no_child_process_has_a_secret_among_its_arguments(Command command) throws IOException {
        Canary canary = Canary.named("git");
        Workplace place = Workplace.in(root);
        Path bin = Files.createDirectories(root.resolve("bin"));
        Path git = Files.writeString(bin.resolve("git"),
                "#!/bin/sh\nprintf '%s\\n' \"$@\" >>'" + root.resolve("arguments") + "'\nenv >>'" + root.resolve("variables")
                        + "'\nexit 128\n");
        Files.setPosixFilePermissions(git, PosixFilePermissions.fromString("rwx------"));
        place.write("requirements.in", "apple @ git+https://" + USER + ":" + canary.urlEncoded() + "@127.0.0.1:1/apple.git\n");
        place.terminal().with("PATH", bin + ":/usr/bin:/bin");
        Terminal.Result result = place.terminal().run(words(command, List.of()).toArray(String[]::new));
        assertThat(canary.isIn(result.out() + result.err())).as(result.err()).isFalse();
        assertThat(root.resolve("arguments")).as(result.err()).exists();
        assertThat(canary.isIn(Files.readString(root.resolve("arguments")))).isFalse();
        assertThat(canary.isIn(Files.readString(root.resolve("variables")))).as("git gets it by its environment").isTrue();
    }

    @Test
    void a_proxys_password_is_not_shown() {
        Canary canary = Canary.named("proxy");
        Workplace place = Workplace.in(root);
        for (String proxy : List.of("http://ann:" + canary.urlEncoded() + "@127.0.0.1:1", "ann:" + canary.text() + "@127.0.0.1:x",
                "socks9://ann:" + canary.urlEncoded() + "@h")) {
            place.terminal().with("HTTP_PROXY", proxy).with("HTTPS_PROXY", proxy);
            Terminal.Result result =
                    place.terminal().run("compile", "requirements.in", "--default-index", "http://acme.example/simple/", "--verbose");
            assertThat(result.status()).isNotZero();
            assertThat(canary.isIn(result.out() + result.err())).as(result.err()).isFalse();
        }
    }

    @Test
    void the_canary_is_found_in_every_form() {
        Canary canary = Canary.named("self");
        Map<String, String> forms = Map.of("plain", canary.text(), "url", canary.urlEncoded(), "header", basic(canary));
        assertThat(forms.values()).allMatch(canary::isIn);
        assertThat(canary.isIn("tweet-****")).isFalse();
    }
}
