package dev.postern.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** A server on loopback that answers as a test tells it, and remembers what it was asked. */
final class ScriptedServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> Thread.ofPlatform().daemon().unstarted(task));
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new ConcurrentHashMap<>();
    private volatile BooleanSupplier failing = () -> false;
    private volatile IntSupplier failure = () -> 503;

    /** Answers one request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    String url(String path) {
        return "http://127.0.0.1:" + port() + path;
    }

    /** The paths that were asked for, in order. */
    List<String> asked() {
        return asked;
    }

    /** A header of all answers. */
    ScriptedServer with(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Answers everything with one status for a while. */
    ScriptedServer failingWhile(BooleanSupplier condition, IntSupplier status) {
        failing = condition;
        failure = status;
        return this;
    }

    ScriptedServer at(String path, Answer answer) {
        server.createContext(path, exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            headers.forEach(exchange.getResponseHeaders()::add);
            try (exchange) {
                if (failing.getAsBoolean()) {
                    send(exchange, failure.getAsInt(), "text/plain", new byte[0]);
                } else {
                    answer.to(exchange);
                }
            }
        });
        return this;
    }

    ScriptedServer answering(String path, int status, String type, String body) {
        return at(path, exchange -> send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Serves a folder of pages and files. */
    ScriptedServer folder(String path, Path folder) {
        return at(path, exchange -> file(exchange, path, folder));
    }

    /** The same for those who know the password. */
    ScriptedServer guarded(String path, Path folder, String user, String password) {
        String wanted = "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return at(path, exchange -> {
            if (wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                file(exchange, path, folder);
            } else {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"acme\"");
                send(exchange, 401, "text/plain", new byte[0]);
            }
        });
    }

    private static void file(HttpExchange exchange, String path, Path folder) throws IOException {
        Path file = folder.resolve(exchange.getRequestURI().getPath().substring(path.length())).normalize();
        if (Files.isDirectory(file)) {
            file = file.resolve("index.html");
        }
        if (file.startsWith(folder) && Files.isRegularFile(file)) {
            send(exchange, 200, file.toString().endsWith(".html") ? "text/html" : "application/octet-stream", Files.readAllBytes(file));
        } else {
            send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
