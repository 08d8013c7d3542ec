package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.Secret;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityChainTest {
    private static final String KEYS = "aws_access_key_id = %s\naws_secret_access_key = c4nary\n";

    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withACloud() {
        caller = Caller.in(home);
        caller.cloud.minting("t0ken");
    }

    private String signer() {
        caller.found();
        return caller.signer();
    }

    @Test
    void keys_of_the_environment_go_first_and_carry_their_session() {
        caller.withKeys().set("AWS_SESSION_TOKEN", "s3ssion").set("AWS_PROFILE", "other")
                .config("[profile other]\n" + KEYS.formatted("AKOTHER"));
        assertThat(signer()).isEqualTo("AKIDEXAMPLE");
        assertThat(Cloud.header(caller.cloud.last(), "X-Amz-Security-Token")).isEqualTo("s3ssion");
    }

    @Test
    void a_profile_that_the_caller_chose_goes_before_them() {
        caller.withKeys().profile("other").config("[profile other]\n" + KEYS.formatted("AKOTHER"));
        assertThat(signer()).isEqualTo("AKOTHER");
    }

    @Test
    void half_of_the_keys_is_told() {
        caller.set("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE");
        assertThat(caller.refused().detail()).contains("`AWS_SECRET_ACCESS_KEY` is not");
    }

    @Test
    void keys_that_have_ended_are_not_tried() {
        caller.withKeys().set("AWS_CREDENTIAL_EXPIRATION", "2024-01-02T03:04:00Z");
        assertThat(caller.refused().detail()).contains("have ended");
        assertThat(caller.cloud.requests()).isEmpty();
    }

    @Test
    void shared_keys_go_before_configured_ones() {
        caller.config("[default]\n" + KEYS.formatted("AKCONFIG")).file(".aws/credentials", "[default]\n" + KEYS.formatted("AKSHARED"));
        assertThat(signer()).isEqualTo("AKSHARED");
    }

    @Test
    void configured_keys_are_found_where_variables_say() {
        caller.file("elsewhere/c.ini", "[profile work]\n" + KEYS.formatted("AKCONFIG")).set("AWS_CONFIG_FILE", "~/elsewhere/c.ini")
                .set("AWS_PROFILE", "work");
        assertThat(signer()).isEqualTo("AKCONFIG");
    }

    @Test
    void a_profile_that_is_not_there_is_told() {
        caller.set("AWS_PROFILE", "wrok").config("[profile work]\n" + KEYS.formatted("AKCONFIG"));
        assertThat(caller.refused()).satisfies(refused -> {
            assertThat(refused.detail()).contains("no profile `wrok`");
            assertThat(refused.remedy()).hasValueSatisfying(text -> assertThat(text).contains("`AWS_PROFILE`"));
        });
    }

    @Test
    void nobody_at_all_is_told_soon() {
        assertThat(caller.refused().remedy()).hasValueSatisfying(text -> assertThat(text).contains("aws sso login"));
        assertThat(caller.cloud.places()).containsExactly("PUT " + Cloud.IMDS + "api/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[default", "key = value", "[default]\nc4nary", "[default]\n = c4nary", "[default]\na =\n c4nary"})
    void a_malformed_file_is_told_with_its_line(String text) {
        caller.config(text);
        assertThat(caller.broken()).contains("config`, line ").doesNotContain("c4nary");
    }

    @Test
    void a_file_that_is_too_large_is_not_read() {
        caller.config("#".repeat(2 << 20));
        assertThat(caller.broken()).contains("larger than 1 MiB");
    }

    @Test
    void a_command_prints_keys() {
        caller.config("[default]\ncredential_process = /opt/tool --account \"two words\" 'x'\n");
        caller.commands.with("/opt/tool --account two words x",
                "{\"Version\":1,\"AccessKeyId\":\"AKPROCESS\",\"SecretAccessKey\":\"s\",\"SessionToken\":\"t\",\"Expiration\":\"2024-01-02T04:04:05+00:00\"}");
        assertThat(signer()).isEqualTo("AKPROCESS");
        assertThat(caller.commands.runs()).singleElement()
                .satisfies(run -> assertThat(run.command()).containsExactly("/opt/tool", "--account", "two words", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"c4nary", "{\"Version\":2}", "{\"Version\":1,\"AccessKeyId\":\"A\"}",
        "{\"Version\":1,\"AccessKeyId\":\"A\",\"SecretAccessKey\":\"c4nary\",\"Expiration\":\"soon\"}"})
    void a_command_that_prints_something_else_is_broken(String output) {
        caller.config("[default]\ncredential_process = tool\n");
        caller.commands.with("tool", output);
        assertThat(caller.broken()).contains("`credential_process` of profile `default` printed no keys").doesNotContain("c4nary");
    }

    @Test
    void a_command_that_fails_is_told_without_its_words() {
        caller.config("[default]\ncredential_process = tool\n");
        caller.commands.with("tool", new CommandReply.Ended(3, Secret.of("c4nary"), Secret.of("c4nary")));
        assertThat(caller.broken()).contains("ended with status 3").doesNotContain("c4nary");
        caller.commands.with("tool", new CommandReply.TimedOut());
        assertThat(caller.broken()).contains("took more than");
        caller.config("[default]\ncredential_process = 'c4nary\n");
        assertThat(caller.broken()).contains("a quotation without an end").doesNotContain("c4nary");
    }

    @Test
    void a_token_file_takes_a_role() {
        caller.file("jwt", "ey.c4nary\n").set("AWS_WEB_IDENTITY_TOKEN_FILE", home.resolve("jwt").toString()).set("AWS_ROLE_ARN",
                "arn:aws:iam::1:role/ci");
        caller.cloud.with(Cloud.STS, 200, Cloud.sts("ASWEB"));
        assertThat(signer()).isEqualTo("ASWEB");
        assertThat(Cloud.body(caller.cloud.requests().getFirst())).isEqualTo("Action=AssumeRoleWithWebIdentity&Version=2011-06-15"
                + "&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fci&RoleSessionName=postern-1704164645&WebIdentityToken=ey.c4nary");
        assertThat(Cloud.header(caller.cloud.requests().getFirst(), "Authorization")).isEmpty();
        assertThat(Cloud.header(caller.cloud.last(), "X-Amz-Security-Token")).isEqualTo("se&ss");
    }

    @ParameterizedTest
    @CsvSource({"ExpiredTokenException,has ended", "AccessDenied,does not let", "InvalidIdentityToken,does not let",
        "PackedPolicyTooLarge,refused"})
    void a_token_that_sts_refuses_is_told(String code, String said) {
        caller.file("jwt", "ey.c4nary").set("AWS_WEB_IDENTITY_TOKEN_FILE", "jwt").set("AWS_ROLE_ARN", "arn:aws:iam::1:role/ci");
        caller.cloud.with(Cloud.STS, 400,
                "<ErrorResponse><Error><Code>" + code + "</Code><Message>c4nary</Message></Error></ErrorResponse>");
        assertThat(caller.refused().detail()).contains(said, code).doesNotContain("c4nary");
    }

    @Test
    void a_missing_token_file_or_role_is_told() {
        caller.set("AWS_WEB_IDENTITY_TOKEN_FILE", "nowhere");
        assertThat(caller.refused().detail()).contains("no role");
        caller.set("AWS_ROLE_ARN", "arn:aws:iam::1:role/ci");
        assertThat(caller.broken()).contains("no web identity token in");
    }
}
