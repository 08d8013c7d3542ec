import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;

/**
 * Serves the folders of an example over loopback HTTP, so that the ahead-of-time cache learns from a run with servers too. Below
 * {@code /json/} pages are JSON (PEP 691) with metadata files (PEP 658); below {@code /html/} they are HTML (PEP 503), and metadata must be
 * read out of wheels by ranges. Prints its port, and ends by itself after a while. Run from source, by the launcher's build.
 */
final class ServedExample {
    private static final Pattern LINK = Pattern.compile("<a href=\"([^\"#]+)#sha256=([0-9a-f]+)\"");
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d*)-(\\d*)");

    private final Path root;

    private ServedExample(Path root) {
        this.root = root;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        ServedExample example = new ServedExample(Path.of(arguments[0]));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/json/", exchange -> example.answer(exchange, "/json/", true));
        server.createContext("/html/", exchange -> example.answer(exchange, "/html/", false));
        server.createContext("/crowd/", exchange -> ServedCrowd.answer(exchange, exchange.getRequestURI().getPath().substring("/crowd/".length())));
        server.start();
        System.out.println(server.getAddress().getPort());
        Thread.sleep(Duration.ofMinutes(10));
        System.exit(0);
    }

    private void answer(HttpExchange exchange, String prefix, boolean json) throws IOException {
        Path file = root.resolve(exchange.getRequestURI().getPath().substring(prefix.length()));
        if (file.toString().endsWith(".metadata")) {
            send(exchange, 200, "text/plain", metadata(Path.of(file.toString().replace(".metadata", ""))));
        } else if (Files.isDirectory(file)) {
            String page = Files.readString(file.resolve("index.html"));
            send(exchange, 200, json ? "application/vnd.pypi.simple.v1+json" : "text/html", (json ? asJson(file, page) : page).getBytes(StandardCharsets.UTF_8));
        } else if (Files.exists(file)) {
            sendPart(exchange, Files.readAllBytes(file));
        } else {
            send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private static String asJson(Path folder, String page) {
        return "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"" + folder.getFileName() + "\",\"files\":[" + LINK.matcher(page).results()
                .map(link -> "{\"filename\":\"%s\",\"url\":\"%s\",\"hashes\":{\"sha256\":\"%s\"},\"core-metadata\":true,\"requires-python\":\">=3.8\",\"size\":1,\"upload-time\":\"2024-01-01T00:00:00Z\"}"
                        .formatted(link.group(1), link.group(1), link.group(2)))
                .collect(Collectors.joining(",")) + "]}";
    }

    private static byte[] metadata(Path wheel) throws IOException {
        try (ZipFile archive = new ZipFile(wheel.toFile())) {
            return archive.getInputStream(archive.stream().filter(entry -> entry.getName().endsWith("METADATA")).findFirst().orElseThrow()).readAllBytes();
        }
    }

    private static void sendPart(HttpExchange exchange, byte[] whole) throws IOException {
        String asked = exchange.getRequestHeaders().getFirst("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        if (!range.matches()) {
            send(exchange, 200, "application/octet-stream", whole);
            return;
        }
        boolean tail = range.group(1).isEmpty();
        int from = tail ? Math.max(0, whole.length - Integer.parseInt(range.group(2))) : Integer.parseInt(range.group(1));
        int to = tail || range.group(2).isEmpty() ? whole.length : Math.min(whole.length, Integer.parseInt(range.group(2)) + 1);
        exchange.getResponseHeaders().set("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, whole.length));
        send(exchange, 206, "application/octet-stream", Arrays.copyOfRange(whole, from, to));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "max-age=600");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
