package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JFrog platform: the roots below which its Artifactory answers, and where its tokens are made.
 *
 * @param artifactory roots of Artifactory; more than one where it is not known which a reverse proxy shows
 * @param access the access service's root, with a slash at its end
 * @param home the platform's root, with a slash at its end
 */
record Platform(List<Realm> artifactory, URI access, URI home) {

    private static final String CLOUD = ".jfrog.io";

    /** The platform of a host below {@code jfrog.io}; an organisation's name stands in front of that, and no port behind it. */
    static Optional<Platform> ofCloud(URI url) {
        Realm asked = Realm.of(url);
        boolean cloud = asked.scheme().equals("https") && asked.port() == 443 && asked.host().endsWith(CLOUD)
                && asked.host().length() > CLOUD.length();
        return cloud ? Optional.of(at(URI.create("https://" + asked.host() + "/"), List.of("artifactory"))) : Optional.empty();
    }

    /**
     * A platform that somebody named, by its own root or by Artifactory's.
     *
     * @param place where it is named, for messages
     */
    static Platform named(String text, String place) {
        URI url = url(text, place);
        String path = url.getRawPath();
        return path.endsWith("/artifactory/") ? at(url.resolve(".."), List.of("artifactory")) : at(url, List.of("artifactory", "."));
    }

    /** The platform of an Artifactory on a path of its own. */
    static Platform ofArtifactory(String artifactory, Optional<String> access, String place) {
        Platform platform = named(artifactory, place);
        URI root = access.map(given -> url(given, place)).orElse(platform.access());
        return new Platform(List.of(Realm.of(url(artifactory, place))), root, platform.home());
    }

    private static Platform at(URI home, List<String> contexts) {
        return new Platform(contexts.stream().map(home::resolve).map(Realm::of).toList(), home.resolve("access/"), home);
    }

    private static URI url(String text, String place) {
        String whole = text.contains("://") ? text : "https://" + text;
        try {
            CredentialedUrl parsed = CredentialedUrl.parse(whole);
            URI url = parsed.location();
            boolean web = Stream.of("https", "http").anyMatch(scheme -> Realm.of(url).scheme().equals(scheme));
            if (!web || Realm.of(url).host().isEmpty() || parsed.credential().isPresent() || url.getRawQuery() != null) {
                throw new UnusableConfiguration("the URL in " + place + " is not that of a platform, such as `https://acme.jfrog.io/`");
            }
            return URI.create(Realm.of(url) + "/");
        } catch (MalformedUrl e) {
            throw new UnusableConfiguration("the URL in " + place + " cannot be read; it should look like `https://acme.jfrog.io/`");
        }
    }

    /** Tokens go over TLS, or stay on this machine. */
    boolean isSafe() {
        Realm place = Realm.of(access);
        return place.scheme().equals("https")
                || Stream.of("localhost", "127.0.0.1", "[::1]").anyMatch(host -> place.host().equals(host));
    }

    boolean isSame(Platform other) {
        return Realm.of(access).equals(Realm.of(other.access));
    }

    @Override
    public String toString() {
        return Realm.of(home).toString();
    }
}
