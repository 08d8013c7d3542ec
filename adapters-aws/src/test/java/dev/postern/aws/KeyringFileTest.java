package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringFileTest {
    private static final String FILE = ".config/python_keyring/keyringrc.cfg";
    private static final String PROFILES = """
            [profile one]
            aws_access_key_id = AKONE
            aws_secret_access_key = s
            [profile two]
            aws_access_key_id = AKTWO
            aws_secret_access_key = s
            """;

    @TempDir private Path home;
    private Caller caller;

    @BeforeEach
    void withACloud() {
        caller = Caller.in(home).withKeys().config(PROFILES);
        caller.cloud.minting("t0ken");
    }

    private String signer() {
        caller.found();
        return caller.signer();
    }

    @Test
    void the_section_for_all_names_profile_and_duration() {
        caller.file(FILE,
                "[backend]\ndefault-keyring = x\n[codeartifact]\nprofile_name = one ; mine\ntoken_duration = 1800 # half an hour\n");
        assertThat(signer()).isEqualTo("AKONE");
        assertThat(caller.cloud.last().url().getRawQuery()).endsWith("&duration=1800");
    }

    @Test
    void the_section_that_fits_best_counts_and_the_rest_comes_from_the_one_for_all() {
        caller.file(FILE, """
                [codeartifact]
                profile_name = one
                token_duration = 900
                [codeartifact domain="my-domain"]
                profile_name = one
                [codeartifact domain="my-domain" account="111122223333" region="eu-west-1" name="team"]
                profile_name = two
                """);
        assertThat(signer()).isEqualTo("AKTWO");
        assertThat(caller.cloud.last().url().getRawQuery()).endsWith("&duration=900");
    }

    @ParameterizedTest
    @ValueSource(strings = {"domain=\"other\"", "domain=\"my-domain\" account=\"999999999999\"", "region=\"us-east-1\"", "name=\"other\"",
        "colour=\"red\""})
    void a_section_for_something_else_does_not_count(String qualifiers) {
        caller.file(FILE, "[codeartifact " + qualifiers + "]\nprofile_name = two\n");
        assertThat(signer()).isEqualTo("AKIDEXAMPLE");
    }

    @Test
    void keys_of_its_own_take_the_place_of_a_profile() {
        caller.file(FILE,
                "[codeartifact]\nprofile_name = one\n[codeartifact region=\"eu-west-1\"]\naws_access_key_id = AKOWN\naws_secret_access_key = c4nary\n");
        assertThat(signer()).isEqualTo("AKOWN");
    }

    @Test
    void it_is_found_where_the_variable_says() {
        caller.set("XDG_CONFIG_HOME", home.resolve("xdg").toString()).file("xdg/python_keyring/keyringrc.cfg",
                "[codeartifact]\nprofile_name = two\n");
        assertThat(signer()).isEqualTo("AKTWO");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token_duration = 899", "token_duration = 43201", "token_duration = soon", "token_duration = -1",
        "aws_access_key_id = AK"})
    void an_option_that_cannot_be_is_told(String option) {
        caller.file(FILE, "[codeartifact]\n" + option + "\n");
        assertThat(caller.refused().remedy()).hasValueSatisfying(text -> assertThat(text).contains("keyringrc.cfg"));
    }

    @Test
    void a_malformed_one_is_told_with_its_line() {
        caller.file(FILE, "[codeartifact]\nc4nary\n");
        assertThat(caller.broken()).contains("keyringrc.cfg`, line 2").doesNotContain("c4nary");
        caller.file(FILE, "[codeartifact \"x]\n");
        assertThat(caller.broken()).contains("keyringrc.cfg").contains("quotation");
    }

    @Test
    void repositories_with_identities_of_their_own_share_no_token_and_the_bare_host_has_none() {
        caller.file(FILE, "[codeartifact name=\"team\"]\nprofile_name = two\n");
        assertThat(caller.found().reach()).hasToString("https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com/pypi/team");
        AwsCredentials source = caller.source();
        assertThat(source.storeKey(Caller.request(Caller.INDEX)))
                .isNotEqualTo(source.storeKey(Caller.request(Caller.INDEX.resolve("../../other/simple/"))));
        assertThat(source.lookup(Caller.request(Caller.INDEX.resolve("/")))).isInstanceOf(CredentialLookup.NotMine.class);
    }

    @Test
    void without_them_the_bare_host_has_the_domains_token() {
        URI host = Caller.INDEX.resolve("/");
        assertThat(caller.source().lookup(Caller.request(host))).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.reach().covers(host)).isTrue());
    }
}
