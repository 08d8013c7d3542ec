package dev.postern.gitlab;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The packages for Python of a project or a group.
 *
 * @param api the root of the server's interface, which ends with {@code /api/v4}
 * @param path of the registry below that
 */
record PackageRegistry(Realm api, String path) {

    /** A number, or a path whose slashes are percent-encoded. */
    private static final Pattern PATH =
            Pattern.compile("((?:/projects/[A-Za-z0-9._%-]+|/groups/[A-Za-z0-9._%-]+/-)/packages/pypi)(?:/.*)?");

    private static final Pattern ANYWHERE = Pattern.compile(".*/api/v4" + PATH.pattern());

    /** Whether a URL may be one of GitLab's at all, wherever that runs. */
    static boolean looksLikeOne(URI url) {
        return ANYWHERE.matcher(Realm.of(url).path()).matches();
    }

    /** The registry that a URL lies in. */
    static Optional<PackageRegistry> of(Realm api, URI url) {
        Realm asked = Realm.of(url);
        if (!api.covers(asked) || asked.path().toLowerCase(Locale.ROOT).contains("%2e")) {
            return Optional.empty();
        }
        Matcher path = PATH.matcher(asked.path().substring(api.path().length()));
        return path.matches() ? Optional.of(new PackageRegistry(api, path.group(1))) : Optional.empty();
    }

    /** The interface of a server that is named by its host or a URL; empty if that is none, or if a token would go there unencrypted. */
    static Optional<Realm> api(String server) {
        String whole = server.contains("://") ? server : "https://" + server;
        String ended = whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole;
        try {
            CredentialedUrl url = CredentialedUrl.parse(ended.endsWith("/api/v4") ? ended : ended + "/api/v4");
            Realm realm = Realm.of(url.location());
            boolean safe = realm.scheme().equals("https") && !realm.host().isEmpty()
                    || realm.scheme().equals("http") && Stream.of("localhost", "127.0.0.1", "[::1]").anyMatch(realm.host()::equals);
            return safe && url.credential().isEmpty() ? Optional.of(realm) : Optional.empty();
        } catch (MalformedUrl e) {
            return Optional.empty();
        }
    }

    /** Pages and files lie below it. */
    Reach reach() {
        return Reach.of(new Realm(api.scheme(), api.host(), api.port(), api.path() + path));
    }

    @Override
    public String toString() {
        return api + path;
    }
}
