package dev.postern.domain.credential;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What is shown to a server to be let in: a user name with a secret (RFC 7617), or a token alone (RFC 6750).
 *
 * @param username empty for a token that is sent alone
 * @param expires when the secret ends, if that is known
 */
public record Credential(String username, Secret secret, Scheme scheme, Optional<Instant> expires) {

    /** How it is sent. */
    public enum Scheme {
        /** {@code Authorization: Basic}, user name and secret. */
        BASIC,
        /** {@code Authorization: Bearer}, the secret alone. */
        BEARER
    }

    public Credential {
        Objects.requireNonNull(username);
        Objects.requireNonNull(secret);
    }

    public static Credential basic(String username, Secret secret) {
        return new Credential(username, secret, Scheme.BASIC, Optional.empty());
    }

    public static Credential bearer(Secret token) {
        return new Credential("", token, Scheme.BEARER, Optional.empty());
    }

    public Credential expiring(Instant end) {
        return new Credential(username, secret, scheme, Optional.of(end));
    }

    public boolean hasExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    /** Whether there is a secret beside the user name. */
    public boolean isComplete() {
        return !secret.isEmpty();
    }

    /** A user name without a password is a token more often than not: then it is masked too. */
    @Override
    public String toString() {
        String who = username.isEmpty() ? "" : (isComplete() ? username : secret.toString()) + ":";
        return who + (isComplete() ? secret : "");
    }
}
