package dev.postern.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static dev.postern.http.IndexServer.file;
import static dev.postern.http.IndexServer.json;
import static dev.postern.http.IndexServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

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

    private ProjectLookup lookup(String host, Map<String, String> variables) {
        return lookup(host, variables, "a");
    }

    private ProjectLookup lookup(String host, Map<String, String> variables, String project) {
        server.settings(server.settings().with(server.settings().network().with(HttpSettings.Variables.of(variables))));
        Index index = Index.at(URI.create("https://" + host + ":" + server.wireMock().httpsPort() + "/simple/")).build();
        return server.session().lookup(index, PackageName.of(project));
    }

    private void keytool(String... arguments) throws Exception {
        List<String> command = Stream.of(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()), List.of(arguments),
                List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "password", "-storetype", "PKCS12"))
                .flatMap(List::stream).toList();
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
