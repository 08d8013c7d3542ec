package dev.postern.http;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ProxyOptions;
import io.vertx.core.net.ProxyType;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Which proxy a request goes through, by the environment variables that curl and uv read too: `HTTPS_PROXY` or `HTTP_PROXY` by the scheme of
 * the request, else `ALL_PROXY`, unless `NO_PROXY` names the host.
 */
final class ProxyRules {

    private final HttpSettings.Variables variables;
    private final NoProxy exempt;

    private ProxyRules(HttpSettings.Variables variables) {
        this.variables = variables;
        this.exempt = NoProxy.parse(variables.get("NO_PROXY").orElse(""));
    }

    static ProxyRules of(HttpSettings.Variables variables) {
        return new ProxyRules(variables);
    }

    /** How a request goes. */
    sealed interface Way {}

    /** Straight to the server. */
    record Direct() implements Way {}

    /** Through this proxy. */
    record Through(ProxyOptions options) implements Way {}

    /**
     * Not at all: the setting cannot be understood, and going straight might go where it should not.
     *
     * @param detail names the variable, never its value
     */
    record Broken(String detail) implements Way {}

    Way choose(URI uri) {
        Origin origin = Origin.of(uri);
        String name = origin.isSecure() ? "HTTPS_PROXY" : "HTTP_PROXY";
        Optional<String> own = variables.get(name);
        Optional<String> proxy = own.or(() -> variables.get("ALL_PROXY"));
        if (proxy.isEmpty() || exempt.covers(origin) || isOfThisMachine(origin)) {
            return new Direct();
        }
        String text = proxy.get().contains("://") ? proxy.get() : "http://" + proxy.get();
        try {
            Optional<ProxyOptions> options = options(URI.create(text));
            if (options.isPresent()) {
                return new Through(options.get());
            }
        } catch (IllegalArgumentException _) {
            // said below, without the text: a password may stand in it
        }
        return new Broken("cannot be asked: the proxy in `" + (own.isPresent() ? name : "ALL_PROXY")
                + "` is not a URL such as `http://proxy:3128`");
    }

    /** Clouds tell a machine its identity at addresses that mean another machine anywhere else, and so to a proxy. */
    private static boolean isOfThisMachine(Origin origin) {
        return origin.host().matches("169\\.254(\\.[0-9]{1,3}){2}") || origin.host().startsWith("[fd00:ec2::")
                || origin.host().equals("metadata.google.internal");
    }

    private static Optional<ProxyOptions> options(URI proxy) {
        String scheme = proxy.getScheme().toLowerCase(Locale.ROOT);
        ProxyOptions options = new ProxyOptions();
        int port = switch (scheme) {
            case "http" -> 80;
            case "https" -> 443;
            case "socks5", "socks5h", "socks4", "socks4a" -> 1080;
            default -> -1;
        };
        if (port < 0 || proxy.getHost() == null) {
            return Optional.empty();
        }
        options.setHost(proxy.getHost()).setPort(proxy.getPort() < 0 ? port : proxy.getPort());
        options.setType(scheme.startsWith("socks4")
                ? ProxyType.SOCKS4
                : scheme.startsWith("socks") ? ProxyType.SOCKS5 : ProxyType.HTTP);
        if (scheme.equals("https")) {
            options.setSslOptions(new ClientSSLOptions().setHostnameVerificationAlgorithm("HTTPS"));
        }
        String userinfo = proxy.getRawUserInfo();
        if (userinfo != null) {
            int colon = userinfo.indexOf(':');
            options.setUsername(decoded(colon < 0 ? userinfo : userinfo.substring(0, colon)));
            options.setPassword(colon < 0 ? "" : decoded(userinfo.substring(colon + 1)));
        }
        return Optional.of(options);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
