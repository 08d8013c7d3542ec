package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.util.Optional;

/**
 * A server of JFrog's own command.
 *
 * @param renewal what renews the access token, unless that is switched off
 */
record CliServer(String id, Platform platform, Optional<String> user, Optional<Secret> password, Optional<Secret> accessToken,
        Optional<Renewal> renewal, boolean isDefault) {

    /**
     * A refresh token.
     *
     * @param isOfArtifactory whether Artifactory made it, and not the platform's access service
     */
    record Renewal(Secret token, boolean isOfArtifactory) {}

    /** The access token, which goes before the password. */
    Optional<JfrogToken> token() {
        return accessToken.map(JfrogToken::of);
    }

    /** The password, or what is used as one. */
    Optional<Credential> login() {
        return password.map(secret -> JfrogToken.of(secret).credential(user));
    }
}
