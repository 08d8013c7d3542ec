package dev.postern.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.requirement.DirectReference;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Repositories behind servers that want to know who is there, and what lies in repositories besides. */
@Timeout(60)
class GitServersTest {
    @TempDir private Path folder;

    private final Map<String, String> variables = new HashMap<>(Map.of("PATH", System.getenv("PATH"), "GIT_CONFIG_NOSYSTEM", "1",
            "GIT_CONFIG_GLOBAL", "/dev/null"));

    private SourceLocation locate(String reference) {
        GitSettings settings = GitSettings.from(variables, folder, Optional.of(folder.resolve("cache")), false);
        try (GitCheckouts checkouts = GitCheckouts.of(settings, new CredentialBroker(List.of(), InstantSource.system()))) {
            return checkouts.locate(DirectReference.parse(reference));
        }
    }

    private Path sources(String reference) {
        SourceLocation location = locate(reference);
        assertThat(location).isInstanceOf(SourceLocation.Sources.class);
        return Path.of(((SourceLocation.Sources) location).location());
    }

    private String denied(String reference) {
        SourceLocation location = locate(reference);
        assertThat(location).isInstanceOf(SourceLocation.Missed.class);
        ReferenceLookup answer = ((SourceLocation.Missed) location).answer();
        assertThat(answer).isInstanceOf(ReferenceLookup.Denied.class);
        return ((ReferenceLookup.Denied) answer).detail();
    }

    private Path program(String name, String... lines) throws IOException {
        Path file = Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve(name),
                "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** Hands the command to a shell of this machine, as a server would. */
    private String[] serving() {
        return new String[] {"echo \"$@\" >> " + folder + "/asked", "for last; do :; done", "exec sh -c \"$last\""};
    }

    private String asked() throws IOException {
        return Files.readString(folder.resolve("asked"));
    }

    @Test
    void ssh_is_spoken_by_the_callers_own_command() throws IOException, InterruptedException {
        TestRepository repository = TestRepository.in(folder.resolve("repo")).commit("version.txt", "1");
        variables.put("GIT_SSH_COMMAND", program("fake-ssh", serving()).toString());
        Path checkout = sources("git+ssh://git@host.example" + repository.folder() + "@main");
        assertThat(checkout.resolve("version.txt")).hasContent("1");
        assertThat(asked()).contains("git@host.example", "git-upload-pack");
    }

    @Test
    void ssh_as_it_comes_asks_nobody() throws IOException, InterruptedException {
        TestRepository repository = TestRepository.in(folder.resolve("repo"));
        program("ssh", serving());
        variables.compute("PATH", (_, path) -> folder.resolve("bin") + ":" + path);
        assertThat(sources("git+ssh://git@host.example" + repository.folder())).isDirectory();
        assertThat(asked()).contains("-oBatchMode=yes");
    }

    @Test
    void the_ssh_command_of_a_persons_settings_is_kept() throws IOException, InterruptedException {
        TestRepository repository = TestRepository.in(folder.resolve("repo"));
        Path own = program("own-ssh", serving());
        Path settings = Files.writeString(folder.resolve("gitconfig"), "[core]\n\tsshCommand = " + own + "\n");
        variables.put("GIT_CONFIG_GLOBAL", settings.toString());
        assertThat(sources("git+ssh://git@host.example" + repository.folder())).isDirectory();
        assertThat(asked()).doesNotContain("BatchMode");
    }

    @Test
    void a_key_that_is_not_accepted_is_a_denial() throws IOException {
        variables.put("GIT_SSH_COMMAND", program("fake-ssh", "echo 'git@host.example: Permission denied (publickey).' >&2",
                "exit 255").toString());
        assertThat(denied("git+ssh://git@host.example/acme.git")).contains("`ssh://git@host.example/acme.git`",
                "Permission denied (publickey); fatal: Could not read from remote repository").doesNotContain("Please make sure");
    }

    @Test
    void a_private_host_is_a_denial_at_once_and_nobody_is_asked() throws Exception {
        String asking = program("askpass", "touch " + folder + "/prompted", "echo secret").toString();
        variables.put("GIT_ASKPASS", asking);
        variables.put("SSH_ASKPASS", asking);
        List<String> sent = new CopyOnWriteArrayList<>();
        HttpsServer server = privateHost(sent);
        try {
            String url = "https://localhost:" + server.getAddress().getPort() + "/acme.git";
            assertThat(denied("git+" + url)).contains("`git` could not fetch `" + url + "`", "could not read Username");
            assertThat(folder.resolve("prompted")).doesNotExist();
            assertThat(sent).containsOnly("nobody");
        } finally {
            server.stop(0);
        }
    }

    private HttpsServer privateHost(List<String> sent) throws Exception {
        Path keys = folder.resolve("keys.p12");
        keytool("-genkeypair", "-alias", "k", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2");
        keytool("-exportcert", "-alias", "k", "-rfc", "-file", folder.resolve("ca.pem").toString());
        variables.put("GIT_SSL_CAINFO", folder.resolve("ca.pem").toString());
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(keys)));
        server.createContext("/", exchange -> {
            sent.add(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("nobody"));
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"acme\"");
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static SSLContext context(Path keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keys)) {
            store.load(in, "password".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, "password".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", folder.resolve("keys.p12").toString(), "-storepass", "password", "-keypass", "password"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    @Test
    void submodules_come_along_and_theirs_too() throws IOException, InterruptedException {
        TestRepository inner = TestRepository.in(folder.resolve("inner")).commit("inner.txt", "inner");
        TestRepository middle = TestRepository.in(folder.resolve("middle"));
        middle.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder().toString(), "inner");
        middle.commit("middle.txt", "middle");
        TestRepository outer = TestRepository.in(folder.resolve("outer"));
        outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", middle.folder().toString(), "lib");
        outer.commit("outer.txt", "outer");
        Path checkout = sources(outer.reference());
        assertThat(checkout.resolve("outer.txt")).hasContent("outer");
        assertThat(checkout.resolve("lib/middle.txt")).hasContent("middle");
        assertThat(checkout.resolve("lib/inner/inner.txt")).hasContent("inner");
    }

    @Test
    void a_submodule_that_cannot_be_had_is_told_and_nothing_half_stays() throws IOException, InterruptedException {
        TestRepository inner = TestRepository.in(folder.resolve("inner"));
        TestRepository outer = TestRepository.in(folder.resolve("outer"));
        outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.folder().toString(), "lib");
        outer.commit("outer.txt", "outer");
        Files.move(inner.folder(), folder.resolve("elsewhere"));
        SourceLocation location = locate(outer.reference());
        assertThat(location).isInstanceOfSatisfying(SourceLocation.Missed.class,
                missed -> assertThat(missed.answer()).isInstanceOfSatisfying(ReferenceLookup.Unreachable.class,
                        why -> assertThat(why.detail()).contains("'lib'")));
        assertThat(folder.resolve("cache/git-v1/new")).isEmptyDirectory();
        assertThat(folder.resolve("cache/git-v1/checkouts")).doesNotExist();
    }
}
