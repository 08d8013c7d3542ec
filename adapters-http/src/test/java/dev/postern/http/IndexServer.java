package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.domain.credential.ConfiguredCredentials;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexBuilder;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that stands for an index, and this adapter before it. */
final class IndexServer implements AutoCloseable {

    static final String JSON = "application/vnd.pypi.simple.v1+json";

    private final WireMockServer server;
    private final ExecutorService blocking = Executors.newFixedThreadPool(2);
    private final List<HttpIndexes> opened = new ArrayList<>();
    private final List<ConfiguredCredentials.Entry> credentials = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-25T00:00:00Z");
    private HttpSettings settings = HttpSettings.standard()
            .with(new HttpSettings.Retries(2, Duration.ofMillis(1), Duration.ofSeconds(2)));

    private IndexServer(WireMockConfiguration configuration) {
        server = new WireMockServer(configuration.dynamicPort().gzipDisabled(true));
        server.start();
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    }

    static IndexServer start() {
        return new IndexServer(WireMockConfiguration.wireMockConfig());
    }

    static IndexServer start(WireMockConfiguration configuration) {
        return new IndexServer(configuration);
    }

    WireMockServer wireMock() {
        return server;
    }

    /** How the adapter is set up when it is next opened. */
    IndexServer settings(HttpSettings changed) {
        settings = changed;
        return this;
    }

    HttpSettings settings() {
        return settings;
    }

    IndexServer cachingIn(Path folder, HttpSettings.CacheUse use) {
        return settings(settings.with(HttpSettings.Caching.in(folder, use)));
    }

    /** The credential of this server's index. */
    IndexServer credential(String user, String password) {
        credentials.add(new ConfiguredCredentials.Entry(location(), Credential.basic(user, Secret.of(password))));
        return this;
    }

    /** The same with nothing that was said before. */
    IndexServer withCredentials(String user, String password) {
        credentials.clear();
        return credential(user, password);
    }

    void timePasses(Duration duration) {
        now = now.plus(duration);
    }

    Instant now() {
        return now;
    }

    URI location() {
        return URI.create("http://127.0.0.1:" + server.port() + "/simple/");
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    IndexBuilder index() {
        return Index.at(location()).named("acme");
    }

    void answers(String path, ResponseDefinitionBuilder response) {
        server.stubFor(get(urlEqualTo(path)).willReturn(response));
    }

    void stub(MappingBuilder mapping) {
        server.stubFor(mapping);
    }

    /** A page with these files, each given as a JSON object. */
    void lists(String project, String... files) {
        answers("/simple/" + project + "/", json(page(project, files)));
    }

    static String page(String project, String... files) {
        return "{\"meta\":{\"api-version\":\"1.1\"},\"name\":\"" + project + "\",\"files\":[" + String.join(",", files) + "]}";
    }

    static String file(String name) {
        return "{\"filename\":\"" + name + "\",\"url\":\"/files/" + name + "\",\"hashes\":{}}";
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", JSON).withBody(body);
    }

    /** A fresh run. */
    HttpIndexes.Session session() {
        return session(open());
    }

    HttpIndexes.Session session(HttpIndexes indexes) {
        return indexes.session(new CredentialBroker(List.of(ConfiguredCredentials.fromUrls(credentials)), clock()));
    }

    HttpIndexes open() {
        HttpIndexes indexes = HttpIndexes.open(settings, blocking, clock());
        opened.add(indexes);
        return indexes;
    }

    InstantSource clock() {
        return () -> now;
    }

    ProjectLookup lookup(String project) {
        return session().lookup(index().build(), PackageName.of(project));
    }

    /** Ends all runs so far, with what they still write. */
    void finishRuns() {
        opened.forEach(HttpIndexes::close);
        opened.clear();
    }

    int requests(String path) {
        return server.countRequestsMatching(getRequestedFor(urlEqualTo(path)).build()).getCount();
    }

    int requests() {
        return received().size();
    }

    List<LoggedRequest> received() {
        return server.findAll(com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor(anyUrl()));
    }

    /** The files of a listed page. */
    static List<Distribution> distributions(ProjectLookup lookup) {
        ProjectLookup.Listed listed = (ProjectLookup.Listed) lookup;
        return listed.page().versions().stream().flatMap(version -> listed.page().distributions(version).stream()).toList();
    }

    @Override
    public void close() {
        finishRuns();
        blocking.shutdownNow();
        server.stop();
    }
}
