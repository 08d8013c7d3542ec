package dev.postern.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Indexes on loopback that list files of a test's own making. */
final class FileServer implements AutoCloseable {
    private final ScriptedServer server = new ScriptedServer();
    private final Map<String, List<String>> pages = new TreeMap<>();
    private boolean hashes = true;

    FileServer() {
        server.answering("/", 404, "text/plain", "");
    }

    /** Pages that are written from now on tell no hashes. */
    FileServer withoutHashes() {
        hashes = false;
        return this;
    }

    /** Lists a file at an index. */
    FileServer file(String index, String project, String filename, byte[] bytes) {
        String page = "/" + index + "/" + project + "/";
        String path = "/files/" + index + "/" + filename;
        server.at(path, exchange -> ScriptedServer.send(exchange, 200, "application/octet-stream", bytes));
        List<String> links = pages.computeIfAbsent(page, fresh -> {
            List<String> lines = new ArrayList<>();
            server.at(fresh, exchange -> ScriptedServer.send(exchange, 200, "text/html",
                    String.join("\n", lines).getBytes(UTF_8)));
            return lines;
        });
        links.add("<a href=\"" + path + (hashes ? "#sha256=" + sha256(bytes) : "") + "\">" + filename + "</a>");
        return this;
    }

    /** Lists a source distribution. */
    FileServer sdist(String index, String project, TinySources sources) {
        return file(index, project, sources.stem() + ".tar.gz", sources.tarGz());
    }

    /** Lists the backend that builds those. */
    FileServer backend(String index, String version, String... onImport) {
        return file(index, TinyBackend.NAME, TinyBackend.filename(version), TinyBackend.wheel(version, onImport));
    }

    String url(String index) {
        return server.url("/" + index + "/");
    }

    ScriptedServer server() {
        return server;
    }

    /** The paths that were asked for, in order. */
    List<String> asked() {
        return server.asked();
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
