package dev.postern.cli;

import static dev.postern.cli.HostileServer.answer;
import static dev.postern.cli.HostileServer.status;
import static dev.postern.cli.Workplace.compile;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes that are down, refuse, or fail: nobody answers in their place, and the message says which index and what to do. */
class BadIndexTest {
    private static final String NAMED = "acme";

    @TempDir private Path folder;

    private final HostileServer server = new HostileServer();
    private Workplace work;

    @BeforeEach
    void open() {
        work = Workplace.in(folder).replacing(server.url(""), "<server>").replacing(server.url("").replace("http:", "https:"), "<secure>");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void fails(String golden, int status, HostileServer.Answer page, String... more) {
        server.at("/simple/apple/", page);
        work.fails(golden, status, compile(server, more));
    }

    @Test
    void an_index_that_is_down_is_told() {
        server.close();
        work.fails("index-down", 2, compile(server));
    }

    @Test
    void an_index_whose_name_nobody_knows_is_told() {
        work.fails("index-unknown-host", 2, compile("--default-index", "http://pypi.acme.invalid/simple/"));
    }

    @Test
    void an_index_that_says_nothing_is_given_up() {
        CountDownLatch over = new CountDownLatch(1);
        work.terminal().with("UV_HTTP_TIMEOUT", "1");
        fails("index-silent", 2, (_, _) -> await(over));
        over.countDown();
    }

    @Test
    void an_index_that_stops_in_the_middle_is_given_up() {
        CountDownLatch over = new CountDownLatch(1);
        work.terminal().with("UV_HTTP_TIMEOUT", "1");
        fails("index-stalls", 2, (_, out) -> {
            out.write(HostileServer.head("200 OK", "text/html", 1000));
            out.flush();
            await(over);
        });
        over.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_index_that_wants_a_credential_says_how_to_give_it() {
        fails("index-401", 1, status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"acme\""));
        work.fails("index-401-named", 1, compile("--index", NAMED + "=" + server.url("/simple/")));
        fails("index-403", 1, status("403 Forbidden"));
        fails("index-407", 1, status("407 Proxy Authentication Required"));
        fails("index-511", 1, status("511 Network Authentication Required"));
    }

    @Test
    void an_index_that_does_not_take_the_credential_is_told_without_it() {
        server.at("/simple/apple/", status("401 Unauthorized", "WWW-Authenticate: Basic realm=\"acme\""));
        String url = server.url("acme:" + Workplace.SECRET, "/simple/");
        work.fails("index-401-wrong-password", 1, compile("--default-index", url));
        server.at("/simple/apple/", status("403 Forbidden"));
        work.fails("index-403-with-credential", 1, compile("--default-index", url));
        work.terminal().with("UV_INDEX_ACME_USERNAME", "acme").with("UV_INDEX_ACME_PASSWORD", Workplace.SECRET);
        work.fails("index-403-of-variables", 1, compile("--index", NAMED + "=" + server.url("/simple/")));
    }

    @Test
    void a_denied_index_stops_the_search_before_the_next_one() {
        server.at("/simple/apple/", status("403 Forbidden"));
        work.fails("index-403-first-of-two", 1,
                compile("--index", NAMED + "=" + server.url("/simple/"), "--default-index", server.url("/public/")));
        assertThat(server.askedPaths()).noneMatch(path -> path.startsWith("/public"));
    }

    @Test
    void an_index_that_fails_is_told_with_what_it_said() {
        fails("index-500", 2, status("500 Internal Server Error"));
        fails("index-503-problem", 2, answer("503 Service Unavailable", "application/problem+json",
                "{\"title\": \"maintenance\", \"detail\": \"back at \\u001b[31mnoon\"}"));
        fails("index-400", 2, status("400 Bad Request"));
        fails("index-teapot", 2, status("418 I am a teapot"));
    }

    @Test
    void an_index_that_asks_to_slow_down_is_asked_again() {
        work.terminal().with("UV_HTTP_RETRIES", "1");
        fails("index-429", 2, status("429 Too Many Requests", "Retry-After: 0"));
        assertThat(server.asked()).hasSize(2);
    }

    @Test
    void an_index_that_asks_to_wait_for_long_is_not_waited_for() {
        work.terminal().with("UV_HTTP_RETRIES", "1");
        fails("index-429-for-long", 2, status("429 Too Many Requests", "Retry-After: 86400"));
        assertThat(server.asked()).hasSize(1);
    }

    @Test
    void what_is_not_http_is_told() {
        fails("index-other-protocol", 2, (_, out) -> out.write("SSH-2.0-OpenSSH_9.2\r\n".getBytes(UTF_8)));
        fails("index-mute", 2, (_, _) -> {});
        work.fails("index-clear-text-behind-https", 2,
                compile("--default-index", server.url("/simple/").replace("http:", "https:")));
        fails("index-endless-headers", 2,
                (_, out) -> out.write(HostileServer.head("200 OK", "text/html", 0, "X-Filler: " + "x".repeat(1 << 20))));
    }

    @Test
    void redirects_without_end_are_told() {
        fails("index-redirect-circle", 2, status("302 Found", "Location: /simple/apple/"));
        fails("index-redirect-broken", 2, status("302 Found", "Location: ftp://files.example/simple/apple/"));
        fails("index-redirect-nowhere", 2, status("302 Found"));
        fails("index-redirect-malformed", 2, status("302 Found", "Location: http://[::bad/"));
    }

    @Test
    void a_redirect_to_another_place_gets_no_credential() {
        try (HostileServer other = new HostileServer()) {
            work.replacing(other.url(""), "<other>");
            other.at("/simple/apple/", answer("200 OK", "text/html", "<a href=\"apple-1.0-py3-none-any.whl\">apple</a>"));
            server.at("/simple/apple/", status("302 Found", "Location: " + other.url("/simple/apple/")));
            work.fails("index-redirect-with-credential", 2,
                    compile("--default-index", server.url("acme:" + Workplace.SECRET, "/simple/")));
            assertThat(other.asked()).isEmpty();
        }
    }

    @Test
    void an_index_that_cannot_be_one_is_told() {
        work.fails("index-scheme", 2, compile("--default-index", "htps://pypi.acme.example/simple"));
        work.fails("index-ftp", 2, compile("--default-index", "ftp://pypi.acme.example/simple"));
        work.fails("index-without-host", 2, compile("--default-index", "https:///simple"));
        work.fails("index-port", 2, compile("--default-index", "https://pypi.acme.example:port/simple"));
        work.fails("index-secret-malformed", 2,
                compile("--default-index", "https://acme:" + Workplace.SECRET + "@pypi acme.example/simple"));
        work.fails("index-name", 2, compile("--index", "our index=https://pypi.acme.example/simple"));
        work.fails("index-missing-folder", 2, compile("--default-index", "./no/such/folder"));
    }
}
