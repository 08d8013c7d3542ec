package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.DistributionFilename;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import dev.postern.http.HttpSettings.CacheUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileLookupsTest {

    private static final String SDIST = "a-1.0.tar.gz";
    private static final String PATH = "/files/" + SDIST;
    private static final byte[] BYTES = "all the bytes of a file".getBytes(UTF_8);

    private final IndexServer server = IndexServer.start();
    private final IndexServer other = IndexServer.start();

    @TempDir private Path folder;

    @AfterEach
    void stop() {
        server.close();
        other.close();
    }

    private Distribution file(Digest... digests) {
        return file(SdistFilename.parse(SDIST), digests);
    }

    private Distribution file(DistributionFilename name, Digest... digests) {
        return new Distribution(name, server.url(PATH), List.of(digests), Optional.empty(), Optional.empty(), OptionalLong.empty(),
                Optional.empty(), MetadataAdvert.NONE);
    }

    private static Digest digest() {
        return Digest.of("sha256", sha256(BYTES));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private DistributionLookup fetch(Distribution file) {
        return server.session().fetch(server.index().build(), file);
    }

    private Path fetched(Distribution file) {
        DistributionLookup answer = fetch(file);
        assertThat(answer).isInstanceOf(DistributionLookup.Fetched.class);
        return Path.of(((DistributionLookup.Fetched) answer).location());
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Test
    void a_file_with_a_digest_is_downloaded_once_for_all_runs() throws IOException {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers(PATH, aResponse().withBody(BYTES));
        Path first = fetched(file(digest()));
        server.finishRuns();
        assertThat(fetched(file(digest()))).isEqualTo(first).hasBinaryContent(BYTES).startsWith(folder);
        assertThat(server.requests(PATH)).isEqualTo(1);
        assertThat(files()).containsExactly(SDIST);
    }

    @Test
    void offline_only_the_cache_answers() {
        server.cachingIn(folder, CacheUse.ONLY);
        server.answers(PATH, aResponse().withBody(BYTES));
        assertThat(fetch(file(digest()))).isInstanceOf(DistributionLookup.Offline.class);
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        Path first = fetched(file(digest()));
        server.finishRuns();
        server.cachingIn(folder, CacheUse.ONLY);
        assertThat(fetched(file(digest()))).isEqualTo(first);
        assertThat(server.requests(PATH)).isEqualTo(1);
    }

    @Test
    void a_file_that_somebody_changed_in_the_cache_is_fetched_again() throws IOException {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers(PATH, aResponse().withBody(BYTES));
        Files.writeString(fetched(file(digest())), "something else");
        server.finishRuns();
        assertThat(fetched(file(digest()))).hasBinaryContent(BYTES);
    }

    @Test
    void a_file_without_a_digest_stays_for_one_run_only() {
        server.answers(PATH, aResponse().withBody(BYTES));
        Path here = fetched(file());
        assertThat(here).hasBinaryContent(BYTES);
        server.finishRuns();
        assertThat(here).doesNotExist();
        assertThat(here.getParent().getParent()).doesNotExist();
    }

    @Test
    void a_cache_that_cannot_be_written_is_done_without() throws IOException {
        server.cachingIn(Files.writeString(folder.resolve("no-folder"), ""), CacheUse.WHILE_FRESH);
        server.answers(PATH, aResponse().withBody(BYTES));
        assertThat(fetched(file(digest()))).hasBinaryContent(BYTES);
    }

    @Test
    void wrong_bytes_and_half_files_leave_nothing_behind() throws IOException {
        server.cachingIn(folder, CacheUse.WHILE_FRESH);
        server.answers(PATH, aResponse().withBody("other bytes"));
        assertThat(fetch(file(digest()))).isInstanceOfSatisfying(DistributionLookup.HashMismatch.class,
                mismatch -> assertThat(mismatch.detail()).contains(PATH, digest().hex(), sha256("other bytes".getBytes(UTF_8))));
        server.answers(PATH, aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE));
        assertThat(fetch(file(digest()))).isInstanceOf(DistributionLookup.Unreachable.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void a_file_that_claims_to_be_larger_than_anything_is_not_read() {
        server.answers(PATH, aResponse().withHeader("Content-Length", "99999999999").withBody(BYTES));
        assertThat(fetch(file())).isInstanceOfSatisfying(DistributionLookup.Unreachable.class,
                refused -> assertThat(refused.detail()).contains("is longer than 2048 MiB"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 500})
    void a_server_that_refuses_or_fails_is_an_outcome(int status) {
        server.answers(PATH, aResponse().withStatus(status));
        DistributionLookup answer = fetch(file());
        if (status == 401 || status == 403) {
            assertThat(answer).isInstanceOfSatisfying(DistributionLookup.Denied.class,
                    denied -> assertThat(denied.status()).isEqualTo(status));
        } else {
            assertThat(answer).isInstanceOfSatisfying(DistributionLookup.Unreachable.class,
                    failed -> assertThat(failed.status()).hasValue(status));
        }
    }

    @Test
    void the_credential_goes_to_the_index_and_not_where_it_redirects() {
        server.credential("ann", "s3cr3t");
        server.stub(get(urlEqualTo(PATH)).withBasicAuth("ann", "s3cr3t").willReturn(temporaryRedirect(other.url(PATH).toString())));
        other.answers(PATH, aResponse().withBody(BYTES));
        assertThat(fetched(file(digest()))).hasBinaryContent(BYTES);
        assertThat(other.received()).noneMatch(request -> request.containsHeader("Authorization"));
    }

    @Test
    void a_file_name_from_outside_leads_nowhere_else() {
        server.answers(PATH, aResponse().withBody(BYTES));
        Distribution hostile = file(new SdistFilename(PackageName.of("a"), Version.parse("1.0"), ".tar.gz", "../../a-1.0.tar.gz"));
        assertThat(fetch(hostile)).isInstanceOf(DistributionLookup.Unreachable.class);
        assertThat(server.requests(PATH)).isZero();
    }
}
