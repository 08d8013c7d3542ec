package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.http.HttpSettings.CacheUse;
import dev.postern.http.HttpSettings.Caching;
import dev.postern.http.HttpSettings.Retries;
import dev.postern.http.HttpSettings.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpConnectionsTest {

    private final ExecutorService blocking = Executors.newFixedThreadPool(2);
    private final HttpConnections connections = HttpConnections.on(blocking);
    private final HttpSettings settings = HttpSettings.standard();
    private CountingServer server;

    @TempDir private Path folder;

    @BeforeEach
    void start() throws IOException {
        server = new CountingServer();
    }

    @AfterEach
    void stop() {
        connections.close();
        blocking.shutdownNow();
        server.close();
    }

    @Test
    void callers_with_the_same_settings_share_a_connection() {
        ask(caller(settings));
        ask(caller(HttpSettings.standard()));
        assertThat(server.connections()).hasSize(2);
        assertThat(server.connections().stream().distinct()).hasSize(1);
    }

    @Test
    void the_use_of_the_cache_and_the_number_of_retries_divide_nobody() {
        ask(caller(settings));
        ask(caller(settings.with(Caching.in(folder, CacheUse.REVALIDATED)).with(Retries.standard().withCount(7))));
        assertThat(server.connections().stream().distinct()).hasSize(1);
    }

    @Test
    void callers_who_reach_servers_in_different_ways_never_share_a_connection() {
        List<HttpSettings> different = List.of(settings, settings.withUserAgent("another"),
                settings.with(settings.network().withTimeouts(Duration.ofSeconds(9), Duration.ofSeconds(8))),
                settings.with(settings.network().with(Variables.of(Map.of("NO_PROXY", "example.com")))));
        different.forEach(each -> ask(caller(each)));
        different.forEach(each -> ask(caller(each)));
        assertThat(server.connections()).hasSize(8);
        assertThat(server.connections().stream().distinct()).hasSize(4);
    }

    @Test
    void a_caller_who_ends_leaves_the_connections_to_others() {
        HttpIndexes first = caller(settings);
        HttpIndexes other = caller(settings);
        ask(first);
        first.close();
        assertThat(ask(first)).isInstanceOf(ProjectLookup.Unreachable.class);
        assertThat(ask(other)).isInstanceOf(ProjectLookup.Listed.class);
        other.close();
        assertThat(ask(caller(settings))).isInstanceOf(ProjectLookup.Listed.class);
        assertThat(server.connections().stream().distinct()).hasSize(1);
    }

    @Test
    void a_caller_who_ends_waits_for_no_server() {
        HttpIndexes caller = caller(settings);
        CompletableFuture<ProjectLookup> waiting = CompletableFuture.supplyAsync(() -> ask(caller, "silence"), blocking);
        server.awaitSilence();
        caller.close();
        assertThat(waiting.join()).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("no longer needed"));
    }

    @Test
    void connections_that_nobody_has_used_for_long_are_given_up() {
        HttpIndexes steady = caller(settings);
        ask(steady);
        for (int i = 1; i <= 5; i++) {
            HttpIndexes caller = caller(settings.withUserAgent("agent " + i));
            ask(caller);
            caller.close();
        }
        int before = (int) server.connections().stream().distinct().count();
        ask(steady);
        ask(caller(settings.withUserAgent("agent 5")));
        assertThat(server.connections().stream().distinct()).hasSize(before);
        ask(caller(settings.withUserAgent("agent 1")));
        assertThat(server.connections().stream().distinct()).hasSize(before + 1);
    }

    @Test
    void after_the_end_of_the_process_nobody_is_reached() {
        HttpIndexes early = caller(settings);
        ask(early);
        connections.close();
        assertThat(ask(early, "b")).isInstanceOf(ProjectLookup.Unreachable.class);
        assertThat(ask(caller(settings.withUserAgent("late")))).isInstanceOf(ProjectLookup.Unreachable.class);
        assertThat(server.connections()).hasSize(1);
    }

    private HttpIndexes caller(HttpSettings its) {
        return connections.indexes(its, InstantSource.system());
    }

    private ProjectLookup ask(HttpIndexes caller) {
        return ask(caller, "a");
    }

    private ProjectLookup ask(HttpIndexes caller, String project) {
        return caller.session(new CredentialBroker(List.of(), InstantSource.system())).lookup(server.index(), PackageName.of(project));
    }
}
