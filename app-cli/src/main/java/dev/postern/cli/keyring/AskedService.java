package dev.postern.cli.keyring;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client names when it asks: the URL of an index, a host where it found nothing for the URL, or a word of its own. */
sealed interface AskedService {

    /**
     * An {@code http} or {@code https} URL with a path.
     *
     * @param location without userinfo, query and fragment
     * @param username who stood in the URL
     */
    record Url(URI location, Optional<String> username) implements AskedService {}

    /**
     * A host without a path.
     *
     * @param origins what it may mean: {@code https}, and {@code http} where nobody can listen on the way
     */
    record Place(List<URI> origins, Optional<String> username) implements AskedService {}

    /** Anything else, such as {@code poetry-repository-acme}. */
    record Name() implements AskedService {}

    /** {@code host}, {@code host:port} or {@code [address]:port}; pip and uv spell a port only where it is no usual one. */
    Pattern NETLOC = Pattern.compile("(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(?<port>:\\d{1,5})?");

    static AskedService of(String service) {
        if (service.contains("://")) {
            return ofUrl(service);
        }
        Matcher netloc = NETLOC.matcher(service);
        if (!netloc.matches()) {
            return new Name();
        }
        URI https = URI.create("https://" + service + "/");
        boolean loopback = isLoopback(netloc.group("host"));
        List<URI> origins = loopback ? List.of(https, URI.create("http://" + service + "/")) : List.of(https);
        return https.getHost() == null ? new Name() : new Place(origins, Optional.empty());
    }

    private static AskedService ofUrl(String service) {
        try {
            CredentialedUrl url = CredentialedUrl.parse(service);
            URI location = url.location();
            String scheme = Realm.of(location).scheme();
            if (location.getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
                return new Name();
            }
            Optional<String> user = url.credential().map(credential -> credential.username()).filter(text -> !text.isEmpty());
            URI plain = new URI(scheme, null, location.getHost(), location.getPort(), location.getPath(), null, null);
            return Realm.of(plain).path().isEmpty() ? new Place(List.of(plain.resolve("/")), user)
                    : new Url(URI.create(scheme + "://" + location.getRawAuthority() + location.getRawPath()), user);
        } catch (URISyntaxException | IllegalArgumentException malformed) {
            return new Name();
        }
    }

    /** Whether what is sent there stays on this machine. */
    static boolean isLoopback(String host) {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    /** Whether a password for this URL may be kept to be sent there. */
    static boolean mayBeSent(URI location) {
        Realm realm = Realm.of(location);
        return realm.scheme().equals("https") || isLoopback(realm.host());
    }
}
