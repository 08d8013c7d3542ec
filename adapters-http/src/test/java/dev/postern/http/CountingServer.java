package dev.postern.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.domain.index.Index;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An index with an empty page for each project, which knows on which connection a request came. It never answers for {@code silence}. */
final class CountingServer implements AutoCloseable {

    private static final byte[] PAGE = IndexServer.page("a").getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Integer> connections = new CopyOnWriteArrayList<>();
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);

    CountingServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        connections.add(exchange.getRemoteAddress().getPort());
        if (exchange.getRequestURI().getPath().contains("silence")) {
            asked.countDown();
            waitFor(end);
        }
        exchange.getResponseHeaders().add("Content-Type", IndexServer.JSON);
        exchange.sendResponseHeaders(200, PAGE.length);
        exchange.getResponseBody().write(PAGE);
        exchange.close();
    }

    Index index() {
        return Index.at(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/simple/")).named("acme").build();
    }

    /** For each request so far, in order, the connection that it came on. */
    List<Integer> connections() {
        return connections;
    }

    /** Waits until somebody waits for an answer in vain. */
    void awaitSilence() {
        waitFor(asked);
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
