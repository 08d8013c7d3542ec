package dev.postern.http;

import dev.postern.domain.name.PackageName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Everything that a caller may choose about talking to indexes over HTTP.
 *
 * @param network how servers are reached
 * @param retries how often a request that may succeed later is repeated
 * @param caching where pages and metadata are remembered, and whether they may be used
 * @param concurrency how many requests may be under way at once
 * @param userAgent what the servers are told about this program
 */
public record HttpSettings(Network network, Retries retries, Caching caching, int concurrency, String userAgent) {

    private static final int DEFAULT_CONCURRENCY = 50;
    private static final List<String> NETWORK_VARIABLES = List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY",
            "SSL_CERT_FILE", "SSL_CERT_DIR");

    /** Direct connections, the platform's trusted roots, three retries, no cache. */
    public static HttpSettings standard() {
        return new HttpSettings(Network.standard(), Retries.standard(), Caching.none(), DEFAULT_CONCURRENCY, "postern");
    }

    public HttpSettings with(Network newNetwork) {
        return new HttpSettings(newNetwork, retries, caching, concurrency, userAgent);
    }

    public HttpSettings with(Retries newRetries) {
        return new HttpSettings(network, newRetries, caching, concurrency, userAgent);
    }

    public HttpSettings with(Caching newCaching) {
        return new HttpSettings(network, retries, newCaching, concurrency, userAgent);
    }

    public HttpSettings withUserAgent(String newUserAgent) {
        return new HttpSettings(network, retries, caching, concurrency, newUserAgent);
    }

    /**
     * How servers are reached.
     *
     * @param connectTimeout for the connection with its TLS handshake
     * @param readTimeout the longest silence of a server before its request counts as lost
     * @param totalTimeout for one request with its whole body, however steadily it trickles
     * @param variables which proxies stand before which hosts, and whose certificates are trusted
     * @param tls how TLS is spoken with whom
     */
    public record Network(Duration connectTimeout, Duration readTimeout, Duration totalTimeout, Variables variables, TlsRules tls) {

        /** 10 s to connect, 30 s of silence, 15 min in all; no proxy; the platform's trusted roots. */
        public static Network standard() {
            return new Network(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(15),
                    Variables.of(Map.of()), TlsRules.NONE);
        }

        public Network with(Variables newVariables) {
            return new Network(connectTimeout, readTimeout, totalTimeout, newVariables, tls);
        }

        public Network with(TlsRules newTls) {
            return new Network(connectTimeout, readTimeout, totalTimeout, variables, newTls);
        }

        public Network withTimeouts(Duration connect, Duration read) {
            return new Network(connect, read, totalTimeout, variables, tls);
        }
    }

    /**
     * The environment variables that programs agree on for reaching servers: `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY` (or in
     * lower case, which goes first), `SSL_CERT_FILE` and `SSL_CERT_DIR`. Proxies' passwords may stand in them, so they are never printed.
     */
    public static final class Variables {

        private final Map<String, String> values;

        private Variables(Map<String, String> values) {
            this.values = values;
        }

        /** Picks them out of a whole environment; empty values count as absent. */
        public static Variables of(Map<String, String> environment) {
            Map<String, String> picked = new HashMap<>();
            for (String name : NETWORK_VARIABLES) {
                String value = environment.getOrDefault(name.toLowerCase(Locale.ROOT), environment.getOrDefault(name, ""));
                if (!value.isBlank()) {
                    picked.put(name, value.strip());
                }
            }
            return new Variables(Map.copyOf(picked));
        }

        Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Variables that && values.equals(that.values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }

        @Override
        public String toString() {
            return new TreeSet<>(values.keySet()).toString();
        }
    }

    /**
     * How often a request that may succeed later is repeated.
     *
     * @param count repetitions after the first attempt
     * @param firstPause before the first repetition; doubled for each further one
     * @param longestPause the limit of that, and of what a server's `Retry-After` may ask for
     */
    public record Retries(int count, Duration firstPause, Duration longestPause) {

        public static Retries standard() {
            return new Retries(3, Duration.ofMillis(500), Duration.ofSeconds(30));
        }

        public Retries withCount(int newCount) {
            return new Retries(newCount, firstPause, longestPause);
        }
    }

    /**
     * Where pages and metadata are remembered.
     *
     * @param folder the cache's folder; empty for no cache
     * @param use whether what is remembered may be used
     * @param refreshed projects whose pages are used only after the server has confirmed them
     */
    public record Caching(Optional<Path> folder, CacheUse use, Set<PackageName> refreshed) {
        public Caching {
            refreshed = Set.copyOf(refreshed);
        }

        public static Caching none() {
            return new Caching(Optional.empty(), CacheUse.WHILE_FRESH, Set.of());
        }

        public static Caching in(Path folder, CacheUse use) {
            return new Caching(Optional.of(folder), use, Set.of());
        }

        /** The same, but the pages of these projects are used only after the server has confirmed them. */
        public Caching refreshing(Set<PackageName> projects) {
            return new Caching(folder, use, projects);
        }
    }

    /** When a remembered answer is used. */
    public enum CacheUse {
        /** While it is fresh in the sense of RFC 9111; afterwards it is revalidated. */
        WHILE_FRESH,
        /** Only after the server has confirmed it (`--refresh`). */
        REVALIDATED,
        /** Always, and nothing is requested (`--offline`). */
        ONLY
    }
}
