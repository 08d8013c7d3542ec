package dev.postern.assembly;

import dev.postern.aws.AwsCredentials;
import dev.postern.aws.AwsSettings;
import dev.postern.azure.AzureCredentials;
import dev.postern.azure.AzureLogin;
import dev.postern.azure.AzurePorts;
import dev.postern.azure.AzureSettings;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.RememberingSource;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.gitlab.GitlabCredentials;
import dev.postern.gitlab.GitlabSettings;
import dev.postern.google.GoogleCredentials;
import dev.postern.google.GoogleSettings;
import dev.postern.jfrog.JfrogCredentials;
import dev.postern.jfrog.JfrogLogin;
import dev.postern.jfrog.JfrogSettings;
import dev.postern.oidc.CiIdentityTokens;
import dev.postern.oidc.OidcCredentials;
import dev.postern.oidc.OidcSettings;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sources of all vendors for one caller, each around the same ways to the world. What they mint is remembered between processes. Making
 * them reads nothing: a vendor's files and libraries are looked at when a URL is its own.
 */
record VendorSources(Map<String, String> environment, Path home, Path folder, Ways ways, InstantSource clock) {

    /** What vendors reach the world through. */
    record Ways(TokenEndpoint endpoint, TokenCommands commands, CredentialStore store) {}

    List<CredentialSource> all() {
        Stream<CredentialSource> minting = Stream.of(
                AwsCredentials.of(AwsSettings.from(environment, folder, Optional.of(home)), ways.endpoint(), ways.commands(), clock),
                AzureCredentials.of(AzureSettings.from(environment, home), azure()),
                GoogleCredentials.of(GoogleSettings.from(environment, Optional.of(home), folder), ways.endpoint(), ways.commands(), clock),
                JfrogCredentials.of(jfrog(), ways.endpoint(), identities(), ways.store(), clock),
                OidcCredentials.of(oidc(), ways.endpoint(), identities(), clock));
        Stream<CredentialSource> ready = Stream.of(GitlabCredentials.of(GitlabSettings.from(environment, Optional.of(home))));
        return Stream.concat(minting.map(source -> new RememberingSource(source, ways.store(), clock)), ready).toList();
    }

    List<LoginFlow> logins() {
        return List.of(AzureLogin.of(AzureSettings.from(environment, home), azure()),
                JfrogLogin.of(jfrog(), ways.endpoint(), ways.store(), clock));
    }

    private AzurePorts azure() {
        return new AzurePorts(ways.endpoint(), ways.commands(), identities(), ways.store(), clock);
    }

    private JfrogSettings jfrog() {
        return JfrogSettings.from(environment, Optional.of(home));
    }

    /** The environment holds secrets: it does not print. */
    @Override
    public String toString() {
        return "sources of vendors";
    }

    private IdentityTokens identities() {
        return CiIdentityTokens.of(oidc(), ways.endpoint(), ways.commands());
    }

    private OidcSettings oidc() {
        return OidcSettings.from(environment, folder);
    }
}
