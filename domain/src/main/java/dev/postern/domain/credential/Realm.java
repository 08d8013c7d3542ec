package dev.postern.domain.credential;

import java.net.URI;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * A part of the web that one credential opens: an origin (RFC 6454: scheme, host and port) and a path below which it
 * reaches. Two realms with different origins have nothing in common, whatever their paths.
 *
 * @param scheme lower case
 * @param host lower case; empty for {@code file:}
 * @param port the effective port: 443 for https, 80 for http where the URL names none; -1 where the scheme has none
 * @param path begins with {@code /} and does not end with one, or is empty for the whole origin
 */
public record Realm(String scheme, String host, int port, String path) {

    public Realm {
        Objects.requireNonNull(scheme);
        Objects.requireNonNull(host);
        path = withoutTrailingSlashes(path);
    }

    /** The realm of everything at and below this URL. Its userinfo, query and fragment do not count. */
    public static Realm of(URI url) {
        String scheme = lower(url.getScheme());
        int port = url.getPort() >= 0 ? url.getPort() : defaultPort(scheme);
        String path = url.normalize().getRawPath();
        return new Realm(scheme, lower(url.getHost()), port, path == null ? "" : path);
    }

    /**
     * The realm of an index and its files: everything below its URL without a final {@code simple} or {@code +simple},
     * because files lie beside the pages.
     */
    public static Realm ofIndex(URI location) {
        Realm realm = of(location);
        String lower = realm.path.toLowerCase(Locale.ROOT);
        for (String end : new String[] {"/simple", "/+simple"}) {
            if (lower.endsWith(end)) {
                return realm.withPath(realm.path.substring(0, realm.path.length() - end.length()));
            }
        }
        return realm;
    }

    /** The whole origin. */
    public Realm origin() {
        return withPath("");
    }

    public boolean sameOrigin(Realm other) {
        return port == other.port && scheme.equals(other.scheme) && host.equals(other.host);
    }

    /** Whether the other realm lies inside this one, by whole segments of the path: {@code /a} does not cover {@code /ab}. */
    public boolean covers(Realm other) {
        return sameOrigin(other) && other.path.startsWith(path)
                && (other.path.length() == path.length() || other.path.charAt(path.length()) == '/');
    }

    public boolean covers(URI url) {
        return covers(of(url));
    }

    /** Of the realms that cover the URL the one with the longest path, so that the order in which they are given does not matter. */
    public static Optional<Realm> closest(Collection<Realm> realms, URI url) {
        Realm asked = of(url);
        return realms.stream().filter(realm -> realm.covers(asked)).max(Comparator.comparingInt(realm -> realm.path.length()));
    }

    private Realm withPath(String other) {
        return new Realm(scheme, host, port, other);
    }

    private static int defaultPort(String scheme) {
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> -1;
        };
    }

    private static String lower(String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    private static String withoutTrailingSlashes(String path) {
        int end = path.length();
        while (end > 0 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }

    @Override
    public String toString() {
        String named = port < 0 || port == defaultPort(scheme) ? "" : ":" + port;
        return scheme + "://" + host + named + path;
    }
}
