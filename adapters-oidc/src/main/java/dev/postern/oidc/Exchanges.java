package dev.postern.oidc;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which exchange serves which URL: the one whose index lies closest around it. */
final class Exchanges {
    private final List<OidcSettings.Exchange> all;

    Exchanges(List<OidcSettings.Exchange> all) {
        this.all = all;
    }

    Optional<OidcSettings.Exchange> of(URI url) {
        return Realm.closest(all.stream().flatMap(exchange -> realm(exchange).stream()).toList(), url)
                .flatMap(realm -> all.stream().filter(exchange -> realm(exchange).equals(Optional.of(realm))).findFirst());
    }

    /** Where the credential may go: pages and files of the index. */
    static Optional<Realm> realm(OidcSettings.Exchange exchange) {
        return safe(exchange.index()).map(Realm::ofIndex);
    }

    /** A URL to which secrets may go: over TLS, or on this machine. */
    static Optional<URI> safe(String text) {
        try {
            CredentialedUrl parsed = CredentialedUrl.parse(text);
            Realm realm = Realm.of(parsed.location());
            boolean safe = realm.scheme().equals("https") && !realm.host().isEmpty()
                    || realm.scheme().equals("http") && Stream.of("localhost", "127.0.0.1", "[::1]").anyMatch(realm.host()::equals);
            return safe && parsed.credential().isEmpty() ? Optional.of(parsed.location()) : Optional.empty();
        } catch (MalformedUrl e) {
            return Optional.empty();
        }
    }
}
