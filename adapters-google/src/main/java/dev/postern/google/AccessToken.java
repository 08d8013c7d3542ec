package dev.postern.google;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import java.time.Instant;
import java.util.Optional;

/** An OAuth 2.0 access token (RFC 6749). */
record AccessToken(Secret text, Optional<Instant> expires) {

    /** The registry takes tokens from this user only. */
    static final String USER = "oauth2accesstoken";

    static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";

    Credential credential() {
        Credential credential = Credential.basic(USER, text);
        return expires.map(credential::expiring).orElse(credential);
    }
}
