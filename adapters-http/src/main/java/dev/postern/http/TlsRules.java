package dev.postern.http;

import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How TLS is spoken with whom: the profiles of indexes, and the hosts whose certificates are not verified.
 *
 * <p>A profile holds for its index's pages and files, wherever those lie, and for whatever else is asked for at its origin, such as a token;
 * where two indexes share an origin, for the one whose path lies closest around the URL. Its client certificate is shown to its own origin only.
 *
 * @param profiles of indexes
 * @param insecureHosts as uv's `allow-insecure-host`: `host`, `host:port`, `https://host` or `*`
 * @param systemRoots whether the operating system's store is trusted instead of the roots that come with Java
 * @param clientCertificate certificate and key (PEM) that are shown to every server which asks, as `SSL_CLIENT_CERT` names them
 */
public record TlsRules(List<Profile> profiles, List<String> insecureHosts, boolean systemRoots, Optional<Path> clientCertificate) {

    /** Nothing special with anybody. */
    public static final TlsRules NONE = new TlsRules(List.of(), List.of(), false, Optional.empty());

    public TlsRules {
        profiles = List.copyOf(profiles);
        insecureHosts = List.copyOf(insecureHosts);
    }

    /**
     * What the settings of one index say.
     *
     * @param index its URL
     * @param ca certificates (PEM) that are trusted instead of the usual roots
     * @param certificate certificate (PEM) to show, maybe with its key in the same file
     * @param key its private key (PEM), where that is another file
     */
    public record Profile(URI index, Optional<Path> ca, Optional<Path> certificate, Optional<Path> key) {}

    /**
     * How to speak with one server.
     *
     * @param ca certificates that are trusted instead of the usual roots
     * @param key where its key lies; in the certificate's file if empty
     * @param verified whether the server's certificate is looked at
     */
    record Manner(Optional<Path> ca, Optional<Path> certificate, Optional<Path> key, boolean verified) {}

    /**
     * How to speak for this request.
     *
     * @param home the index on whose behalf it is sent
     */
    Manner of(URI url, Optional<URI> home) {
        Optional<Profile> profile = home.flatMap(index -> profiles.stream().filter(each -> each.index().equals(index)).findFirst())
                .or(() -> around(url));
        boolean own =
                profile.filter(each -> Realm.of(each.index()).sameOrigin(Realm.of(url)) && each.certificate().isPresent()).isPresent();
        return new Manner(profile.flatMap(Profile::ca), own ? profile.flatMap(Profile::certificate) : clientCertificate,
                own ? profile.flatMap(Profile::key) : Optional.empty(), !isInsecure(url));
    }

    private Optional<Profile> around(URI url) {
        Realm asked = Realm.of(url);
        List<Profile> near = profiles.stream().filter(profile -> Realm.of(profile.index()).sameOrigin(asked)).toList();
        Optional<Realm> closest = Realm.closest(near.stream().map(profile -> Realm.ofIndex(profile.index())).toList(), url);
        return near.stream().filter(profile -> closest.isEmpty() ? near.size() == 1 : Realm.ofIndex(profile.index()).equals(closest.get()))
                .findFirst();
    }

    private boolean isInsecure(URI url) {
        Origin origin = Origin.of(url);
        return insecureHosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).anyMatch(host -> host.equals("*")
                || host.equals(origin.host()) || host.equals(origin.host() + ":" + origin.port()) || host.equals(origin.toString())
                || host.equals(origin.scheme() + "://" + origin.host()));
    }
}
