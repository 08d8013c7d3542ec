package dev.postern.keyring;

import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A name under which a secret store may keep the credential of a URL, and where that may be sent.
 *
 * @param name such as {@code https://host/feed/simple/} or {@code host:8443}
 */
record StoredService(String name, Reach reach) {

    /**
     * As uv names them: the URL of the index as it is configured, or of the request where there is none; host and port; and
     * for a scheme other than https that too. None for a URL outside the index's own origin, since nobody stores a
     * credential for each file.
     */
    static List<StoredService> of(CredentialRequest request) {
        URI url = request.index().orElse(request.url());
        Realm realm = Realm.of(url);
        if (realm.host().isEmpty() || !realm.sameOrigin(Realm.of(request.url()))) {
            return List.of();
        }
        Reach origin = Reach.of(realm.origin());
        String shown = realm.origin().toString();
        String host = shown.substring(shown.indexOf("://") + 3);
        List<StoredService> services = new ArrayList<>();
        services.add(new StoredService(url.toString(), request.index().isPresent() ? origin : Reach.of(realm)));
        services.add(new StoredService(host, origin));
        if (!realm.scheme().equals("https")) {
            services.add(new StoredService(shown, origin));
        }
        return services;
    }
}
