package dev.postern.jfrog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file of JFrog's own command. */
class CliConfigurationTest {
    private static final String INDEX = "https://acme.jfrog.io/artifactory/api/pypi/tools/simple/";
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    @TempDir private Path home;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(home.resolve(".jfrog"));
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(home.resolve(".jfrog").resolve(name).getParent());
        Files.writeString(home.resolve(".jfrog").resolve(name), text.replace('\'', '"'));
    }

    private CredentialLookup ask(String url) {
        return new World().at(home).source(environment).lookup(World.refused(url));
    }

    private static String sealed(String text) throws GeneralSecurityException {
        byte[] nonce = "twelve bytes".getBytes(StandardCharsets.UTF_8);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "AES"), new GCMParameterSpec(128, nonce));
        byte[] rest = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
        byte[] whole = new byte[12 + rest.length];
        System.arraycopy(nonce, 0, whole, 0, 12);
        System.arraycopy(rest, 0, whole, 12, rest.length);
        return Base64.getEncoder().encodeToString(whole);
    }

    @Test
    void a_server_of_the_file_opens_its_own_platform_only() throws IOException {
        write("jfrog-cli.conf.v6", """
                {'servers': [{'url': 'https://acme.jfrog.io/', 'user': 'alice', 'password': 's3cret', 'serverId': 'a', 'isDefault': true},
                  {'artifactoryUrl': 'https://repo.example/base/', 'accessToken': 'opaque', 'user': 'bob', 'password': 'no', 'serverId': 'b'}], 'version': '6'}
                """);
        assertThat(World.told(ask(INDEX))).isEqualTo("alice:s3cret");
        assertThat(World.told(ask("https://repo.example/base/api/pypi/x/simple/"))).isEqualTo("bob:opaque");
        assertThat(World.told(ask("https://repo.example/artifactory/api/pypi/x/simple/"))).isEqualTo("not mine");
        assertThat(World.told(ask("https://evil.jfrog.io/artifactory/api/pypi/x/simple/"))).startsWith("nobody is signed in");
    }

    @Test
    void of_two_servers_for_one_platform_the_named_one_counts_then_the_default() throws IOException {
        write("jfrog-cli.conf.v6", """
                {'servers': [{'url': 'https://acme.jfrog.io/', 'user': 'one', 'password': 'p', 'serverId': 'first'},
                  {'url': 'https://acme.jfrog.io', 'user': 'two', 'password': 'p', 'serverId': 'second', 'isDefault': true},
                  {'url': 'https://other.jfrog.io', 'user': 'three', 'password': 'p', 'serverId': 'third'}], 'version': '6'}
                """);
        assertThat(World.told(ask(INDEX))).isEqualTo("two:p");
        environment.put("JFROG_CLI_SERVER_ID", "first");
        assertThat(World.told(ask(INDEX))).isEqualTo("one:p");
        environment.put("JFROG_CLI_SERVER_ID", "third");
        assertThat(World.told(ask(INDEX))).isEqualTo("two:p");
    }

    @Test
    void older_files_are_understood_and_the_newest_counts() throws IOException {
        write("jfrog-cli.conf.v4",
                "{'artifactory': [{'url': 'https://acme.jfrog.io/artifactory/', 'user': 'four', 'password': 'p'}], 'version': '4'}");
        assertThat(World.told(ask(INDEX))).isEqualTo("four:p");
        write("jfrog-cli.conf.v5",
                "{'servers': [{'artifactoryUrl': 'https://acme.jfrog.io/artifactory/', 'user': 'five', 'password': 'p'}], 'version': '5'}");
        assertThat(World.told(ask(INDEX))).isEqualTo("five:p");
    }

    @Test
    void an_encrypted_file_needs_its_key() throws IOException, GeneralSecurityException {
        write("jfrog-cli.conf.v6", "{'servers': [{'url': 'https://acme.jfrog.io', 'user': 'alice', 'password': '" + sealed("s3cret")
                + "'}], 'version': '6', 'enc': true}");
        assertThat(World.told(ask(INDEX))).contains("encrypted", "JFROG_CLI_ENCRYPTION_KEY");
        write("security/security.yaml", "version: 1\nmasterKey: '" + KEY + "'\n");
        assertThat(World.told(ask(INDEX))).isEqualTo("alice:s3cret");
        environment.put("JFROG_CLI_ENCRYPTION_KEY", KEY.replace('0', '1'));
        assertThat(World.told(ask(INDEX))).contains("another key").doesNotContain("0123", "1123");
        environment.put("JFROG_CLI_ENCRYPTION_KEY", "short");
        assertThat(World.told(ask(INDEX))).contains("has 5 bytes, and must have 32");
        Files.writeString(home.resolve("my.key"), KEY + "\n");
        environment.put("JFROG_CLI_ENCRYPTION_KEY", home.resolve("my.key").toString());
        assertThat(World.told(ask(INDEX))).isEqualTo("alice:s3cret");
    }

    @Test
    void a_file_that_is_too_large_or_no_file_is_told() throws IOException {
        write("jfrog-cli.conf.v6", " ".repeat((1 << 20) + 1));
        assertThat(World.told(ask(INDEX))).contains("larger than 1 MiB");
        Files.delete(home.resolve(".jfrog/jfrog-cli.conf.v6"));
        Files.createDirectory(home.resolve(".jfrog/jfrog-cli.conf.v6"));
        assertThat(World.told(ask(INDEX))).contains("cannot be read");
    }

    @Test
    void the_folder_of_the_command_can_lie_elsewhere() throws IOException {
        write("elsewhere/jfrog-cli.conf.v6", "{'servers': [{'url': 'https://acme.jfrog.io', 'user': 'alice', 'password': 'p'}]}");
        environment.put("JFROG_CLI_HOME_DIR", home.resolve(".jfrog/elsewhere").toString());
        assertThat(World.told(ask(INDEX))).isEqualTo("alice:p");
    }
}
