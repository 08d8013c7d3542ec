package dev.postern.jfrog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JfrogTokenTest {

    @ParameterizedTest
    @CsvSource({"jfrt@01abc/users/admin,admin", "jffe@000/users/tempuser,tempuser", "yahav/test-repo,yahav/test-repo", "jfrt@01abc,",
        "jfrt@01abc/users/,",
        "a:b,"})
    void the_subject_of_a_token_names_its_user(String subject, String user) {
        assertThat(JfrogToken.of(Secret.of(World.jwt(subject, Duration.ZERO, Duration.ofHours(1)))).user())
                .isEqualTo(Optional.ofNullable(user));
    }

    @Test
    void each_kind_is_shown_in_its_way() {
        Secret jwt = Secret.of(World.jwt("jfrt@1/users/alice", Duration.ZERO, Duration.ofHours(1)));
        Secret reference = Secret.of("cmVmd" + "a".repeat(59));
        Secret key = Secret.of("AKCp8" + "a".repeat(68));
        assertThat(JfrogToken.of(jwt).credential(Optional.empty()))
                .isEqualTo(Credential.basic("alice", jwt).expiring(World.NOW.plusSeconds(3600)));
        assertThat(JfrogToken.of(reference).credential(Optional.empty())).isEqualTo(Credential.bearer(reference));
        assertThat(JfrogToken.of(reference).credential(Optional.of("bob"))).isEqualTo(Credential.basic("bob", reference));
        assertThat(JfrogToken.of(key).credential(Optional.empty())).isEqualTo(Credential.basic("", key));
        assertThat(JfrogToken.of(key).kind()).isEqualTo(JfrogToken.Kind.API_KEY);
        assertThat(JfrogToken.of(reference).kind()).isEqualTo(JfrogToken.Kind.REFERENCE_TOKEN);
    }

    @Test
    void three_parts_that_are_no_claims_are_opaque() {
        assertThat(JfrogToken.of(Secret.of("a.b.c")).kind()).isEqualTo(JfrogToken.Kind.OTHER);
        assertThat(JfrogToken.of(Secret.of("a.W10.c")).kind()).isEqualTo(JfrogToken.Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"PT1H,PT30M", "P7D,PT1008M", "P30D,PT4320M", "P365D,P7D"})
    void a_tenth_of_its_life_before_the_end_a_token_is_renewed(Duration life, Duration margin) {
        assertThat(Renewals.margin(Optional.of(life))).isEqualTo(margin);
    }

    @Test
    void nothing_of_a_token_prints() {
        String text = World.jwt("alice", Duration.ZERO, Duration.ofHours(1));
        assertThat(JfrogToken.of(Secret.of(text)).toString()).doesNotContain(text);
    }
}
