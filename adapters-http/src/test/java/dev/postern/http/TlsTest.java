package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.postern.http.IndexServer.file;
import static dev.postern.http.IndexServer.json;
import static dev.postern.http.IndexServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {

    private Path folder = Path.of("");
    private IndexServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        folder = temporary;
        keytool("-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2");
        keytool("-exportcert", "-alias", "k", "-rfc", "-file", folder.resolve("ca.pem").toString());
        server = IndexServer
                .start(WireMockConfiguration.wireMockConfig().dynamicHttpsPort().keystorePath(folder.resolve("keys.p12").toString())
                        .keystorePassword("password").keyManagerPassword("password").keystoreType("PKCS12"));
        server.lists("a", file("a-1.tar.gz"));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void an_unknown_certificate_is_not_trusted_and_not_tried_again() {
        assertThat(lookup("localhost", Map.of())).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("certificate that is not trusted").doesNotContain("attempts"));
    }

    @Test
    void a_certificate_in_ssl_cert_file_is_trusted() {
        assertThat(lookup("localhost", Map.of("SSL_CERT_FILE", folder.resolve("ca.pem").toString())))
                .isInstanceOf(ProjectLookup.Listed.class);
    }

    @Test
    void a_certificate_in_ssl_cert_dir_is_trusted() throws IOException {
        Path certificates = Files.createDirectories(folder.resolve("certificates"));
        Files.writeString(certificates.resolve("README"), "no certificate");
        Files.copy(folder.resolve("ca.pem"), certificates.resolve("ca.crt"));
        assertThat(lookup("localhost", Map.of("SSL_CERT_DIR", folder + "/nowhere:" + certificates)))
                .isInstanceOf(ProjectLookup.Listed.class);
    }

    @Test
    void a_certificate_for_another_host_is_not_accepted() {
        assertThat(lookup("127.0.0.1", Map.of("SSL_CERT_FILE", folder.resolve("ca.pem").toString())))
                .isInstanceOf(ProjectLookup.Unreachable.class);
    }

    @Test
    void a_file_without_certificates_trusts_nobody_and_is_named() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        for (String name : List.of(empty.toString(), "/no/such/file")) {
            assertThat(lookup("localhost", Map.of("SSL_CERT_FILE", name))).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                    unreachable -> assertThat(unreachable.detail()).contains("`SSL_CERT_FILE` (`" + name + "`)"));
        }
    }

    @Test
    void http2_is_spoken_where_it_is_offered() {
        server.stub(get(urlEqualTo("/simple/h2/")).willReturn(json(page("h2"))));
        lookup("localhost", Map.of("SSL_CERT_FILE", folder.resolve("ca.pem").toString()), "h2");
        assertThat(server.received())
                .anyMatch(request -> request.getUrl().equals("/simple/h2/") && request.getProtocol().equals("HTTP/2.0"));
    }

    @Test
    void a_redirect_down_to_plain_http_is_not_followed() {
        server.answers("/simple/down/", aResponse().withStatus(302).withHeader("Location", server.url("/simple/a/").toString()));
        assertThat(lookup("localhost", Map.of("SSL_CERT_FILE", folder.resolve("ca.pem").toString()), "down"))
                .isInstanceOfSatisfying(ProjectLookup.Unreadable.class,
                        unreadable -> assertThat(unreadable.detail()).contains("from https to plain http"));
    }

    @Test
    void an_indexs_own_ca_is_trusted_for_that_index_only() {
        Optional<Path> ca = Optional.of(folder.resolve("ca.pem"));
        Index own = index("localhost", server, "/simple/");
        server.settings(with(new TlsRules(List.of(new TlsRules.Profile(own.location(), ca, Optional.empty(), Optional.empty())), List.of(),
                false, Optional.empty())));
        HttpIndexes.Session session = server.session();
        assertThat(session.lookup(own, PackageName.of("a"))).isInstanceOf(ProjectLookup.Listed.class);
        Index other = Index.at(URI.create("https://127.0.0.1:" + server.wireMock().httpsPort() + "/simple/")).build();
        assertThat(session.lookup(other, PackageName.of("a"))).isInstanceOf(ProjectLookup.Unreachable.class);
    }

    @Test
    void a_token_service_at_the_indexs_origin_is_trusted_likewise() {
        server.answers("/token", aResponse().withBody("t"));
        URI token = URI.create("https://localhost:" + server.wireMock().httpsPort() + "/token");
        TlsRules rules = new TlsRules(List.of(new TlsRules.Profile(index("localhost", server, "/simple/").location(),
                Optional.of(folder.resolve("ca.pem")), Optional.empty(), Optional.empty())), List.of(), false, Optional.empty());
        try (HttpTokens tokens = HttpTokens.open(with(rules)); HttpTokens strict = HttpTokens.open(with(TlsRules.NONE))) {
            assertThat(tokens.send(TokenRequest.get(token))).isInstanceOf(TokenReply.Answered.class);
            assertThat(strict.send(TokenRequest.get(token))).isInstanceOf(TokenReply.Unreachable.class);
        }
    }

    @Test
    void a_file_without_certificates_as_ca_is_named() {
        Index own = index("localhost", server, "/simple/");
        server.settings(with(new TlsRules(List.of(new TlsRules.Profile(own.location(), Optional.of(folder.resolve("keytool.log")),
                Optional.empty(), Optional.empty())), List.of(), false, Optional.empty())));
        assertThat(server.session().lookup(own, PackageName.of("a"))).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains("`ca` (`").contains("keytool.log"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LOCALHOST", "https://localhost", "localhost:PORT", "https://localhost:PORT", "*"})
    void the_certificate_of_an_insecure_host_is_not_looked_at(String host) {
        String named = host.replace("PORT", String.valueOf(server.wireMock().httpsPort()));
        server.settings(with(new TlsRules(List.of(), List.of(named), false, Optional.empty())));
        assertThat(server.session().lookup(index("localhost", server, "/simple/"), PackageName.of("a")))
                .isInstanceOf(ProjectLookup.Listed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "localhost:1", "http://localhost", "localhos", "xlocalhost", ""})
    void the_certificates_of_others_are(String host) {
        server.settings(with(new TlsRules(List.of(), List.of(host), false, Optional.empty())));
        assertThat(server.session().lookup(index("localhost", server, "/simple/"), PackageName.of("a")))
                .isInstanceOf(ProjectLookup.Unreachable.class);
    }

    @Test
    void the_systems_roots_do_not_trust_a_stranger() {
        server.settings(with(new TlsRules(List.of(), List.of(), true, Optional.empty())));
        assertThat(server.session().lookup(index("localhost", server, "/simple/"), PackageName.of("a")))
                .isInstanceOf(ProjectLookup.Unreachable.class);
    }

    @Test
    void a_client_certificate_opens_what_asks_for_one() throws Exception {
        keytool(folder.resolve("client.p12"), "-genkeypair", "-alias", "client", "-keyalg", "EC", "-dname", "CN=ann", "-validity", "2");
        KeyStore store = KeyStore.getInstance(folder.resolve("client.p12").toFile(), "password".toCharArray());
        String certificate = pem("CERTIFICATE", store.getCertificate("client").getEncoded());
        String key = pem("PRIVATE KEY", store.getKey("client", "password".toCharArray()).getEncoded());
        Path both = Files.writeString(folder.resolve("both.pem"), key + certificate);
        Path alone = Files.writeString(folder.resolve("client.pem"), certificate);
        Path apart = Files.writeString(folder.resolve("client.key"), key);
        Path locked = Files.writeString(folder.resolve("locked.key"), key.replace("PRIVATE", "ENCRYPTED PRIVATE"));
        keytool(folder.resolve("trust.p12"), "-importcert", "-noprompt", "-alias", "client", "-file", alone.toString());
        try (IndexServer guarded = IndexServer.start(WireMockConfiguration.wireMockConfig().dynamicHttpsPort()
                .keystorePath(folder.resolve("keys.p12").toString()).keystorePassword("password").keyManagerPassword("password")
                .keystoreType("PKCS12").needClientAuth(true).trustStorePath(folder.resolve("trust.p12").toString())
                .trustStorePassword("password").trustStoreType("PKCS12"))) {
            guarded.lists("a", file("a-1.tar.gz"));
            assertThat(lookup(guarded, Optional.of(both), Optional.empty())).isInstanceOf(ProjectLookup.Listed.class);
            assertThat(lookup(guarded, Optional.of(alone), Optional.of(apart))).isInstanceOf(ProjectLookup.Listed.class);
            assertThat(lookup(guarded, Optional.empty(), Optional.empty())).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                    unreachable -> assertThat(unreachable.remedy().orElseThrow()).contains("`client-certificate`"));
            assertDetail(lookup(guarded, Optional.of(alone), Optional.empty()), "there is no private key in `" + alone + "`");
            assertDetail(lookup(guarded, Optional.of(apart), Optional.empty()), "there is no certificate in `" + apart + "`");
            assertDetail(lookup(guarded, Optional.of(alone), Optional.of(locked)), "is locked with a password");
            guarded.settings(guarded.settings().with(HttpSettings.Network.standard().with(
                    HttpSettings.Variables.of(Map.of("SSL_CERT_FILE", folder.resolve("ca.pem").toString())))
                    .with(new TlsRules(List.of(), List.of(), false, Optional.of(both)))));
            assertThat(guarded.session().lookup(index("localhost", guarded, "/simple/"), PackageName.of("a")))
                    .as("`SSL_CLIENT_CERT`").isInstanceOf(ProjectLookup.Listed.class);
        }
    }

    private static void assertDetail(ProjectLookup said, String detail) {
        assertThat(said).isInstanceOfSatisfying(ProjectLookup.Unreachable.class,
                unreachable -> assertThat(unreachable.detail()).contains(detail));
    }

    private ProjectLookup lookup(IndexServer guarded, Optional<Path> certificate, Optional<Path> key) {
        Index index = index("localhost", guarded, "/simple/");
        guarded.settings(with(new TlsRules(
                List.of(new TlsRules.Profile(index.location(), Optional.of(folder.resolve("ca.pem")), certificate, key)), List.of(), false,
                Optional.empty())));
        return guarded.session().lookup(index, PackageName.of("a"));
    }

    private static String pem(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END "
                + label + "-----\n";
    }

    private static Index index(String host, IndexServer at, String path) {
        return Index.at(URI.create("https://" + host + ":" + at.wireMock().httpsPort() + path)).build();
    }

    private HttpSettings with(TlsRules rules) {
        return HttpSettings.standard().with(HttpSettings.Retries.standard().withCount(0)).with(HttpSettings.Network.standard().with(rules));
    }

    private ProjectLookup lookup(String host, Map<String, String> variables) {
        return lookup(host, variables, "a");
    }

    private ProjectLookup lookup(String host, Map<String, String> variables, String project) {
        server.settings(server.settings().with(server.settings().network().with(HttpSettings.Variables.of(variables))));
        Index index = Index.at(URI.create("https://" + host + ":" + server.wireMock().httpsPort() + "/simple/")).build();
        return server.session().lookup(index, PackageName.of(project));
    }

    private void keytool(String... arguments) throws Exception {
        keytool(folder.resolve("keys.p12"), arguments);
    }

    private void keytool(Path store, String... arguments) throws Exception {
        List<String> command = Stream.of(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()), List.of(arguments),
                List.of("-keystore", store.toString(), "-storepass", "password", "-storetype", "PKCS12"))
                .flatMap(List::stream).toList();
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
