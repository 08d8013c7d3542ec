package dev.postern.aws;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where services are: {@code AWS_ENDPOINT_URL_<SERVICE>}, {@code AWS_ENDPOINT_URL}, the {@code [services]} section of the profile, its
 * {@code endpoint_url}, and unless one of these says so, the host that AWS's rules give for the region, with FIPS and IPv6 as asked for.
 */
final class Endpoints {
    private final CallerFiles files;
    private final ProfileFiles profiles;
    private final Profile profile;

    Endpoints(CallerFiles files, ProfileFiles profiles, Profile profile) {
        this.files = files;
        this.profiles = profiles;
        this.profile = profile;
    }

    /** The root of a service, without a slash at its end. */
    URI of(Service service, String region) throws Unobtainable {
        Optional<String> configured = configured(service);
        return configured.isPresent() ? checked(configured.get(), service) : standard(service, region);
    }

    private Optional<String> configured(Service service) {
        if (files.isSwitchedOn("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS") || profile.isSwitchedOn("ignore_configured_endpoint_urls")) {
            return Optional.empty();
        }
        return files.variable("AWS_ENDPOINT_URL_" + service.id().toUpperCase(Locale.ROOT))
                .or(() -> files.variable("AWS_ENDPOINT_URL"))
                .or(() -> profiles.endpoint(profile, service.id()))
                .or(() -> profile.text("endpoint_url"));
    }

    private static URI checked(String text, Service service) throws Unobtainable {
        URI url = parsed(text, service);
        boolean isPlain = "http".equalsIgnoreCase(url.getScheme());
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null
                || !isPlain && !"https".equalsIgnoreCase(url.getScheme())) {
            throw malformed(service);
        }
        if (isPlain && !isLoopback(url.getHost())) {
            throw Unobtainable.refused("the endpoint of `" + service.id() + "` is configured as `http://" + url.getHost()
                    + "`, and a token would cross the network unencrypted",
                    "give it an `https://` URL; `http://` is for this machine alone");
        }
        String whole = url.toString();
        return URI.create(whole.endsWith("/") ? whole.substring(0, whole.length() - 1) : whole);
    }

    private static URI parsed(String text, Service service) throws Unobtainable {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw malformed(service);
        }
    }

    /** The text may carry a password: it is not quoted. */
    private static Unobtainable malformed(Service service) {
        return Unobtainable.refused("the endpoint that is configured for `" + service.id() + "` is no URL of a server",
                "correct `AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_" + service.id().toUpperCase(Locale.ROOT)
                        + "` or `endpoint_url` in `~/.aws/config`");
    }

    static boolean isLoopback(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (bare.equalsIgnoreCase("localhost")) {
            return true;
        }
        try {
            return InetAddress.ofLiteral(bare).isLoopbackAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private URI standard(Service service, String region) throws Unobtainable {
        Partition partition = Partition.ofRegion(region)
                .orElseThrow(() -> Unobtainable.refused("`" + shown(region) + "` is no region of AWS",
                        "correct the region in `~/.aws/config` or `AWS_DEFAULT_REGION`"));
        if (service == Service.SIGNIN) {
            return URI.create("https://" + region + "." + partition.signInSuffix());
        }
        boolean isDualStack = files.isSwitchedOn("AWS_USE_DUALSTACK_ENDPOINT") || profile.isSwitchedOn("use_dualstack_endpoint");
        boolean isFips = files.isSwitchedOn("AWS_USE_FIPS_ENDPOINT") || profile.isSwitchedOn("use_fips_endpoint");
        // the usual hosts of the government's part follow FIPS already, but for CodeArtifact
        boolean isNamed = isFips && (service == Service.CODEARTIFACT || isDualStack || partition != Partition.GOVERNMENT);
        return URI.create("https://" + service.host() + (isNamed ? "-fips." : ".") + region + "."
                + (isDualStack ? partition.dualStackSuffix() : partition.suffix()));
    }

    /** Text from a file, without what could steer a terminal. */
    private static String shown(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
