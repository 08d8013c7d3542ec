package dev.postern.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialedUrlTest {

    @ParameterizedTest
    @CsvSource({"https://user:pass@host.example/simple, https://host.example/simple, user, pass",
        "https://us%40er:p%2Fa%3As@host.example:8443/, https://host.example:8443/, us@er, p/a:s",
        "https://a:b@c@host.example/x, https://host.example/x, a, b@c", "https://token@host.example/, https://host.example/, token, ''",
        "https://:secret@host.example/, https://host.example/, '', secret", "https://u:%zz@host.example, https://host.example, u, %zz"})
    void userinfo_is_split_off_and_decoded(String text, String location, String user, String secret) {
        CredentialedUrl url = CredentialedUrl.parse(text);
        assertThat(url.location()).hasToString(location);
        assertThat(url.credential()).hasValueSatisfying(credential -> {
            assertThat(credential.username()).isEqualTo(user);
            assertThat(credential.secret().reveal()).isEqualTo(secret);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://host.example/a@b", "http://[::1]:8080/simple", "file:///folder/x@y", "https://@host.example/",
        "https://:@host.example/"})
    void a_url_without_userinfo_has_no_credential(String text) {
        assertThat(CredentialedUrl.parse(text).credential()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://user:sec/ret@host.example/", "https://user:sec#ret@host.example/",
        "https://user:sec?ret@host.example/",
        "https://user:sec\\ret@host.example/"})
    void a_secret_that_would_become_a_path_is_refused_without_being_told(String text) {
        assertThatThrownBy(() -> CredentialedUrl.parse(text)).isInstanceOf(MalformedUrl.class).hasMessageContaining("percent-encode")
                .hasMessageNotContaining("sec").hasMessageNotContaining("ret@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not a url", "/path", "https://user:secret@ho st/", "https://%ff:secret@host.example/"})
    void what_is_no_url_is_refused_without_telling_a_secret(String text) {
        assertThatThrownBy(() -> CredentialedUrl.parse(text)).isInstanceOf(MalformedUrl.class).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({"see https://user:pass@host/x and https://t@other/, see https://****@host/x and https://****@other/",
        "https://host/a@b, https://host/a@b", "https://host:80/a@b, https://host:80/a@b", "https://u:p/q@host/, https://****@host/",
        "'(`https://u:p@host/`)', '(`https://****@host/`)'", "nothing, nothing", "https://, https://",
        "https://h/f?X-Amz-Signature=abc&x=1&sig=d#y, https://h/f?X-Amz-Signature=****&x=1&sig=****#y"})
    void secrets_in_a_text_are_starred_out(String text, String masked) {
        assertThat(CredentialedUrl.masked(text)).isEqualTo(masked);
    }

    @Test
    void masking_a_hostile_text_is_quick() {
        assertThat(CredentialedUrl.masked("://@".repeat(50_000))).doesNotContain("secret");
        assertThat(CredentialedUrl.masked("https://" + ":".repeat(200_000))).startsWith("https://");
    }
}
