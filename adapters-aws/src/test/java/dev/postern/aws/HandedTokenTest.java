package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandedTokenTest {
    @TempDir private Path home;

    @ParameterizedTest
    @ValueSource(strings = {"handed", " handed\n", "{\"authorizationToken\": \"handed\", \"expiration\": 1700000000}"})
    void a_token_in_the_environment_is_at_hand(String text) {
        Caller caller = Caller.in(home).withKeys().set("CODEARTIFACT_AUTH_TOKEN", text);
        CredentialRequest request = Caller.request(Caller.INDEX);
        assertThat(caller.found().credential().secret()).isEqualTo(Secret.of("handed"));
        assertThat(caller.source().isAtHand(request)).isTrue();
        assertThat(caller.source().storeKey(request)).isEmpty();
        assertThat(caller.cloud.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"authorizationToken\": ", "{}", "two words", "[1]\u0001x"})
    void something_else_is_told_and_not_quoted(String text) {
        Caller caller = Caller.in(home).set("CODEARTIFACT_AUTH_TOKEN", text);
        assertThat(caller.refused()).satisfies(refused -> {
            assertThat(refused.detail()).contains("something else than a token").doesNotContain(text);
            assertThat(refused.remedy()).hasValueSatisfying(remedy -> assertThat(remedy).contains("--query authorizationToken"));
        });
    }

    @Test
    void one_that_the_server_refused_gives_way_to_a_fresh_one() {
        Caller caller = Caller.in(home).withKeys().set("CODEARTIFACT_AUTH_TOKEN", "handed");
        caller.cloud.minting("fresh");
        AwsCredentials source = caller.source();
        CredentialRequest request = Caller.request(Caller.INDEX);
        CredentialLookup.Found first = (CredentialLookup.Found) source.lookup(request);
        CredentialRequest again = request.afterRefusal(List.of(new Rejection("aws", first.credential(), Rejection.Cause.UNAUTHORIZED)));
        assertThat(source.isAtHand(again)).isFalse();
        assertThat(source.storeKey(again)).isPresent();
        assertThat(source.lookup(again)).isInstanceOfSatisfying(CredentialLookup.Found.class,
                found -> assertThat(found.credential().secret()).isEqualTo(Secret.of("fresh")));
    }

    @Test
    void advice_names_the_rights_and_commands_of_the_vendor() {
        AwsCredentials source = Caller.in(home).set("CODEARTIFACT_AUTH_TOKEN", "handed").source();
        assertThat(source.remedy(Caller.request(Caller.INDEX), 401))
                .hasValueSatisfying(text -> assertThat(text).contains("get-authorization-token"));
        assertThat(source.remedy(Caller.request(Caller.INDEX), 403))
                .hasValueSatisfying(text -> assertThat(text).contains("ReadFromRepository"));
        assertThat(source.remedy(Caller.request(Caller.INDEX), 404)).hasValueSatisfying(text -> assertThat(text).contains("/simple/"));
        assertThat(source.hidesDenials(Caller.INDEX)).isTrue();
    }

    @Test
    void another_user_is_not_answered() {
        Caller caller = Caller.in(home).set("CODEARTIFACT_AUTH_TOKEN", "handed");
        assertThat(caller.source().lookup(Caller.request(Caller.INDEX).forUser("ann"))).isInstanceOf(CredentialLookup.NotMine.class);
        assertThat(caller.source().lookup(Caller.request(Caller.INDEX).forUser("aws"))).isInstanceOf(CredentialLookup.Found.class);
    }

    @Test
    void it_is_never_sent_without_tls() {
        Caller caller = Caller.in(home).set("CODEARTIFACT_AUTH_TOKEN", "handed");
        URI plain = URI.create(Caller.INDEX.toString().replace("https:", "http:"));
        assertThat(caller.source().lookup(Caller.request(plain))).isInstanceOf(CredentialLookup.NotMine.class);
    }
}
