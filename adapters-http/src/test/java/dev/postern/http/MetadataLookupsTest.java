package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static dev.postern.http.IndexServer.distributions;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.http.HttpSettings.CacheUse;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataLookupsTest {

    private static final String WHEEL = "a-1.0-py3-none-any.whl";
    private static final String PATH = "/files/" + WHEEL;

    private final RangeServing ranges = new RangeServing();
    private final IndexServer server = IndexServer.start(WireMockConfiguration.wireMockConfig().extensions(ranges));

    @TempDir private Path folder;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void advertised_metadata_is_one_small_request() {
        server.answers(PATH + ".metadata", aResponse().withBody(Wheels.METADATA));
        MetadataLookup found = look(advertised(sha256(Wheels.METADATA)));
        assertThat(found).isInstanceOfSatisfying(MetadataLookup.Available.class,
                available -> assertThat(available.metadata().requiresDist()).extracting(Object::toString).containsExactly("b>=2"));
        assertThat(paths()).containsExactly("/simple/a/", PATH + ".metadata");
    }

    @Test
    void metadata_with_another_digest_is_an_error_and_no_reason_to_look_elsewhere() {
        server.answers(PATH + ".metadata", aResponse().withBody(Wheels.METADATA + "x"));
        serve(Wheels.wheel(10, 0));
        assertThat(look(advertised(sha256(Wheels.METADATA)))).isInstanceOfSatisfying(MetadataLookup.HashMismatch.class,
                mismatch -> assertThat(mismatch.detail()).contains(PATH + ".metadata", sha256(Wheels.METADATA),
                        sha256(Wheels.METADATA + "x")));
        assertThat(paths()).doesNotContain(PATH);
    }

    @Test
    void advertised_metadata_that_is_missing_is_read_from_the_wheel() {
        serve(Wheels.wheel(10, 0));
        assertAvailable(look(advertised(sha256(Wheels.METADATA))));
        assertThat(paths()).containsExactly("/simple/a/", PATH + ".metadata", PATH);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void refused_metadata_is_denied(int status) {
        server.answers(PATH + ".metadata", aResponse().withStatus(status));
        assertThat(look(advertised(sha256(Wheels.METADATA)))).isInstanceOfSatisfying(MetadataLookup.Denied.class,
                denied -> assertThat(denied.status()).isEqualTo(status));
    }

    @Test
    void metadata_behind_a_server_error_is_unreachable() {
        server.answers(PATH + ".metadata", aResponse().withStatus(502));
        assertThat(look(advertised(sha256(Wheels.METADATA)))).isInstanceOfSatisfying(MetadataLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.status()).isEqualTo(OptionalInt.of(502)));
    }

    @ParameterizedTest
    @CsvSource({"10, 0, 1", "100000, 0, 1", "100000, 150, 2", "100000, 1000, 3"})
    void a_wheel_costs_as_many_ranged_requests_as_its_shape_needs(int before, int members, int requests) {
        byte[] wheel = Wheels.wheel(before, members);
        serve(wheel);
        assertAvailable(look(file(wheel.length)));
        assertThat(server.requests(PATH)).isEqualTo(requests);
        assertThat(wheelRequests()).allMatch(request -> request.containsHeader("Range"))
                .allMatch(request -> request.getMethod().getName().equals("GET"));
        assertThat(ranges.sent()).isLessThan(120_000);
    }

    @Test
    void a_wheel_of_unknown_or_wrongly_announced_size_is_read_all_the_same() {
        byte[] wheel = Wheels.wheel(50_000, 10);
        serve(wheel);
        assertAvailable(look(file(-1)));
        assertThat(wheelRequests().getFirst().getHeader("Range")).isEqualTo("bytes=-16384");
        assertAvailable(look(file(wheel.length - 30_000)));
    }

    @Test
    void a_server_that_ignores_ranges_is_remembered_and_what_it_sent_is_used() {
        ranges.ignore();
        byte[] wheel = Wheels.wheel(50_000, 10);
        serve(wheel);
        HttpIndexes.Session session = server.session();
        assertAvailable(look(session, file(wheel.length)));
        server.answers("/files/a-2.0-py3-none-any.whl", aResponse().withBody(Wheels.zip(zip -> Wheels.add(zip, "a-2.0.dist-info/METADATA",
                Wheels.METADATA.replace("1.0", "2.0")))));
        assertAvailable(look(session, IndexServer.file("a-2.0-py3-none-any.whl")));
        assertThat(wheelRequests()).extracting(request -> request.containsHeader("Range")).containsExactly(true, false);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 405, 416})
    void a_server_that_rejects_ranges_gets_a_plain_request(int status) {
        ranges.reject(status);
        serve(Wheels.wheel(50_000, 10));
        assertAvailable(look(file(-1)));
        assertThat(server.requests(PATH)).isEqualTo(2);
    }

    @Test
    void a_large_wheel_from_a_server_without_ranges_is_read_from_disk() {
        ranges.ignore();
        serve(Wheels.wheel(20 << 20, 10));
        assertAvailable(look(file(-1)));
    }

    @Test
    void files_may_redirect_and_the_credential_stays_behind() {
        try (IndexServer cdn = IndexServer.start()) {
            server.credential("ann", "secret");
            server.answers(PATH + ".metadata", temporaryRedirect(cdn.url("/elsewhere").toString()));
            cdn.answers("/elsewhere", aResponse().withBody(Wheels.METADATA));
            assertAvailable(look(advertised(sha256(Wheels.METADATA))));
            assertThat(server.received()).allMatch(request -> request.containsHeader("Authorization"));
            assertThat(cdn.received()).hasSize(1).noneMatch(request -> request.containsHeader("Authorization"));
        }
    }

    @Test
    void metadata_of_another_project_or_version_is_invalid() {
        server.answers(PATH + ".metadata", aResponse().withBody(Wheels.METADATA.replace("Name: a", "Name: b")));
        assertInvalid(look(advertised("")), "metadata of another project, `b`");
        server.answers(PATH + ".metadata", aResponse().withBody(Wheels.METADATA.replace("1.0", "1.1")));
        assertInvalid(look(advertised("")), "metadata of another version, `1.1`");
        server.answers(PATH + ".metadata", aResponse().withBody("garbage"));
        assertInvalid(look(advertised("")), "cannot be read");
    }

    @Test
    void a_wheel_without_metadata_or_with_two_is_invalid() {
        serve(Wheels.zip(zip -> Wheels.add(zip, "a/x.py", "")));
        assertInvalid(look(file(-1)), "has no `.dist-info` folder");
        serve(Wheels.zip(zip -> Wheels.add(zip, "a-1.0.dist-info/RECORD", "")));
        assertInvalid(look(file(-1)), "has no `a-1.0.dist-info/METADATA`");
        serve(Wheels.zip(zip -> {
            Wheels.add(zip, "a-1.0.dist-info/METADATA", Wheels.METADATA);
            Wheels.add(zip, "b-1.0.dist-info/METADATA", Wheels.METADATA);
        }));
        assertInvalid(look(file(-1)), "more than one `.dist-info` folder");
        serve(Wheels.zip(zip -> Wheels.add(zip, "b-1.0.dist-info/METADATA", Wheels.METADATA)));
        assertInvalid(look(file(-1)), "folder of another project: `b-1.0.dist-info`");
        serve("this is not a wheel".getBytes(UTF_8));
        assertInvalid(look(file(-1)), "is not a zip archive");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_zip_bomb_is_not_unpacked(boolean rangesServed) {
        if (!rangesServed) {
            ranges.ignore();
        }
        byte[] bomb = Wheels.zip(zip -> Wheels.add(zip, "a-1.0.dist-info/METADATA", new byte[64 << 20]));
        assertThat(bomb.length).isLessThan(100_000);
        serve(bomb);
        assertInvalid(look(file(bomb.length)), "has a `a-1.0.dist-info/METADATA` of more than 8192 KiB");
    }

    @Test
    void a_source_distribution_with_static_metadata_needs_no_build() {
        for (byte[] sdist : List
                .of(Wheels.tarGz("a-1.0/setup.py", "", "a-1.0/a.egg-info/PKG-INFO", "wrong", "a-1.0/PKG-INFO", Wheels.METADATA))) {
            server.lists("a",
                    "{\"filename\":\"a-1.0.tar.gz\",\"url\":\"/files/a-1.0.tar.gz\",\"hashes\":{\"sha256\":\"" + sha256(sdist) + "\"}}");
            server.answers("/files/a-1.0.tar.gz", aResponse().withBody(sdist));
            assertAvailable(lookOnly());
        }
        server.lists("a", IndexServer.file("a-1.0.zip"));
        server.answers("/files/a-1.0.zip", aResponse().withBody(Wheels.zip(zip -> Wheels.add(zip, "a-1.0/PKG-INFO", Wheels.METADATA))));
        assertAvailable(lookOnly());
    }

    @Test
    void a_source_distribution_with_dynamic_or_old_metadata_needs_a_build() {
        for (String text : List.of(Wheels.METADATA.replace("Version: 1.0", "Version: 1.0\nDynamic: Requires-Dist"),
                Wheels.METADATA.replace("2.3", "2.1"))) {
            serveSdist(Wheels.tarGz("a-1.0/PKG-INFO", text));
            assertThat(lookOnly()).isInstanceOf(MetadataLookup.NeedsBuild.class);
        }
    }

    @Test
    void a_source_distribution_that_is_not_the_promised_one_is_an_error() {
        byte[] sdist = Wheels.tarGz("a-1.0/PKG-INFO", Wheels.METADATA);
        server.lists("a",
                "{\"filename\":\"a-1.0.tar.gz\",\"url\":\"/files/a-1.0.tar.gz\",\"hashes\":{\"sha256\":\"" + sha256("other") + "\"}}");
        server.answers("/files/a-1.0.tar.gz", aResponse().withBody(sdist));
        assertThat(lookOnly()).isInstanceOf(MetadataLookup.HashMismatch.class);
    }

    @Test
    void source_distributions_that_tell_nothing_must_be_built() {
        serveSdist(Wheels.tarGz("a-1.0/setup.py", ""));
        assertThat(lookOnly()).isInstanceOfSatisfying(MetadataLookup.NeedsBuild.class,
                needed -> assertThat(needed.detail()).contains("without `PKG-INFO`"));
        serveSdist(Wheels.tarGz("a-1.0/PKG-INFO", "Requires-Dist: ==\n" + Wheels.METADATA));
        assertThat(lookOnly()).isInstanceOf(MetadataLookup.NeedsBuild.class);
    }

    @Test
    void broken_source_distributions_are_invalid() {
        serveSdist("garbage".getBytes(UTF_8));
        assertInvalid(lookOnly(), "cannot be unpacked");
        byte[] whole = Wheels.tarGz("a-1.0/PKG-INFO", Wheels.METADATA);
        serveSdist(Arrays.copyOf(whole, whole.length / 2));
        assertThat(lookOnly()).isInstanceOf(MetadataLookup.Invalid.class);
    }

    @Test
    void metadata_is_asked_for_once_and_then_comes_from_the_cache() {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers(PATH + ".metadata", aResponse().withBody(Wheels.METADATA));
        String listed = advertised(sha256(Wheels.METADATA));
        HttpIndexes.Session session = server.session();
        assertAvailable(look(session, listed));
        assertAvailable(look(session, listed));
        server.finishRuns();
        assertAvailable(look(listed));
        assertThat(server.requests(PATH + ".metadata")).isEqualTo(1);
    }

    @Test
    void metadata_out_of_a_wheel_with_a_digest_comes_from_the_cache_too() {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        byte[] wheel = Wheels.wheel(50_000, 10);
        serve(wheel);
        String listed = "{\"filename\":\"" + WHEEL + "\",\"url\":\"" + PATH + "\",\"hashes\":{\"sha256\":\"" + sha256(wheel) + "\"}}";
        assertAvailable(look(listed));
        server.finishRuns();
        int before = server.requests(PATH);
        assertAvailable(look(listed));
        assertThat(server.requests(PATH)).isEqualTo(before);
    }

    @Test
    void offline_metadata_comes_from_the_cache_or_not_at_all() {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers(PATH + ".metadata", aResponse().withBody(Wheels.METADATA));
        Distribution known = only(advertised(sha256(Wheels.METADATA)));
        Distribution unknown = only(IndexServer.file("a-2.0-py3-none-any.whl"));
        server.session().metadata(server.index().build(), known);
        server.finishRuns();
        server.cachingIn(folder, CacheUse.ONLY);
        assertAvailable(server.session().metadata(server.index().build(), known));
        assertThat(server.session().metadata(server.index().build(), unknown)).isInstanceOf(MetadataLookup.Offline.class);
    }

    @Test
    void a_query_stays_behind_the_name_of_the_metadata_file() {
        assertThat(MetadataLookups.metadataUrl(URI.create("https://x.example/a.whl?token=1")))
                .hasToString("https://x.example/a.whl.metadata?token=1");
    }

    private MetadataLookup look(String listed) {
        return look(server.session(), listed);
    }

    private MetadataLookup look(HttpIndexes.Session session, String listed) {
        return session.metadata(server.index().build(), only(listed));
    }

    /** Of the one file that the page lists already. */
    private MetadataLookup lookOnly() {
        HttpIndexes.Session session = server.session();
        return session.metadata(server.index().build(),
                distributions(session.lookup(server.index().build(), PackageName.of("a"))).getFirst());
    }

    private Distribution only(String listed) {
        server.lists("a", listed);
        return distributions(server.lookup("a")).getFirst();
    }

    private void serve(byte[] wheel) {
        server.answers(PATH, ranges.serving(wheel));
    }

    private void serveSdist(byte[] sdist) {
        server.lists("a", IndexServer.file("a-1.0.tar.gz"));
        server.answers("/files/a-1.0.tar.gz", aResponse().withBody(sdist));
    }

    private static String file(long size) {
        return "{\"filename\":\"" + WHEEL + "\",\"url\":\"" + PATH + "\",\"hashes\":{}" + (size < 0 ? "" : ",\"size\":" + size) + "}";
    }

    private static String advertised(String sha256) {
        return "{\"filename\":\"" + WHEEL + "\",\"url\":\"" + PATH + "\",\"hashes\":{},\"core-metadata\":"
                + (sha256.isEmpty() ? "true" : "{\"sha256\":\"" + sha256 + "\"}") + "}";
    }

    private static String sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(MetadataText.digester(Digest.Algorithm.SHA256).orElseThrow().digest(bytes));
    }

    private List<String> paths() {
        return server.received().stream().map(LoggedRequest::getUrl).toList();
    }

    private List<LoggedRequest> wheelRequests() {
        return server.received().stream().filter(request -> request.getUrl().endsWith(".whl")).toList();
    }

    private static void assertAvailable(MetadataLookup lookup) {
        assertThat(lookup).isInstanceOf(MetadataLookup.Available.class);
    }

    private static void assertInvalid(MetadataLookup lookup, String said) {
        assertThat(lookup).isInstanceOfSatisfying(MetadataLookup.Invalid.class, invalid -> assertThat(invalid.detail()).contains(said));
    }
}
