import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.Executors;

/**
 * An index on loopback that lets one user in with one token: pages and files below {@code /simple/}, uploads at {@code /legacy/}. Prints its
 * port, tells standard error who asked for what and how it went, and ends by itself after a while.
 *
 * <p>{@code java ProtectedIndex.java FOLDER USER < TOKEN}, where FOLDER has a folder for each project with its {@code index.html}.
 */
final class ProtectedIndex {
    private final Path root;
    private final String expected;

    private ProtectedIndex(Path root, String user, String token) {
        this.root = root;
        this.expected = "Basic " + Base64.getEncoder().encodeToString((user + ":" + token).getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String token = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).strip();
        ProtectedIndex index = new ProtectedIndex(Path.of(arguments[0]), arguments[1], token);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/simple/", index::read);
        server.createContext("/legacy/", index::upload);
        server.start();
        System.out.println(server.getAddress().getPort());
        Thread.sleep(Duration.ofMinutes(10).toMillis());
        System.exit(0);
    }

    private void read(HttpExchange exchange) throws IOException {
        Path file = root.resolve(exchange.getRequestURI().getPath().substring("/simple/".length())).normalize();
        Path page = Files.isDirectory(file) ? file.resolve("index.html") : file;
        if (!isLetIn(exchange)) {
            return;
        }
        boolean found = file.startsWith(root) && Files.isRegularFile(page);
        send(exchange, found ? 200 : 404, found ? Files.readAllBytes(page) : new byte[0]);
    }

    private void upload(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        if (isLetIn(exchange)) {
            send(exchange, 200, new byte[0]);
        }
    }

    private boolean isLetIn(HttpExchange exchange) throws IOException {
        if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return true;
        }
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"private\"");
        send(exchange, 401, new byte[0]);
        return false;
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        String agent = String.valueOf(exchange.getRequestHeaders().getFirst("User-Agent"));
        System.err.println(status + " " + exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath() + " " + agent.replaceFirst("[ /].*", ""));
        exchange.getResponseHeaders().add("Content-Type", exchange.getRequestURI().getPath().endsWith("/") ? "text/html" : "application/octet-stream");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }
}
