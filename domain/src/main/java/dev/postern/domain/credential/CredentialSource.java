package dev.postern.domain.credential;

/**
 * Port: something that knows credentials, such as the URLs of the settings, a netrc file, a keyring, a vendor's login.
 *
 * <p>Look-ups block and may be slow; implementations are safe for concurrent callers. A source answers
 * {@link CredentialLookup.NotMine} for a URL that it does not know, and {@link CredentialLookup.Found} only with a reach
 * that covers the URL. It remembers nothing itself: the {@link CredentialBroker} does.
 */
public interface CredentialSource {

    /** A stable name that people see and that {@link CredentialOrder} lists, such as {@code netrc}. */
    String name();

    CredentialLookup lookup(CredentialRequest request);

    /** Whether the answer lies at hand: no process, no network, no prompt. Such a source is asked before the first request. */
    default boolean isAtHand() {
        return false;
    }
}
