package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.postern.http.IndexServer.file;
import static dev.postern.http.IndexServer.json;
import static dev.postern.http.IndexServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.http.HttpSettings.CacheUse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CachingTest {

    private static final String LAST_MODIFIED = "Tue, 24 Nov 2026 00:00:00 GMT";

    private final IndexServer server = IndexServer.start();

    @TempDir private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "Cache-Control: max-age=600 | 599 | 1",
        "Cache-Control: max-age=600 | 601 | 2",
        "Cache-Control: MAX-AGE=\"600\", public | 599 | 1",
        "Cache-Control: max-age=600, no-cache | 1 | 2",
        "Cache-Control: no-store, max-age=600 | 1 | 2",
        "Cache-Control: private, max-age=600 | 599 | 1",
        "Cache-Control: s-maxage=600 | 1 | 2",
        "Cache-Control: max-age=600; Age: 500 | 99 | 1",
        "Cache-Control: max-age=600; Age: 500 | 101 | 2",
        "Date: Tue, 24 Nov 2026 00:00:00 GMT; Expires: Tue, 24 Nov 2026 00:10:00 GMT | 599 | 1",
        "Date: Tue, 24 Nov 2026 00:00:00 GMT; Expires: Tue, 24 Nov 2026 00:10:00 GMT | 601 | 2",
        "Date: Tue, 24 Nov 2026 00:00:00 GMT; Expires: 0 | 1 | 2",
        "Last-Modified: Tue, 24 Nov 2026 00:00:00 GMT | 599 | 1",
        "Last-Modified: Tue, 24 Nov 2026 00:00:00 GMT | 601 | 2",
        "Vary: * ; Cache-Control: max-age=600 | 1 | 2",
        "Cache-Control: max-age=99999999999999999999 | 99999 | 1",
        "X-Nothing: 1 | 1 | 2"})
    void a_page_is_used_while_it_is_fresh(String headers, int seconds, int requests) {
        var response = json(page("a", file("a-1.tar.gz")));
        for (String header : headers.split(";", -1)) {
            int colon = header.indexOf(':');
            response.withHeader(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
        }
        server.answers("/simple/a/", response);
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        server.finishRuns();
        server.timePasses(Duration.ofSeconds(seconds));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(requests);
    }

    @Test
    void a_run_that_is_answered_from_the_cache_starts_no_client() {
        fill("Cache-Control", "max-age=600");
        HttpIndexes indexes = server.open();
        assertThat(versions(server.session(indexes).lookup(server.index().build(), PackageName.of("a")))).containsExactly("1");
        assertThat(indexes.isConnected()).isFalse();
        server.timePasses(Duration.ofHours(1));
        server.session(indexes).lookup(server.index().build(), PackageName.of("a"));
        assertThat(indexes.isConnected()).isTrue();
    }

    @Test
    void what_a_first_request_needs_is_readied_ahead_and_nothing_is_asked() {
        try (HttpIndexes indexes = HttpIndexes.open(server.settings(), Runnable::run, server.clock())) {
            indexes.prepare(List.of(server.location()));
            assertThat(indexes.isConnected()).isTrue();
        }
        assertThat(server.requests()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"WHILE_FRESH, 1, false", "WHILE_FRESH, 11, true", "REVALIDATED, 1, true", "ONLY, 11, false"})
    void nothing_is_readied_where_the_cache_is_likely_to_answer(CacheUse use, int minutes, boolean readied) throws IOException {
        fill("Cache-Control", "max-age=600");
        server.finishRuns();
        try (Stream<Path> indexes = Files.list(folder.resolve("http-v1/pages"))) {
            for (Path index : indexes.toList()) {
                Files.setLastModifiedTime(index, FileTime.from(server.now()));
            }
        }
        server.timePasses(Duration.ofMinutes(minutes));
        server.cachingIn(folder, use);
        try (HttpIndexes indexes = HttpIndexes.open(server.settings(), Runnable::run, server.clock())) {
            indexes.prepare(List.of(server.location()));
            assertThat(indexes.isConnected()).isEqualTo(readied);
        }
    }

    @Test
    void a_stale_page_is_confirmed_by_its_etag_and_is_fresh_again() {
        fill("ETag", "\"v1\"");
        server.stub(get(urlEqualTo("/simple/a/")).withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304).withHeader("ETag", "\"v1\"").withHeader("Cache-Control", "max-age=60")));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        server.finishRuns();
        assertThat(server.requests()).isEqualTo(2);
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_stale_page_is_confirmed_by_its_date() {
        fill("Last-Modified", LAST_MODIFIED);
        server.timePasses(Duration.ofHours(1));
        server.stub(get(urlEqualTo("/simple/a/")).withHeader("If-Modified-Since", equalTo(LAST_MODIFIED))
                .willReturn(aResponse().withStatus(304)));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_304_about_something_else_is_not_believed() {
        fill("ETag", "\"v1\"");
        server.stub(get(urlEqualTo("/simple/a/")).withHeader("If-None-Match", equalTo("\"v1\""))
                .willReturn(aResponse().withStatus(304).withHeader("ETag", "\"v2\"")));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void a_changed_page_replaces_the_stored_one() {
        fill("ETag", "\"v1\"");
        server.answers("/simple/a/", json(page("a", file("a-2.tar.gz"))).withHeader("Cache-Control", "max-age=60"));
        assertThat(versions(server.lookup("a"))).containsExactly("2");
        server.finishRuns();
        assertThat(versions(server.lookup("a"))).containsExactly("2");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_page_that_is_gone_is_gone_although_it_was_stored() {
        fill("ETag", "\"v1\"");
        server.answers("/simple/a/", aResponse().withStatus(404));
        assertThat(server.lookup("a")).isInstanceOf(ProjectLookup.Absent.class);
    }

    @Test
    void refresh_asks_about_fresh_pages_but_not_about_immutable_ones() {
        server.answers("/simple/b/", json(page("b")).withHeader("Cache-Control", "max-age=600, immutable"));
        fill("Cache-Control", "max-age=600");
        server.lookup("b");
        server.finishRuns();
        server.cachingIn(folder, CacheUse.REVALIDATED);
        server.lookup("a");
        server.lookup("b");
        assertThat(server.requests("/simple/a/")).isEqualTo(2);
        assertThat(server.requests("/simple/b/")).isEqualTo(1);
    }

    @Test
    void offline_uses_what_there_is_however_old_and_asks_nothing() {
        fill("Cache-Control", "no-cache");
        server.lookup("absent");
        server.finishRuns();
        server.timePasses(Duration.ofDays(400));
        int before = server.requests();
        server.cachingIn(folder, CacheUse.ONLY);
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.lookup("absent")).isInstanceOf(ProjectLookup.Absent.class);
        assertThat(server.lookup("unknown")).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("--offline"));
        assertThat(server.requests()).isEqualTo(before);
    }

    @Test
    void an_absence_is_remembered_for_offline_runs_only() {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers("/simple/a/", aResponse().withStatus(404).withHeader("Cache-Control", "max-age=600"));
        server.lookup("a");
        server.finishRuns();
        server.lookup("a");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void failures_are_not_remembered() throws IOException {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        for (int status : new int[] {401, 403, 500}) {
            server.answers("/simple/a/", aResponse().withStatus(status).withHeader("Cache-Control", "max-age=600"));
            server.lookup("a");
        }
        server.answers("/simple/a/", json("garbage").withHeader("Cache-Control", "max-age=600"));
        server.lookup("a");
        server.finishRuns();
        assertThat(entries()).isEmpty();
    }

    @Test
    void another_user_does_not_see_the_pages_and_a_renewed_password_does() {
        server.credential("ann", "one");
        fill("Cache-Control", "max-age=600");
        server.withCredentials("ann", "two");
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(1);
        server.withCredentials("bob", "two");
        server.lookup("a");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void no_secret_reaches_the_disk() throws IOException {
        server.credential("", "t0k3n-in-place-of-a-user");
        fill("Cache-Control", "max-age=600");
        server.withCredentials("t0k3n-in-place-of-a-user", "");
        server.lookup("a");
        server.finishRuns();
        assertThat(entries()).isNotEmpty();
        for (Path entry : entries()) {
            assertThat(Files.readString(entry, StandardCharsets.ISO_8859_1) + entry).doesNotContain("t0k3n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"truncated", "flipped", "empty", "garbage", "zeroes"})
    void a_damaged_entry_is_fetched_again(String damage) throws IOException {
        fill("Cache-Control", "max-age=600");
        for (Path entry : entries()) {
            byte[] bytes = Files.readAllBytes(entry);
            switch (damage) {
                case "truncated" -> bytes = Arrays.copyOf(bytes, bytes.length - 3);
                case "flipped" -> bytes[bytes.length - 9] ^= 1;
                case "empty" -> bytes = new byte[0];
                case "zeroes" -> bytes = new byte[bytes.length];
                default -> bytes = "garbage".repeat(50).getBytes(StandardCharsets.UTF_8);
            }
            Files.write(entry, bytes);
        }
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        server.finishRuns();
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void a_cache_that_cannot_be_written_is_said_once_and_stops_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "in the way");
        server.cachingIn(file, CacheUse.WHILE_FRESH);
        server.lists("a", file("a-1.tar.gz"));
        server.lists("b", file("b-1.tar.gz"));
        server.answers("/simple/a/", json(page("a", file("a-1.tar.gz"))).withHeader("ETag", "x"));
        server.answers("/simple/b/", json(page("b", file("b-1.tar.gz"))).withHeader("ETag", "x"));
        HttpIndexes indexes = server.open();
        HttpIndexes.Session session = server.session(indexes);
        assertThat(versions(session.lookup(server.index().build(), PackageName.of("a")))).containsExactly("1");
        assertThat(versions(session.lookup(server.index().build(), PackageName.of("b")))).containsExactly("1");
        indexes.close();
        assertThat(indexes.notices()).hasSize(1).first().asString().contains("cannot be written");
    }

    @Test
    void nothing_is_left_beside_the_entries() throws IOException {
        fill("Cache-Control", "max-age=600");
        assertThat(entries()).hasSize(1).noneMatch(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void size_prune_and_clean_know_what_is_theirs() throws IOException {
        fill("Cache-Control", "max-age=600");
        HttpCache cache = HttpCache.in(folder);
        long size = Files.size(entries().getFirst());
        Path foreign = Files.writeString(folder.resolve("interpreters.json"), "{}");
        Path old = Files.createDirectories(folder.resolve("http-v0")).resolve("x");
        Files.writeString(old, "old");
        assertThat(cache.size()).isEqualTo(size);
        assertThat(cache.prune(InstantSource.system())).isEqualTo(new HttpCache.Removed(1, 3));
        assertThat(cache.size()).isEqualTo(size);
        assertThat(cache.prune(() -> Instant.now().plus(Duration.ofDays(31)))).isEqualTo(new HttpCache.Removed(1, size));
        fill("Cache-Control", "max-age=600");
        assertThat(cache.clean().files()).isEqualTo(1);
        assertThat(cache.size()).isZero();
        assertThat(foreign).exists();
        assertThat(HttpCache.in(folder.resolve("nowhere")).clean()).isEqualTo(new HttpCache.Removed(0, 0));
    }

    private void fill(String header, String value) {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers("/simple/a/", json(page("a", file("a-1.tar.gz"))).withHeader(header, value));
        assertThat(versions(server.lookup("a"))).containsExactly("1");
        server.finishRuns();
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).filter(file -> file.toString().contains("http-v")).toList();
        }
    }

    private static List<String> versions(ProjectLookup lookup) {
        assertThat(lookup).isInstanceOf(ProjectLookup.Listed.class);
        return ((ProjectLookup.Listed) lookup).page().versions().stream().map(Version::toString).toList();
    }
}
