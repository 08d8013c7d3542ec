package dev.postern.http;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scheme, host and port of a URL (RFC 6454), with the scheme's own port where the URL names none. */
record Origin(String scheme, String host, int port) {

    static Origin of(URI uri) {
        String scheme = lower(uri.getScheme());
        String host = lower(uri.getHost());
        int port = uri.getPort() >= 0 ? uri.getPort() : (scheme.equals("https") ? 443 : 80);
        return new Origin(scheme, host, port);
    }

    boolean isSecure() {
        return scheme.equals("https");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin && port == origin.port && host.equals(origin.host) && scheme.equals(origin.scheme);
    }

    @Override
    public int hashCode() {
        return host.hashCode() * 31 + port;
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        boolean usual = port == (isSecure() ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }
}
