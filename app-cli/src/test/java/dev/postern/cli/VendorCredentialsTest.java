package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A resolution against a vendor's index, whose credential no setting holds: it comes from the vendor's own variables. */
class VendorCredentialsTest {
    private static final String PAGE = "<a href='apple-1.0-py3-none-any.whl' data-core-metadata='true'>apple-1.0-py3-none-any.whl</a>";
    private static final String METADATA = "Metadata-Version: 2.1\nName: apple\nVersion: 1.0\n";

    private final ScriptedServer server = new ScriptedServer();
    private final Set<String> tokens = ConcurrentHashMap.newKeySet();
    private final List<String> shown = new CopyOnWriteArrayList<>();

    @TempDir private Path root;

    @BeforeEach
    void serve() {
        server.at("/artifactory/api/pypi/acme/simple/", this::answer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** As Artifactory with hidden resources: whoever has no right hears that there is nothing. */
    private void answer(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        shown.add(String.valueOf(authorization));
        String path = exchange.getRequestURI().getPath();
        boolean known = authorization != null && tokens.stream().anyMatch(token -> authorization.equals("Bearer " + token));
        String body = path.endsWith(".metadata") ? METADATA : PAGE;
        int status = !known ? 404 : path.contains("/apple/") || path.endsWith("/simple/") ? 200 : 404;
        ScriptedServer.send(exchange, status, path.endsWith(".metadata") ? "text/plain" : "text/html",
                status == 200 ? body.getBytes(StandardCharsets.UTF_8) : new byte[0]);
    }

    private Terminal.Result compile(Path folder, Map<String, String> variables) {
        Workplace place = Workplace.in(folder);
        variables.forEach(place.terminal()::with);
        return place.terminal().run("compile", "requirements.in", "--no-header", "--no-annotate", "--no-emit-index-annotation",
                "--python-version", "3.12", "--python-platform", "linux", "--index",
                "acme=" + server.url("/artifactory/api/pypi/acme/simple/"));
    }

    private Map<String, String> jfrog(String token) {
        return Map.of("JF_URL", server.url(""), "JF_ACCESS_TOKEN", token);
    }

    @Test
    void the_vendors_own_variables_open_its_index() {
        tokens.add("cmVmdGtuOjAx");
        assertThat(compile(root, jfrog("cmVmdGtuOjAx"))).returns("apple==1.0\n", Terminal.Result::out);
    }

    @Test
    void not_found_is_not_believed_of_a_server_that_hides_denials() {
        tokens.add("right");
        Terminal.Result result = compile(root, jfrog("wrong"));
        assertThat(result.status()).isNotZero();
        assertThat(result.err()).contains("acme").doesNotContain("127.0.0.1:1/", "wrong");
    }

    @Test
    void callers_with_different_identities_never_mix() {
        IntStream.range(0, 6).forEach(at -> tokens.add("token" + at));
        List<Terminal.Result> results = IntStream.range(0, 6).parallel()
                .mapToObj(at -> compile(root.resolve("caller" + at), jfrog(at % 2 == 0 ? "token" + at : "stranger" + at))).toList();
        assertThat(IntStream.range(0, 6).mapToObj(at -> results.get(at).status() == 0)).containsExactly(true, false, true, false, true,
                false);
        assertThat(shown).noneMatch(header -> header.contains("token1") || header.contains("token3") || header.contains("token5"));
    }
}
