package dev.postern.domain.credential;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks for a credential for one URL.
 *
 * @param url what will be requested, without userinfo
 * @param index on behalf of which index, if any: its own URL
 * @param username only a credential of this user will do
 * @param rule what the index says about sending credentials
 * @param phase before the first request, or after the server refused
 * @param rejected what the server has refused already
 */
public record CredentialRequest(URI url, Optional<URI> index, Optional<String> username, SendingRule rule, Phase phase,
        List<Rejection> rejected) {

    /** When it is asked. */
    public enum Phase {
        /** Nothing was sent yet. */
        BEFORE_SENDING,
        /** The server answered 401, 403, or 404 (which hides a denial at some servers). */
        AFTER_REFUSAL
    }

    public CredentialRequest {
        Objects.requireNonNull(url);
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of a credential request carries userinfo");
        }
        rejected = List.copyOf(rejected);
    }

    /** Before the first request to this URL, on behalf of an index. */
    public static CredentialRequest of(URI url, URI index, SendingRule rule) {
        return new CredentialRequest(url, Optional.of(index), Optional.empty(), rule, Phase.BEFORE_SENDING, List.of());
    }

    /** The same after the server refused what was sent: these credentials, or none if it was sent without. */
    public CredentialRequest afterRefusal(Collection<Rejection> refused) {
        return new CredentialRequest(url, index, username, rule, Phase.AFTER_REFUSAL, List.copyOf(refused));
    }

    /** Whether the server has refused this credential of this source. */
    public boolean hasRejected(String source, Credential credential) {
        return rejected.stream()
                .anyMatch(rejection -> rejection.source().equals(source) && rejection.credential().equals(credential));
    }

    public CredentialRequest forUser(String user) {
        return new CredentialRequest(url, index, Optional.of(user), rule, phase, rejected);
    }
}
