package dev.postern.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChallengesTest {
    private static final String URL = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555";

    @ParameterizedTest
    @ValueSource(strings = {"Bearer authorization_uri=" + URL, "bearer AUTHORIZATION_URI=\"" + URL + "\"",
        "Basic realm=\"a, Bearer authorization_uri=https://evil.example/\", Bearer authorization_uri=" + URL + ", TFS-Federated",
        "TFS-Federated,Bearer  authorization_uri = " + URL + " ,Negotiate", "Bearer resource=x, authorization_uri=" + URL,
        "Basic realm=\"\\\"Bearer authorization_uri=x\", Bearer authorization_uri=" + URL})
    void the_login_service_is_found_wherever_it_stands(String header) {
        assertThat(Challenges.of(List.of("NTLM", header)).parameter("bearer", "authorization_uri")).contains(URL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", ",", "=", "Bearer =x", "Basic authorization_uri=" + URL,
        "\"Bearer authorization_uri=" + URL + "\"",
        "Bearer \"", "authorization_uri=" + URL})
    void nothing_else_is_taken_for_it(String header) {
        assertThat(Challenges.of(List.of(header)).parameter("bearer", "authorization_uri")).isEmpty();
    }

    @Test
    void a_token_after_the_scheme_may_end_with_signs_of_equality() {
        assertThat(Challenges.of(List.of("Negotiate YII==", "NTLM")).all()).extracting(Challenges.One::scheme).containsExactly("negotiate",
                "ntlm");
    }

    @Test
    void parameters_belong_to_the_scheme_before_them() {
        assertThat(Challenges.of(List.of("Bearer a=1, b=\"2, 3\", Basic realm=x")).all()).containsExactly(
                new Challenges.One("bearer", Map.of("a", "1", "b", "2, 3")), new Challenges.One("basic", Map.of("realm", "x")));
    }

    @Test
    void a_flood_is_cut_off() {
        assertThat(Challenges.of(List.of("A,".repeat(8_000))).all()).hasSize(64);
        assertThat(Challenges.of(List.of("A,".repeat(80_000))).all()).isEmpty();
    }
}
