package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link TokenEndpoint} does. */
public abstract class TokenEndpointContract {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    /** The endpoint under test. */
    protected abstract TokenEndpoint endpoint();

    @BeforeEach
    public void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::handle);
        server.start();
    }

    @AfterEach
    public void stopServer() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization")
                + " " + exchange.getRequestHeaders().getFirst("Content-Type") + " " + body);
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/slow")) {
            try {
                Thread.sleep(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.getResponseHeaders().add("Location", uri("/elsewhere").toString());
        exchange.getResponseHeaders().add("WWW-Authenticate", "Bearer authorization_uri=x");
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"y\"");
        byte[] text = (path.equals("/large") ? "x".repeat(3 << 20) : "{\"token\":\"s3crét\"}").getBytes(StandardCharsets.UTF_8);
        int status = path.equals("/redirect") ? 302 : path.equals("/denied") ? 401 : path.equals("/down") ? 503 : 200;
        exchange.sendResponseHeaders(status, text.length);
        exchange.getResponseBody().write(text);
        exchange.close();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private TokenReply.Answered answered(TokenRequest request) {
        TokenReply reply = endpoint().send(request);
        assertThat(reply).isInstanceOf(TokenReply.Answered.class);
        return (TokenReply.Answered) reply;
    }

    @Test
    public void method_headers_and_body_arrive_and_the_answer_comes_back() {
        TokenReply.Answered reply = answered(TokenRequest.post(uri("/token?a=b%20c")).authorized(Credential.basic("u", Secret.of("p")))
                .form(Map.of("grant", Secret.of("a b&c"))));
        assertThat(seen).containsExactly("POST /token?a=b%20c Basic dTpw application/x-www-form-urlencoded grant=a+b%26c");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(Secret.of("{\"token\":\"s3crét\"}"));
        assertThat(reply.headers("www-authenticate")).containsExactly("Bearer authorization_uri=x", "Basic realm=\"y\"");
    }

    @Test
    public void json_has_its_media_type_and_an_empty_post_has_no_body() {
        answered(TokenRequest.post(uri("/a")).json(Secret.of("{}")));
        answered(TokenRequest.post(uri("/b")));
        assertThat(seen).containsExactly("POST /a null application/json {}", "POST /b null null ");
    }

    @Test
    public void no_redirect_is_followed() {
        TokenReply.Answered reply = answered(TokenRequest.get(uri("/redirect")));
        assertThat(reply.status()).isEqualTo(302);
        assertThat(reply.header("Location")).contains(uri("/elsewhere").toString());
        assertThat(seen).hasSize(1);
    }

    @Test
    public void every_status_is_an_answer_and_nothing_is_sent_twice() {
        assertThat(answered(TokenRequest.get(uri("/denied"))).status()).isEqualTo(401);
        assertThat(answered(TokenRequest.get(uri("/down"))).status()).isEqualTo(503);
        assertThat(seen).hasSize(2);
    }

    @Test
    public void a_large_body_is_cut_off() {
        TokenReply reply = endpoint().send(TokenRequest.get(uri("/large")));
        if (reply instanceof TokenReply.Answered answered) {
            assertThat(answered.body().reveal().length()).isLessThanOrEqualTo(TokenReply.MOST_BYTES);
        } else {
            assertThat(((TokenReply.Unreachable) reply).detail()).isNotBlank();
        }
    }

    @Test
    public void a_server_that_does_not_answer_in_time_is_unreachable() {
        assertThat(endpoint().send(TokenRequest.get(uri("/slow")).within(Duration.ofMillis(200))))
                .isInstanceOf(TokenReply.Unreachable.class);
    }

    @Test
    public void a_dead_server_is_unreachable() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThat(endpoint().send(TokenRequest.get(URI.create("http://127.0.0.1:" + port + "/?key=s3cret"))))
                .isInstanceOfSatisfying(TokenReply.Unreachable.class,
                        reply -> assertThat(reply.detail()).isNotBlank().doesNotContain("s3cret"));
    }

    @Test
    public void no_part_of_the_conversation_prints_a_secret() {
        TokenRequest request = TokenRequest.post(uri("/token?key=s3crét")).header("X-Key", Secret.of("s3crét")).json(Secret.of("s3crét"));
        assertThat(request + " " + request.headers() + request.body() + answered(request)).doesNotContain("s3crét");
    }
}
