package dev.postern.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsRulesTest {
    private static final URI ONE = URI.create("https://h.example/one/simple/");
    private static final URI TWO = URI.create("https://h.example/two/simple/");
    private static final TlsRules RULES =
            new TlsRules(List.of(profile(ONE, "one"), profile(TWO, "two")), List.of(), false, Optional.empty());

    private static TlsRules.Profile profile(URI index, String name) {
        return new TlsRules.Profile(index, Optional.of(Path.of(name + "-ca")), Optional.of(Path.of(name + "-cert")), Optional.empty());
    }

    private static String certificate(String url, Optional<URI> home) {
        return RULES.of(URI.create(url), home).certificate().map(Path::toString).orElse("none");
    }

    @Test
    void a_client_certificate_is_shown_to_its_own_origin_only() {
        assertThat(certificate("https://h.example/files/a.whl", Optional.of(TWO))).isEqualTo("two-cert");
        for (String elsewhere : List.of("https://files.h.example/a.whl", "https://h.example:8443/a.whl", "http://h.example/a.whl")) {
            assertThat(certificate(elsewhere, Optional.of(TWO))).as(elsewhere).isEqualTo("none");
        }
    }

    @Test
    void the_ca_of_an_index_goes_with_its_files() {
        assertThat(RULES.of(URI.create("https://files.h.example/a.whl"), Optional.of(TWO)).ca()).contains(Path.of("two-ca"));
        assertThat(RULES.of(URI.create("https://files.h.example/a.whl"), Optional.empty()).ca()).isEmpty();
    }

    @Test
    void without_an_index_the_closest_one_decides() {
        assertThat(certificate("https://h.example/two/token", Optional.empty())).isEqualTo("two-cert");
        assertThat(certificate("https://h.example/three/token", Optional.empty())).as("two indexes could be meant").isEqualTo("none");
        TlsRules single = new TlsRules(List.of(profile(ONE, "one")), List.of(), false, Optional.empty());
        assertThat(single.of(URI.create("https://h.example/token"), Optional.empty()).certificate()).contains(Path.of("one-cert"));
    }
}
