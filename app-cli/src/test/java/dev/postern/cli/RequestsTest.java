package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole run asks a server for: a tree of projects, whose newest versions stand in each other's way here and there. */
class RequestsTest {
    private static final int PROJECTS = 40;
    private static final int VERSIONS = 6;

    @TempDir private Path folder;

    @Test
    void nothing_is_asked_for_twice_in_a_run_and_nothing_at_all_in_the_next() {
        Universes.write(folder.resolve("requirements.in"), "p-0\n");
        try (ScriptedServer server = new ScriptedServer().at("/simple/", RequestsTest::page).at("/files/", RequestsTest::metadata)) {
            Terminal.Result first = compile(server);
            assertThat(first.err()).isEmpty();
            assertThat(first.out().lines()).hasSize(PROJECTS).contains("p-0==5", "p-7==4");
            assertThat(server.asked()).doesNotHaveDuplicates().filteredOn(path -> path.startsWith("/simple/")).hasSize(PROJECTS);
            int asked = server.asked().size();
            assertThat(compile(server).out()).isEqualTo(first.out());
            assertThat(server.asked()).hasSize(asked);
        }
    }

    private Terminal.Result compile(ScriptedServer server) {
        return Terminal.in(folder).run("compile", "requirements.in", "--python-version", "3.12", "--python-platform", "linux",
                "--index-url",
                server.url("/simple/"), "--no-header", "--no-annotate", "-q");
    }

    private static void page(HttpExchange exchange) throws IOException {
        int project = number(exchange);
        StringJoiner files = new StringJoiner(",");
        for (int version = 0; version < VERSIONS; version++) {
            files.add(
                    "{\"filename\":\"p_%d-%d-py3-none-any.whl\",\"url\":\"/files/p_%1$d-%2$d-py3-none-any.whl\",\"hashes\":{},\"core-metadata\":true}"
                            .formatted(project, version));
        }
        send(exchange, "application/vnd.pypi.simple.v1+json",
                "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"p-%d\",\"files\":[%s]}".formatted(project, files));
    }

    /** The last project, which is met late, does not go with the newest version of project 7. */
    private static void metadata(HttpExchange exchange) throws IOException {
        int project = number(exchange);
        int version = Integer.parseInt(exchange.getRequestURI().getPath().split("-", -1)[1]);
        StringBuilder text = new StringBuilder("Metadata-Version: 2.1\nName: p_%d\nVersion: %d\n".formatted(project, version));
        for (int child = 2 * project + 1; child <= 2 * project + 2 && child < PROJECTS; child++) {
            text.append("Requires-Dist: p-%d\n".formatted(child));
        }
        if (project == 39) {
            text.append("Requires-Dist: p-7<5\n");
        }
        send(exchange, "application/octet-stream", text.toString());
    }

    private static int number(HttpExchange exchange) {
        return Integer.parseInt(exchange.getRequestURI().getPath().replaceAll("^/(simple/p-|files/p_)(\\d+).*$", "$2"));
    }

    private static void send(HttpExchange exchange, String type, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders().add("Cache-Control", "max-age=600");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }
}
