package dev.postern.cli;

import com.sun.net.httpserver.HttpExchange;
import dev.postern.cli.render.JsonText;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseFile;
import dev.postern.testkit.UniverseIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A universe behind one server on loopback, each index of it in a folder of its own. */
final class UniverseServer implements AutoCloseable {
    private static final String PAGE = "application/vnd.pypi.simple.v1+json";

    private final ScriptedServer server = new ScriptedServer();

    UniverseServer(PackageUniverse universe) {
        universe.indexes().forEach(index -> server.at(path(index), exchange -> answer(index, exchange)));
    }

    private static String path(UniverseIndex index) {
        return "/" + index.name() + "/simple/";
    }

    /** Where the index of this name is. */
    String url(String index) {
        return server.url("/" + index + "/simple/");
    }

    /** Without a path. */
    String origin() {
        return server.url("");
    }

    /** The paths that were asked for, in order. */
    List<String> asked() {
        return server.asked();
    }

    private static void answer(UniverseIndex index, HttpExchange exchange) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(path(index).length()).split("/", -1);
        if (path.length > 2) {
            file(index, path[2], exchange);
            return;
        }
        switch (index.answer(PackageName.of(path[0]))) {
            case ProjectLookup.Listed listed -> send(exchange, 200, PAGE, page(path[0], listed.page().files()));
            case ProjectLookup.Absent absent -> send(exchange, absent.status(), "text/plain", "");
            case ProjectLookup.Denied denied -> send(exchange, denied.status(), "text/plain", "");
            case ProjectLookup.Unreachable failed -> send(exchange, failed.status().orElse(503), "text/plain", "");
            case ProjectLookup.Unreadable _ -> send(exchange, 200, "image/png", "garbage");
        }
    }

    private static void file(UniverseIndex index, String name, HttpExchange exchange) throws IOException {
        String suffix = ".metadata";
        String filename = name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
        Optional<UniverseFile> file = index.files().stream().filter(known -> known.filename().equals(filename)).findFirst();
        if (file.isEmpty()) {
            send(exchange, 404, "text/plain", "");
        } else if (name.endsWith(suffix)) {
            send(exchange, 200, "text/plain", file.get().release().metadataText());
        } else {
            ScriptedServer.send(exchange, 200, "application/octet-stream", file.get().bytes());
        }
    }

    private static String page(String project, List<PageFile> files) {
        return JsonText.of(Map.of("meta", Map.of("api-version", "1.1"), "name", project, "files",
                files.stream().map(UniverseServer::file).toList()));
    }

    private static Map<String, Object> file(PageFile file) {
        Map<String, Object> json = new HashMap<>(Map.of("filename", file.filename(), "url", file.url(), "size", file.size(), "hashes",
                Map.of("sha256", file.digests().getFirst().hex()), "core-metadata", file.filename().endsWith(".whl")));
        put(json, "requires-python", file.requiresPython());
        put(json, "yanked", file.yanked());
        put(json, "upload-time", file.uploadTime());
        return json;
    }

    private static void put(Map<String, Object> json, String key, String value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        ScriptedServer.send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.close();
    }
}
