package dev.postern.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;

class UrlFuzzTest {

    private static final String PASSWORD = "hunter2hunter2";

    @FuzzTest
    void a_url_is_split_from_its_credential_or_rejected(byte[] bytes) {
        String text = Texts.of(bytes);
        try {
            CredentialedUrl url = CredentialedUrl.parse(text);
            assertThat(url.location().getRawUserInfo()).isNull();
            assertThat(CredentialedUrl.parse(url.location().toString()).location()).isEqualTo(url.location());
        } catch (MalformedUrl e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    /** Whatever surrounds the password, nothing that is printed may show it. */
    @FuzzTest
    void a_password_is_never_shown(byte[] bytes) {
        String around = Texts.of(bytes);
        while (around.contains(PASSWORD)) {
            around = around.replace(PASSWORD, "");
        }
        String text = "https://user:" + PASSWORD + "@" + around;
        assertThat(CredentialedUrl.masked(text)).doesNotContain(PASSWORD);
        try {
            assertThat(CredentialedUrl.parse(text).toString()).doesNotContain(PASSWORD);
        } catch (MalformedUrl e) {
            assertThat(e.toString()).doesNotContain(PASSWORD);
        }
    }
}
