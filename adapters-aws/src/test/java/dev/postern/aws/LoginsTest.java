package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.TokenRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code aws sso login} and {@code aws login} leave. */
class LoginsTest {
    /** Named by the SHA-1 of {@code corp}. */
    private static final String SESSION = ".aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json";
    private static final String ROLE = "GET https://portal.sso.eu-central-1.amazonaws.com/federation/credentials";
    private static final String OIDC = "POST https://oidc.eu-central-1.amazonaws.com/token";
    private static final String SIGN_IN = "POST https://eu-west-1.signin.aws.amazon.com/v1/token";
    private static final String KEYS =
            "{\"roleCredentials\":{\"accessKeyId\":\"ASSSO\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\",\"expiration\":1704168245000}}";

    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withACloud() {
        caller = Caller.in(home).set("AWS_PROFILE", "work")
                .config("""
                        [profile work]
                        sso_session = corp
                        sso_account_id = 1
                        sso_role_name = dev
                        [sso-session corp]
                        sso_region = eu-central-1
                        sso_start_url = https://corp.awsapps.com/start
                        """);
        caller.cloud.minting("t0ken");
    }

    private Caller signedIn(String end) {
        return caller.file(SESSION,
                "{\"accessToken\":\"kept\",\"expiresAt\":\"" + end
                        + "\",\"refreshToken\":\"r1\",\"clientId\":\"id\",\"clientSecret\":\"cs\","
                        + "\"registrationExpiresAt\":\"2024-03-01T00:00:00Z\",\"startUrl\":\"https://corp.awsapps.com/start\"}");
    }

    @Test
    void a_login_gives_the_keys_of_the_role() {
        signedIn("2024-01-02T09:00:00Z").cloud.with(ROLE, 200, KEYS);
        caller.found();
        assertThat(caller.signer()).isEqualTo("ASSSO");
        assertThat(caller.cloud.requests().getFirst().url().getRawQuery()).isEqualTo("role_name=dev&account_id=1");
        assertThat(Cloud.header(caller.cloud.requests().getFirst(), "x-amz-sso_bearer_token")).isEqualTo("kept");
    }

