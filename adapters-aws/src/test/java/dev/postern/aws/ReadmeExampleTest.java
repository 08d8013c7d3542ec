package dev.postern.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeExampleTest {
    // README begins
    static String whoIsSentWhere(URI index, AwsSettings settings, TokenEndpoint network, TokenCommands commands) {
        AwsCredentials source = AwsCredentials.of(settings, network, commands, InstantSource.system());
        return switch (source.lookup(CredentialRequest.of(index, index, SendingRule.AUTO))) {
            case CredentialLookup.Found found -> found.credential() + " is sent to " + found.reach();
            case CredentialLookup.NotMine _ -> "this is no index of CodeArtifact";
            case CredentialLookup.Refused refused -> refused.detail() + "; " + refused.remedy().orElse("");
            case CredentialLookup.Broken broken -> broken.detail();
        };
    }
    // README ends

    @TempDir private Path home;

    @Test
    void the_example_works() {
        Caller caller = Caller.in(home).set("CODEARTIFACT_AUTH_TOKEN", "t0ken");
        assertThat(whoIsSentWhere(Caller.INDEX, caller.settings(), caller.cloud, caller.commands))
                .isEqualTo("aws:**** is sent to https://my-domain-111122223333.d.codeartifact.eu-west-1.amazonaws.com");
        assertThat(whoIsSentWhere(URI.create("https://example.org/simple/"), caller.settings(), caller.cloud, caller.commands))
                .isEqualTo("this is no index of CodeArtifact");
    }
}
