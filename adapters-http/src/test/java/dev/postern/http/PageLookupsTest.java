package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.postern.http.IndexServer.file;
import static dev.postern.http.IndexServer.json;
import static dev.postern.http.IndexServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageLookupsTest {

    private final IndexServer server = IndexServer.start();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_page_in_json_is_listed() {
        server.lists("a", file("a-1.0-py3-none-any.whl"), file("a-2.0.tar.gz"));
        assertThat(versions(server.lookup("a"))).containsExactly("1.0", "2.0");
        assertThat(server.received().getFirst().getHeader("Accept")).startsWith("application/vnd.pypi.simple.v1+json,");
        assertThat(server.received().getFirst().getHeader("Accept-Encoding")).isEqualTo("gzip");
    }

    @Test
    void a_page_in_html_is_listed() {
        server.answers("/simple/a/", aResponse().withHeader("Content-Type", "Text/HTML ; charset=ISO-8859-1")
                .withBody("<!DOCTYPE html><a href=\"../../files/a-1.0-py3-none-any.whl\">x</a>"));
        assertThat(IndexServer.distributions(server.lookup("a")).getFirst().url()).isEqualTo(server.url("/files/a-1.0-py3-none-any.whl"));
    }

    @Test
    void a_flat_page_is_asked_for_once_for_all_projects() {
        server.answers("/simple/", aResponse().withHeader("Content-Type", "text/html")
                .withBody("<a href='a-1.0.tar.gz'>x</a><a href='b-2.0.tar.gz'>y</a>"));
        HttpIndexes.Session session = server.session();
        assertThat(versions(session.lookup(server.index().flat().build(), PackageName.of("a")))).containsExactly("1.0");
        assertThat(versions(session.lookup(server.index().flat().build(), PackageName.of("b")))).containsExactly("2.0");
        assertThat(versions(session.lookup(server.index().flat().build(), PackageName.of("c")))).isEmpty();
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void not_found_and_gone_mean_absent(int status) {
        server.answers("/simple/a/", aResponse().withStatus(status));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Absent.class, absent -> {
            assertThat(absent.status()).isEqualTo(status);
            assertThat(absent.detail()).contains("/simple/a/` answered " + status);
        });
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"401, UV_INDEX_ACME_USERNAME", "403, UV_INDEX_ACME_PASSWORD", "407, HTTPS_PROXY", "511, browser"})
    void refusals_are_denied_with_a_remedy(int status, String remedy) {
        server.answers("/simple/a/", aResponse().withStatus(status));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Denied.class, denied -> {
            assertThat(denied.status()).isEqualTo(status);
            assertThat(denied.remedy().orElseThrow()).contains(remedy);
        });
    }

    @ParameterizedTest
    @CsvSource({"400, 1", "409, 1", "429, 3", "408, 3", "500, 3", "502, 3", "503, 3"})
    void other_statuses_are_unreachable_and_some_are_tried_again(int status, int requests) {
        server.answers("/simple/a/", aResponse().withStatus(status));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class, unreachable -> {
            assertThat(unreachable.status()).isEqualTo(OptionalInt.of(status));
            assertThat(unreachable.detail()).contains("answered " + status);
        });
        assertThat(server.requests()).isEqualTo(requests);
    }

    @Test
    void a_server_that_recovers_is_believed() {
        server.stub(get(urlEqualTo("/simple/a/")).inScenario("s").whenScenarioStateIs(Scenario.STARTED).willSetStateTo("up")
                .willReturn(aResponse().withStatus(503).withHeader("Retry-After", "0")));
        server.stub(
                get(urlEqualTo("/simple/a/")).inScenario("s").whenScenarioStateIs("up").willReturn(json(page("a", file("a-1.tar.gz")))));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_server_that_wants_a_long_rest_is_left_alone() {
        server.answers("/simple/a/", aResponse().withStatus(429).withHeader("Retry-After", "3600"));
        assertThat(server.lookup("a")).isInstanceOf(ProjectLookup.Unreachable.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void what_the_server_says_about_a_problem_is_told() {
        server.answers("/simple/a/", aResponse().withStatus(400).withHeader("Content-Type", "application/problem+json; charset=utf-8")
                .withBody("{\"type\":\"about:blank\",\"title\":\"No licence\",\"status\":400,\"detail\":\"a is not\\nallowed here\"}"));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).endsWith("answered 400 Bad Request: No licence: a is not"));
    }

    @ParameterizedTest
    @CsvSource({"application/json, `application/json`", "text/plain, `text/plain`", "'', without a `Content-Type`"})
    void another_content_type_is_unreadable(String type, String said) {
        server.answers("/simple/a/", type.isEmpty()
                ? aResponse().withBody(page("a"))
                : aResponse().withHeader("Content-Type", type).withBody(page("a")));
        assertUnreadable(server.lookup("a"), said);
    }

    @Test
    void broken_json_and_html_for_people_are_unreadable() {
        server.answers("/simple/a/", json("{\"files\": [{"));
        server.answers("/simple/b/", aResponse().withHeader("Content-Type", "text/html").withBody("<form></form>"));
        assertUnreadable(server.lookup("a"), "ends in the middle of its JSON");
        assertUnreadable(server.lookup("b"), "login form");
    }

    @Test
    void gzip_is_decoded() throws Exception {
        server.answers("/simple/a/", json("").withHeader("Content-Encoding", "gzip").withBody(gzip(page("a", file("a-1.tar.gz")), 1)));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
    }

    @Test
    void a_small_page_that_unpacks_to_a_huge_one_is_unreadable() throws Exception {
        byte[] bomb = gzip(" ".repeat(1 << 20), 80);
        assertThat(bomb.length).isLessThan(200_000);
        server.answers("/simple/a/", json("").withHeader("Content-Encoding", "gzip").withBody(bomb));
        assertUnreadable(server.lookup("a"), "longer than 64 MiB when decompressed");
    }

    @Test
    void damaged_gzip_and_unasked_codings_are_unreadable() throws Exception {
        byte[] damaged = gzip(page("a"), 1);
        damaged[damaged.length - 5] ^= 0x55;
        server.answers("/simple/a/", json("").withHeader("Content-Encoding", "gzip").withBody(damaged));
        server.answers("/simple/b/", json("").withHeader("Content-Encoding", "br").withBody(new byte[] {1, 2}));
        assertUnreadable(server.lookup("a"), "cannot be decoded");
        assertUnreadable(server.lookup("b"), "content coding `br` was not asked for");
    }

    @Test
    void a_page_of_a_hundred_megabytes_is_given_up() {
        server.answers("/simple/a/", json("").withBody(new byte[100 << 20]));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                lookup -> assertThat(lookup.detail()).contains("is longer than 64 MiB"));
        assertThat(server.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"})
    void a_connection_that_breaks_is_tried_again_and_then_unreachable(String fault) {
        server.answers("/simple/a/", aResponse().withFault(Fault.valueOf(fault)));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("after 3 attempts"));
        assertThat(server.requests()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 1000\r\n\r\n<a href='a-1.tar.gz'>x</a>",
        "Transfer-Encoding: chunked\r\n\r\n18\r\n<a href='a-1.tar.gz'>x</a>\r\n",
        "Transfer-Encoding: chunked\r\n\r\n18\r\n<a href='a-1.tar.gz'>x</a>\r\nlskdu018973t09sylgasjkfg1][]'./.sdlv\r\n"})
    void a_body_that_ends_early_is_unreachable(String rest) throws Exception {
        try (RawServer raw = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + rest)) {
            ProjectLookup lookup = server.session().lookup(Index.at(raw.url("/simple/")).build(), PackageName.of("a"));
            assertThat(lookup).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                    unreachable -> assertThat(unreachable.detail()).contains("after 3 attempts"));
        }
    }

    @Test
    void a_body_without_announced_length_ends_with_the_connection() throws Exception {
        try (RawServer raw = RawServer.answering("HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<a href='a-1.tar.gz'>x</a>")) {
            assertThat(versions(server.session().lookup(Index.at(raw.url("/simple/")).build(), PackageName.of("a")))).containsExactly("1");
        }
    }

    @Test
    void a_silent_server_is_unreachable() {
        server.answers("/simple/a/", json(page("a")).withFixedDelay(3_000));
        server.settings(server.settings().with(new HttpSettings.Retries(0, Duration.ofMillis(1), Duration.ofSeconds(1)))
                .with(server.settings().network().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200))));
        assertThat(server.lookup("a")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("sent nothing for 200 ms"));
    }

    @Test
    void a_server_that_stops_in_the_middle_of_a_page_is_unreachable() throws Exception {
        try (RawServer raw = RawServer.stoppingAfter("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<a href=")) {
            assertThat(impatient(raw)).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                    unreachable -> assertThat(unreachable.detail()).contains("sent nothing for 200 ms"));
        }
    }

    @Test
    void of_a_refusal_that_does_not_end_the_status_is_enough() throws Exception {
        try (RawServer raw = RawServer.stoppingAfter("HTTP/1.1 403 Forbidden\r\nContent-Length: 99\r\n\r\nno")) {
            assertThat(impatient(raw)).isInstanceOf(ProjectLookup.Denied.class);
        }
        server.answers("/simple/a/", aResponse().withStatus(401).withBody("x".repeat(10 << 20)));
        assertThat(server.lookup("a")).isInstanceOf(ProjectLookup.Denied.class);
    }

    private ProjectLookup impatient(RawServer raw) {
        server.settings(server.settings().with(new HttpSettings.Retries(0, Duration.ofMillis(1), Duration.ofSeconds(1)))
                .with(server.settings().network().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(200))));
        return server.session().lookup(Index.at(raw.url("/simple/")).build(), PackageName.of("a"));
    }

    @Test
    void a_server_that_is_not_there_is_unreachable() {
        Index index = server.index().build();
        server.wireMock().stop();
        assertThat(server.session().lookup(index, PackageName.of("a"))).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("refused the connection after 3 attempts"));
    }

    @Test
    void a_page_is_asked_for_once_in_a_run_however_often_it_is_needed() throws Exception {
        server.lists("a", file("a-1.tar.gz"));
        HttpIndexes.Session session = server.session();
        BlockingQueue<ProjectLookup> told = new ArrayBlockingQueue<>(3);
        session.anticipate(server.index().build(), PackageName.of("a"), told::add);
        session.anticipate(server.index().build(), PackageName.of("a"), told::add);
        assertThat(versions(session.lookup(server.index().build(), PackageName.of("A")))).containsExactly("1");
        assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(ProjectLookup.Listed.class);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isInstanceOf(ProjectLookup.Listed.class);
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void many_pages_come_at_once() {
        List<PackageName> names = IntStream.range(0, 200).mapToObj(i -> PackageName.of("p" + i)).toList();
        names.forEach(name -> server.lists(name.text(), file(name.text() + "-1.tar.gz")));
        HttpIndexes.Session session = server.session();
        names.forEach(name -> session.anticipate(server.index().build(), name, found -> {}));
        assertThat(names).allSatisfy(name -> assertThat(versions(session.lookup(server.index().build(), name))).containsExactly("1"));
        assertThat(server.requests()).isEqualTo(200);
    }

    @Test
    void an_index_with_a_query_keeps_it() {
        server.answers("/simple/a/?view=x", json(page("a", file("a-1.tar.gz"))));
        Index index = server.index().location(URI.create(server.location() + "?view=x")).build();
        assertThat(versions(server.session().lookup(index, PackageName.of("a")))).containsExactly("1");
    }

    private static List<String> versions(ProjectLookup lookup) {
        assertThat(lookup).isInstanceOf(ProjectLookup.Listed.class);
        return ((ProjectLookup.Listed) lookup).page().versions().stream().map(Version::toString).toList();
    }

    private static void assertUnreadable(ProjectLookup lookup, String said) {
        assertThat(lookup).isInstanceOfSatisfying(ProjectLookup.Unreadable.class,
                unreadable -> assertThat(unreadable.detail()).contains(said));
    }

    private static byte[] gzip(String text, int times) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            for (int i = 0; i < times; i++) {
                out.write(text.getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