    @Test
    void a_login_that_ends_soon_is_refreshed_and_put_back() throws IOException {
        signedIn("2024-01-02T03:10:00UTC").cloud.with(OIDC, 200, "{\"accessToken\":\"fresh\",\"expiresIn\":28800,\"refreshToken\":\"r2\"}")
                .with(ROLE, 200, KEYS);
        caller.found();
        assertThat(Cloud.body(caller.cloud.requests().getFirst()))
                .isEqualTo("{\"clientId\":\"id\",\"clientSecret\":\"cs\",\"grantType\":\"refresh_token\",\"refreshToken\":\"r1\"}");
        Path file = home.resolve(SESSION);
        assertThat(file).content().contains("\"accessToken\":\"fresh\"", "\"expiresAt\":\"2024-01-02T11:04:05Z\"",
                "\"refreshToken\":\"r2\"", "\"startUrl\"");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var all = Files.list(file.getParent())) {
            assertThat(all).hasSize(1);
        }
    }

    @Test
    void a_refresh_that_fails_leaves_what_still_holds() {
        signedIn("2024-01-02T03:10:00Z").cloud.with(OIDC, 400, "{\"error\":\"invalid_grant\"}").with(ROLE, 200, KEYS);
        caller.found();
        assertThat(Cloud.header(caller.cloud.requests().get(1), "x-amz-sso_bearer_token")).isEqualTo("kept");
    }

    @Test
    void a_login_that_has_ended_names_the_command() {
        signedIn("2024-01-02T03:00:00Z").cloud.with(OIDC, 400, "{\"error\":\"invalid_grant\"}");
        assertThat(caller.refused()).satisfies(refused -> {
            assertThat(refused.detail()).isEqualTo("the login of profile `work` has ended");
            assertThat(refused.remedy()).contains("run `aws sso login --profile work`");
        });
    }

    @Test
    void a_login_that_the_server_has_ended_names_it_too() {
        signedIn("2024-01-02T09:00:00Z").cloud.with(ROLE, 401, "{\"message\":\"c4nary\"}", "x-amzn-errortype", "UnauthorizedException");
        assertThat(caller.refused().remedy()).contains("run `aws sso login --profile work`");
    }

    @Test
    void a_role_that_is_not_assigned_is_named() {
        signedIn("2024-01-02T09:00:00Z").cloud.with(ROLE, 403, "{}", "x-amzn-errortype", "ForbiddenException");
        assertThat(caller.refused().detail()).contains("may not take the role `dev` in account `1`");
    }

    @Test
    void nobody_signed_in_names_the_command() {
        assertThat(caller.refused().detail()).contains("nobody is signed in for profile `work`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c4nary", "{\"accessToken\":\"a\\nb\",\"expiresAt\":\"2024-01-02T09:00:00Z\"}"})
    void a_damaged_cache_is_told(String text) {
        caller.file(SESSION, text);
        assertThat(caller.broken()).contains("ee0bfd25").doesNotContain("c4nary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sso_session = nobody", "sso_session = corp",
        "sso_start_url = https://corp.awsapps.com/start\nsso_role_name = dev"})
    void a_profile_that_lacks_something_is_told(String rest) {
        caller.config("[profile work]\nsso_account_id = 1\n" + rest + "\n[sso-session corp]\nsso_start_url = https://x.example/\n");
        assertThat(caller.refused().remedy()).contains("run `aws configure sso --profile work`");
    }

    @Test
    void a_region_never_leads_to_a_foreign_host() {
        signedIn("2024-01-02T09:00:00Z").config("""
                [profile work]
                sso_session = corp
                sso_account_id = 1
                sso_role_name = dev
                [sso-session corp]
                sso_region = evil.example/x
                sso_start_url = https://corp.awsapps.com/start
                """);
        assertThat(caller.refused().detail()).contains("is no region of AWS");
        assertThat(caller.cloud.requests()).isEmpty();
    }

    private Caller atTheConsole(String end, String pem) {
        return caller.config("[profile work]\nlogin_session = arn:aws:iam::1:user/me\n").file(".aws/login/cache/"
                + Signature.hash("arn:aws:iam::1:user/me") + ".json",
                "{\"accessToken\":{\"accessKeyId\":\"ASKEPT\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\",\"accountId\":\"1\",\"expiresAt\":\""
                        + end + "\"},"
                        + "\"refreshToken\":\"r1\",\"clientId\":\"arn:aws:signin:::devtools/same-device\",\"dpopKey\":\""
                        + pem.replace("\n", "\\n") + "\"}");
    }

    @Test
    void a_console_login_gives_its_keys() {
        atTheConsole("2024-01-02T03:14:00Z", "").found();
        assertThat(caller.signer()).isEqualTo("ASKEPT");
    }

    @Test
    void a_console_login_is_refreshed_with_a_proof() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        String pem = "-----BEGIN EC PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(PossessionProofTest.sec1(pair))
                + "\n-----END EC PRIVATE KEY-----\n";
        atTheConsole("2024-01-02T03:00:00Z", pem).cloud.with(SIGN_IN, 200,
                "{\"accessToken\":{\"accessKeyId\":\"ASFRESH\",\"secretAccessKey\":\"s\",\"sessionToken\":\"t\"},\"expiresIn\":900,\"refreshToken\":\"r2\"}");
        caller.found();
        assertThat(caller.signer()).isEqualTo("ASFRESH");
        TokenRequest refresh = caller.cloud.requests().getFirst();
        assertThat(Cloud.body(refresh)).contains("\"grantType\":\"refresh_token\"", "\"refreshToken\":\"r1\"");
        String proof = Cloud.header(refresh, "DPoP");
        assertThat(PossessionProofTest.isSignedBy(pair, proof)).isTrue();
        assertThat(new String(Base64.getUrlDecoder().decode(proof.split("\\.", -1)[1]), StandardCharsets.UTF_8))
                .startsWith("{\"htm\":\"POST\",\"htu\":\"https://eu-west-1.signin.aws.amazon.com/v1/token\",\"iat\":1704164645,\"jti\":\"");
        assertThat(home.resolve(".aws/login/cache/" + Signature.hash("arn:aws:iam::1:user/me") + ".json")).content()
                .contains("ASFRESH", "\"r2\"", "\"expiresAt\":\"2024-01-02T03:19:05Z\"", "\"accountId\":\"1\"");
    }

    @Test
    void a_console_login_that_has_ended_names_the_command() throws GeneralSecurityException {
        atTheConsole("2024-01-02T03:00:00Z", "").refused();
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        atTheConsole("2024-01-02T03:00:00Z",
                Base64.getEncoder().encodeToString(PossessionProofTest.sec1(generator.generateKeyPair()))).cloud.with(SIGN_IN, 400,
                        "{\"error\":\"TOKEN_EXPIRED\",\"message\":\"c4nary\"}");
        assertThat(caller.refused()).satisfies(refused -> {
            assertThat(refused.detail()).contains("has ended", "TOKEN_EXPIRED").doesNotContain("c4nary");
            assertThat(refused.remedy()).contains("run `aws login --profile work`");
        });
    }
}
