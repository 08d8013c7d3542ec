package dev.postern.domain.credential;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final Secret SECRET = Secret.of("hunter2");

    @Test
    void a_secret_prints_as_stars_wherever_it_is_held() {
        Credential credential = Credential.basic("alice", SECRET);
        CredentialLookup found = new CredentialLookup.Found(credential, Reach.of(Realm.of(URI.create("https://h.example"))));
        ConfiguredCredentials.Entry entry = new ConfiguredCredentials.Entry(URI.create("https://h.example"), credential);
        for (Object holder : new Object[] {SECRET, credential, found, entry, CredentialedUrl.parse("https://alice:hunter2@h.example/"),
            Credential.bearer(SECRET)}) {
            assertThat(holder.toString()).doesNotContain("hunter2").contains("****");
        }
        assertThat(credential).hasToString("alice:****");
        assertThat(SECRET.reveal()).isEqualTo("hunter2");
    }

    @Test
    void a_user_name_alone_may_be_a_token_and_is_masked_too() {
        assertThat(Credential.basic("token-abc", Secret.of("")).toString()).doesNotContain("token-abc");
    }

    @Test
    void secrets_are_equal_by_their_text_and_hash_alike() {
        assertThat(SECRET).isEqualTo(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3")).hasSameHashCodeAs(Secret.of("other"));
    }
}
