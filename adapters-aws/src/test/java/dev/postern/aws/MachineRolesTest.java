package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Roles of containers and of instances. */
class MachineRolesTest {
    private static final String ROLES = "meta-data/iam/security-credentials/";

    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withACloud() {
        caller = Caller.in(home);
        caller.cloud.minting("t0ken");
    }

    private static String keys(String id) {
        return "{\"Code\":\"Success\",\"AccessKeyId\":\"" + id
                + "\",\"SecretAccessKey\":\"s\",\"Token\":\"t\",\"Expiration\":\"2024-01-02T09:00:00Z\"}";
    }

    private String signer() {
        caller.found();
        return caller.signer();
    }

    @Test
    void an_instance_gives_keys_to_a_session() {
        caller.cloud.with("PUT " + Cloud.IMDS + "api/token", 200, "s3ssion").with("GET " + Cloud.IMDS + ROLES, 200, "web-role\n")
                .with("GET " + Cloud.IMDS + ROLES + "web-role", 200, keys("ASINSTANCE"));
        assertThat(signer()).isEqualTo("ASINSTANCE");
        assertThat(Cloud.header(caller.cloud.requests().get(0), "X-aws-ec2-metadata-token-ttl-seconds")).isEqualTo("21600");
        assertThat(Cloud.header(caller.cloud.requests().get(2), "X-aws-ec2-metadata-token")).isEqualTo("s3ssion");
    }

    @Test
    void an_older_instance_needs_no_session_unless_that_is_forbidden() {
        caller.cloud.with("PUT " + Cloud.IMDS + "api/token", 404, "").with("GET " + Cloud.IMDS + ROLES, 200, "r")
                .with("GET " + Cloud.IMDS + ROLES + "r", 200, keys("ASOLD"));
        assertThat(signer()).isEqualTo("ASOLD");
        caller.set("AWS_EC2_METADATA_V1_DISABLED", "true");
        assertThat(caller.refused().detail()).contains("no AWS identity was found");
    }

    @Test
    void an_instance_is_not_asked_where_that_is_switched_off() {
        caller.set("AWS_EC2_METADATA_DISABLED", "TRUE");
        caller.refused();
        assertThat(caller.cloud.requests()).isEmpty();
    }

    @Test
    void the_metadata_service_can_be_elsewhere() {
        caller.set("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://127.0.0.1:1338/");
        caller.refused();
        caller.variables.clear();
        caller.set("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "IPv6");
        caller.refused();
        assertThat(caller.cloud.places()).containsExactly("PUT http://127.0.0.1:1338/latest/api/token",
                "PUT http://[fd00:ec2::254]/latest/api/token");
    }

    @Test
    void a_role_by_a_name_that_is_none_is_not_asked_for() {
        caller.cloud.with("PUT " + Cloud.IMDS + "api/token", 200, "s3ssion").with("GET " + Cloud.IMDS + ROLES, 200, "../../evil?x");
        caller.refused();
        assertThat(caller.cloud.requests()).hasSize(2);
    }

    @Test
    void a_container_has_a_role_by_a_relative_url() {
        caller.set("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/v2/credentials/1");
        caller.cloud.with("GET http://169.254.170.2/v2/credentials/1", 503, "").with("GET http://169.254.170.2/v2/credentials/1", 200,
                keys("ASTASK"));
        assertThat(signer()).isEqualTo("ASTASK");
        assertThat(caller.pauses).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.170.23/v1/credentials", "http://[fd00:ec2::23]/v1/credentials", "http://localhost:8080/c",
        "http://127.0.0.9:1/c",
        "https://sidecar.example/c"})
    void a_container_may_name_its_service(String url) {
        caller.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", url).set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "variable").file("token", "file\n")
                .set("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", "token");
        caller.cloud.with("GET " + url, 200, keys("ASPOD"));
        assertThat(signer()).isEqualTo("ASPOD");
        assertThat(Cloud.header(caller.cloud.requests().getFirst(), "Authorization")).isEqualTo("file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://evil.example/c", "http://169.254.170.2.evil.example/c", "http://10.0.0.1/c", "ftp://127.0.0.1/c"})
    void a_service_elsewhere_gets_no_token_without_tls(String url) {
        caller.set("AWS_CONTAINER_CREDENTIALS_FULL_URI", url).set("AWS_CONTAINER_AUTHORIZATION_TOKEN", "c4nary");
        assertThat(caller.refused().detail()).contains("over `https://` only");
        assertThat(caller.cloud.requests()).isEmpty();
    }

    @Test
    void a_container_that_gives_nothing_is_told() {
        caller.set("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "/x");
        assertThat(caller.broken()).contains("credential service of this container did not answer");
        assertThat(caller.cloud.requests()).hasSize(3);
        caller.cloud.with("GET http://169.254.170.2/x", 200, "<html>c4nary");
        assertThat(caller.broken()).contains("no keys").doesNotContain("c4nary");
    }
}
