package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleChainTest {
    private static final String KEYS = "aws_access_key_id = AKSOURCE\naws_secret_access_key = c4nary\n";

    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withACloud() {
        caller = Caller.in(home).set("AWS_PROFILE", "work");
        caller.cloud.minting("t0ken");
    }

    @Test
    void a_chain_of_profiles_takes_one_role_after_the_other() {
        caller.config(
                "[profile work]\nrole_arn = arn:aws:iam::1:role/b\nsource_profile = middle\nexternal_id = x y\nduration_seconds = 900\n"
                        + "[profile middle]\nrole_arn = arn:aws:iam::1:role/a\nrole_session_name = me\nsource_profile = bottom\n[profile bottom]\n"
                        + KEYS);
        caller.cloud.with(Cloud.STS, 200, Cloud.sts("ASA")).with(Cloud.STS, 200, Cloud.sts("ASB"));
        caller.found();
        assertThat(caller.signer()).isEqualTo("ASB");
        assertThat(Cloud.body(caller.cloud.requests().get(0))).endsWith("RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa&RoleSessionName=me");
        assertThat(Cloud.header(caller.cloud.requests().get(0), "Authorization")).contains("Credential=AKSOURCE/", "/eu-west-1/sts/",
                "content-type;host;");
        assertThat(Cloud.body(caller.cloud.requests().get(1))).contains("DurationSeconds=900&ExternalId=x+y&");
        assertThat(Cloud.header(caller.cloud.requests().get(1), "Authorization")).contains("Credential=ASA/");
    }

    @Test
    void a_profile_may_be_its_own_source_if_it_holds_keys() {
        caller.config("[profile work]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = work\n" + KEYS);
        caller.cloud.with(Cloud.STS, 200, Cloud.sts("ASA"));
        caller.found();
        assertThat(caller.signer()).isEqualTo("ASA");
    }

    @Test
    void the_environment_can_be_the_source() {
        caller.profile("work").withKeys().config("[profile work]\nrole_arn = arn:aws:iam::1:role/a\ncredential_source = environment\n");
        caller.cloud.with(Cloud.STS, 200, Cloud.sts("ASA"));
        caller.found();
        assertThat(Cloud.header(caller.cloud.requests().getFirst(), "Authorization")).contains("Credential=AKIDEXAMPLE/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source_profile = work", "source_profile = other\n[profile other]\nrole_arn = b\nsource_profile = work",
        "source_profile = other\n[profile other]\nrole_arn = b\nsource_profile = other", "source_profile = nobody",
        "source_profile = other\n[profile other]\nregion = eu-west-1", "credential_source = elsewhere", "credential_source = Environment",
        "source_profile = a\ncredential_source = Environment", "region = eu-west-1"})
    void a_chain_that_leads_nowhere_is_told(String rest) {
        caller.config("[profile work]\nrole_arn = arn:aws:iam::1:role/a\n" + rest + "\n");
        assertThat(caller.refused().remedy()).contains("correct the profile in `~/.aws/config`");
        assertThat(caller.cloud.requests()).isEmpty();
    }

    @Test
    void a_role_that_wants_a_code_is_refused_with_a_way_out() {
        caller.config(
                "[profile work]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = bottom\nmfa_serial = arn:aws:iam::1:mfa/me\n[profile bottom]\n"
                        + KEYS);
        assertThat(caller.refused()).satisfies(refused -> {
            assertThat(refused.detail()).contains("MFA");
            assertThat(refused.remedy())
                    .hasValueSatisfying(text -> assertThat(text).contains("aws configure export-credentials --profile work"));
        });
    }

    @Test
    void a_role_that_is_denied_names_the_right() {
        caller.config("[profile work]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = bottom\n[profile bottom]\n" + KEYS);
        caller.cloud.with(Cloud.STS, 403,
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>c4nary is not authorized to perform: sts:AssumeRole on"
                        + "</Message></Error></ErrorResponse>");
        assertThat(caller.refused().detail())
                .contains("does not let profile `bottom` take the role of profile `work`: `sts:AssumeRole` is denied")
                .doesNotContain("c4nary");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>c4nary", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a><AccessKeyId>&e;</AccessKeyId></a>",
        "{}", "<a/>"})
    void an_answer_of_sts_without_keys_is_none(String body) {
        caller.config("[profile work]\nrole_arn = arn:aws:iam::1:role/a\nsource_profile = bottom\n[profile bottom]\n" + KEYS);
        caller.cloud.with(Cloud.STS, 200, body);
        assertThat(caller.broken()).contains("sts.eu-west-1.amazonaws.com").doesNotContain("c4nary", "root:");
    }
}
