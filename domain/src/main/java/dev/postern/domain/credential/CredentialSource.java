package dev.postern.domain.credential;

import java.net.URI;
import java.util.Optional;

/**
 * Port: something that knows credentials, such as the URLs of the settings, a netrc file, a keyring, a vendor's login.
 *
 * <p>Look-ups block and may be slow; implementations are safe for concurrent callers. A source answers
 * {@link CredentialLookup.NotMine} for a URL that it does not know, and {@link CredentialLookup.Found} only with a reach
 * that covers the URL. It remembers nothing itself: the {@link CredentialBroker} does, and between processes the
 * {@link RememberingSource}. A source that can make a fresh credential does so when the request says that its last one was
 * rejected. It asks no person: only a {@link LoginFlow} does.
 */
public interface CredentialSource {

    /** A stable name that people see and that {@link CredentialOrder} lists, such as {@code netrc}. */
    String name();

    CredentialLookup lookup(CredentialRequest request);

    /** Whether the answer lies at hand: no process, no network, no prompt. Such a source is asked before the first request. */
    default boolean isAtHand(CredentialRequest request) {
        return false;
    }

    /**
     * Under which name the answer to this request may be remembered between processes; empty for a URL that is not the
     * source's own, and for answers that are not to be kept. It is asked for every request: no network, no process, and no file read twice.
     */
    default Optional<StoreKey> storeKey(CredentialRequest request) {
        return Optional.empty();
    }

    /**
     * What a person can do when the server answers a request that carried this source's credential with 401, 403 or 404, in
     * the words of the vendor: which right is missing, which command mends it. One sentence without a period.
     */
    default Optional<String> remedy(CredentialRequest request, int status) {
        return Optional.empty();
    }

    /**
     * Whether the server of this index answers 404 instead of 403 to those without rights, so that its 404 is believed only
     * after it has let somebody in. False for an index that is not the source's own.
     */
    default boolean hidesDenials(URI index) {
        return false;
    }
}
