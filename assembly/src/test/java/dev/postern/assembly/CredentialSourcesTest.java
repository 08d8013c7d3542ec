package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.LoginFlow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialSourcesTest {
    @TempDir private Path folder;

    private CredentialSources sources() {
        Output output = new Output(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), false, 80);
        Invocation invocation = new Invocation(List.of(), Variables.of(Map.of("UV_KEYRING_PROVIDER", "subprocess")), folder, folder,
                new Streams(new ByteArrayInputStream(new byte[0]), output, output), InstantSource.system(), () -> ZoneOffset.UTC,
                new Cancellation());
        return CredentialSources.of(invocation, new UserAgent("postern/test"));
    }

    @Test
    void vendors_stand_between_what_people_wrote_down_and_another_keyring() {
        try (CredentialSources sources = sources()) {
            assertThat(sources.all(List.of())).extracting(CredentialSource::name).containsExactly("pipeline", "netrc", "login", "uv",
                    "pypirc",
                    "aws", "azure", "google", "jfrog", "gitlab", "oidc", "keyring-command");
        }
    }

    @Test
    void every_login_is_named_like_the_source_that_benefits() {
        try (CredentialSources sources = sources()) {
            List<String> names = sources.all(List.of()).stream().map(CredentialSource::name).toList();
            assertThat(sources.logins()).isNotEmpty().extracting(LoginFlow::name).allMatch(names::contains);
        }
    }
}
