package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;
import dev.postern.domain.index.PageFile;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;
import dev.postern.testkit.UniverseFile;
import dev.postern.testkit.UniverseIndex;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A universe behind real servers, one for each index. */
final class UniverseOverHttp implements ServedUniverse {

    private final Map<String, WireMockServer> servers = new HashMap<>();
    private final PackageUniverse universe;
    private final boolean html;
    private final ExecutorService blocking = Executors.newFixedThreadPool(2);
    private final HttpIndexes indexes;
    private final HttpIndexes.Session session;

    UniverseOverHttp(PackageUniverse universe, boolean html) {
        this.universe = universe;
        this.html = html;
        universe.indexes().forEach(index -> servers.put(index.name(), serve(index)));
        HttpSettings settings = HttpSettings.standard().with(new HttpSettings.Retries(1, Duration.ofMillis(1), Duration.ofMillis(1)));
        indexes = HttpIndexes.open(settings, blocking, InstantSource.system());
        session = indexes.session(new CredentialBroker(List.of(), InstantSource.system()));
    }

    private WireMockServer serve(UniverseIndex index) {
        WireMockServer server = new WireMockServer(WireMockConfiguration.wireMockConfig().dynamicPort().extensions(new Serving(index)));
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse()));
        return server;
    }

    @Override
    public PackageIndex packages() {
        return session;
    }

    @Override
    public MetadataSource metadata() {
        return session;
    }

    @Override
    public DistributionSource files() {
        return session;
    }

    @Override
    public Index index(String name) {
        WireMockServer server = servers.get(name);
        return universe.indexValue(name).toBuilder().location(URI.create("http://127.0.0.1:" + server.port() + "/simple/")).build();
    }

    @Override
    public void close() {
        indexes.close();
        blocking.shutdownNow();
        servers.values().forEach(WireMockServer::stop);
    }

    /** Answers for one index. */
    private final class Serving implements ResponseDefinitionTransformerV2 {

        private final UniverseIndex index;

        Serving(UniverseIndex index) {
            this.index = index;
        }

        @Override
        public ResponseDefinition transform(ServeEvent event) {
            String[] path = event.getRequest().getUrl().split("/", -1);
            if (path.length >= 5 && path[3].equals("files")) {
                Optional<UniverseFile> file = index.files().stream().filter(known -> known.filename().equals(path[4])).findFirst();
                return file.map(found -> aResponse().withBody(found.bytes())).orElse(aResponse().withStatus(404)).build();
            }
            return answer(index.answer(PackageName.of(path[2]))).build();
        }

        private ResponseDefinitionBuilder answer(ProjectLookup said) {
            return switch (said) {
                case ProjectLookup.Listed listed -> page(listed.page().files());
                case ProjectLookup.Absent absent -> aResponse().withStatus(absent.status());
                case ProjectLookup.Denied denied -> aResponse().withStatus(denied.status());
                case ProjectLookup.Unreachable failed -> failed.status().isPresent()
                        ? aResponse().withStatus(failed.status().getAsInt())
                        : aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER);
                case ProjectLookup.Unreadable unreadable -> aResponse().withHeader("Content-Type", "text/html").withBody("garbage");
            };
        }

        private ResponseDefinitionBuilder page(List<PageFile> files) {
            StringBuilder page = new StringBuilder();
            for (PageFile file : files) {
                page.append(html ? anchor(file) : (page.isEmpty() ? "" : ",") + object(file));
            }
            return html
                    ? aResponse().withHeader("Content-Type", "text/html").withBody("<!DOCTYPE html>\n" + page)
                    : aResponse().withHeader("Content-Type", IndexServer.JSON).withBody("{\"files\":[" + page + "]}");
        }

        private static String object(PageFile file) {
            return "{\"filename\":\"" + file.filename() + "\",\"url\":\"" + file.url() + "\",\"size\":" + file.size()
                    + ",\"hashes\":{\"sha256\":\""
                    + file.digests().getFirst().hex() + "\"},\"requires-python\":" + quoted(file.requiresPython()) + ",\"yanked\":"
                    + quoted(file.yanked()) + "}";
        }

        private static String quoted(String text) {
            return text == null ? "null" : "\"" + text + "\"";
        }

        private static String anchor(PageFile file) {
            return "<a href=\"" + file.url() + "#" + file.digests().getFirst().toString().replace(':', '=') + "\""
                    + (file.requiresPython() == null ? "" : " data-requires-python=\"" + file.requiresPython().replace(">", "&gt;") + "\"")
                    + (file.yanked() == null ? "" : " data-yanked=\"" + file.yanked() + "\"") + ">" + file.filename() + "</a>\n";
        }

        @Override
        public String getName() {
            return "universe";
        }
    }
}
