package dev.postern.http;

import dev.postern.domain.index.Index;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** Which redirects are followed. A credential never goes along to another origin, whatever this says. */
@FunctionalInterface
interface RedirectRule {

    int MOST = 10;

    /** Files may lie anywhere. */
    RedirectRule FILES = (from, to, authenticated) -> Optional.empty();

    /**
     * Why a redirect is not followed.
     *
     * @param detail to stand behind the address that redirects
     * @param remedy what a person may do about it
     */
    record Refusal(String detail, String remedy) {}

    /** Why this redirect is not followed; empty if it is. */
    Optional<Refusal> refusal(URI from, URI to, boolean authenticated);

    /**
     * The page of an index with a credential or with claims must come from that index: some servers send what they do not have on to the
     * public index, where anybody may have put a file of that name.
     */
    static RedirectRule pagesOf(Index index) {
        return (from, to, authenticated) -> {
            boolean guarded = authenticated || !index.claims().isEmpty();
            String host = to.getHost() == null ? "" : to.getHost().toLowerCase(Locale.ROOT);
            if (!guarded || Origin.of(from).equals(Origin.of(to)) || index.redirectHosts().contains(host)) {
                return Optional.empty();
            }
            return Optional.of(new Refusal("redirects to `" + Origin.of(to) + "`, which is not followed for an index with "
                    + (authenticated ? "a credential" : "claims"),
                    "if that is meant, add `allow-redirects-to = [\"" + host + "\"]` to the index"));
        };
    }
}
