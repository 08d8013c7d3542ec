package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A company's index, whose certificate no public authority has signed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsSettingsTest {
    private static final char[] PASSWORD = "password".toCharArray();

    private Path certificates = Path.of("");
    private HttpsServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        certificates = folder;
        keytool("-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2");
        keytool("-exportcert", "-alias", "k", "-rfc", "-file", folder.resolve("ca.pem").toString());
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD), PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/simple/apple/", exchange -> {
            try (exchange) {
                ScriptedServer.send(exchange, 200, "text/html",
                        "<a href='apple-1.0-py3-none-any.whl' data-core-metadata='true'>apple-1.0-py3-none-any.whl</a>"
                                .getBytes(StandardCharsets.UTF_8));
            }
        });
        server.createContext("/simple/apple/apple-1.0-py3-none-any.whl.metadata", exchange -> {
            try (exchange) {
                ScriptedServer.send(exchange, 200, "text/plain",
                        "Metadata-Version: 2.1\nName: apple\nVersion: 1.0\n".getBytes(StandardCharsets.UTF_8));
            }
        });
        server.start();
    }

    @AfterAll
    void stop() {
        server.stop(0);
    }

    @TempDir private Path root;
    private Workplace place;

    @BeforeEach
    void prepare() {
        place = Workplace.in(root);
    }

    private Terminal.Result compile(String indexSettings, String... more) {
        place.write("postern.toml", "[[index]]\nname = \"acme\"\nurl = \"https://localhost:" + server.getAddress().getPort()
                + "/simple/\"\n" + indexSettings);
        List<String> words = Stream.concat(
                Stream.of("compile", "requirements.in", "--no-header", "--no-annotate", "--no-emit-index-annotation", "--python-version",
                        "3.12", "--python-platform", "linux"),
                Stream.of(more)).toList();
        return place.terminal().run(words.toArray(String[]::new));
    }

    @Test
    void a_stranger_is_not_trusted_and_the_way_on_is_told() {
        Terminal.Result result = compile("");
        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("has a certificate that is not trusted").contains("`ca`").contains("`SSL_CERT_FILE`");
    }

    @Test
    void the_ca_of_the_index_is() throws IOException {
        Files.copy(certificates.resolve("ca.pem"), place.folder().resolve("acme.pem"));
        assertThat(compile("ca = \"acme.pem\"\n")).returns("apple==1.0\n", Terminal.Result::out).returns(0, Terminal.Result::status);
    }

    @Test
    void a_ca_that_is_not_there_is_named() {
        assertThat(compile("ca = \"acme.pem\"\n").err()).contains("there is no certificate in the index's `ca` (`")
                .contains("acme.pem");
    }

    @Test
    void a_person_may_do_without_verifying() {
        assertThat(compile("", "--allow-insecure-host", "localhost").status()).isZero();
        assertThat(compile("", "--trusted-host", "elsewhere").status()).isEqualTo(2);
        place.write("requirements.in", "--trusted-host localhost\napple\n");
        assertThat(compile("").status()).isZero();
        place.write("requirements.in", "apple\n");
        place.terminal().with("UV_INSECURE_HOST", "localhost");
        assertThat(compile("").status()).as("uv's variable").isZero();
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.of(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()), List.of(arguments),
                List.of("-keystore", certificates.resolve("keys.p12").toString(), "-storepass", "password", "-storetype", "PKCS12"))
                .flatMap(List::stream).toList();
        Process process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(certificates.resolve("keytool.log").toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
