package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.StoreReading;
import dev.postern.files.CredentialFile;
import dev.postern.files.CredentialFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Whatever lies in a file of credentials, there is an answer, and a complaint is not silent. */
class CredentialFilesFuzzTest {
    private static final URI INDEX = URI.create("https://h.example/simple/");

    private static void ask(CredentialSource source) {
        CredentialLookup said = source.lookup(CredentialRequest.of(INDEX, INDEX, SendingRule.AUTO));
        if (said instanceof CredentialLookup.Broken(String detail)) {
            assertThat(detail).isNotEmpty();
        } else if (said instanceof CredentialLookup.Found found) {
            assertThat(found.reach().covers(INDEX)).isTrue();
        }
    }

    private static Path fileOf(byte[] bytes) throws IOException {
        Path file = Files.createTempFile("fuzz", "");
        file.toFile().deleteOnExit();
        return Files.write(file, bytes);
    }

    @FuzzTest
    void a_netrc_is_read_or_told(byte[] bytes) throws IOException {
        Path file = fileOf(bytes);
        ask(CredentialFiles.netrc(Map.of("NETRC", file.toString()), Path.of("/nonexistent")));
        Files.delete(file);
    }

    @FuzzTest
    void a_pypirc_is_read_or_told(byte[] bytes) throws IOException {
        Path file = fileOf(bytes);
        ask(CredentialFiles.pypirc(Map.of("PYPIRC_PATH", file.toString()), Path.of("/nonexistent")));
        Files.delete(file);
    }

    @FuzzTest
    void a_store_of_uv_is_read_or_told(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = Files.write(folder.resolve("credentials.toml"), bytes);
        ask(CredentialFiles.uv(Map.of("UV_CREDENTIALS_DIR", folder.toString()), Path.of("/nonexistent")));
        Files.delete(file);
        Files.delete(folder);
    }

    @FuzzTest
    void a_store_of_postern_is_read_or_told(byte[] bytes) throws IOException {
        Path folder = Files.createTempDirectory("fuzz");
        Path file = Files.write(folder.resolve("credentials"), bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        StoreReading reading = CredentialFile.in(folder).read();
        if (reading instanceof StoreReading.Unusable(String detail)) {
            assertThat(detail).isNotEmpty();
        }
        Files.delete(file);
        Files.delete(folder);
    }
}
