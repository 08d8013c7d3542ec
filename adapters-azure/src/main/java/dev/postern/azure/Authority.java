package dev.postern.azure;

import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who signs in: a tenant at a login service. One that an answer names is believed only if the service is Microsoft's own, so that
 * a forged feed cannot send secrets elsewhere; one that the caller's variables name is believed as it is, over https.
 *
 * @param base the login service
 * @param tenant GUID, domain, or {@code organizations}
 */
record Authority(Realm base, String tenant) {

    static final String PUBLIC = "login.microsoftonline.com";

    /** Whoever has a personal account gets tokens of this tenant. */
    private static final String PERSONAL_ACCOUNTS = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";

    private static final List<String> HOSTS = List.of(PUBLIC, "login.windows.net", "login.microsoft.com");
    private static final Pattern TENANT = Pattern.compile("[0-9A-Za-z]([0-9A-Za-z.-]{0,120}[0-9A-Za-z])?");
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern NOBODY = Pattern.compile("[0-]+");

    /** These would turn the login service into something else. */
    private static final List<String> NO_TENANTS = List.of("adfs", "tfp", "consumers");

    /** The one that a challenge names, if it is Microsoft's. */
    static Optional<Authority> named(String text) {
        return parse(text).filter(found -> HOSTS.stream().anyMatch(host -> isBelow(found.base.host(), host)) && found.base.port() == 443)
                .map(found -> new Authority(new Realm("https", PUBLIC, 443, ""), found.tenant));
    }

    /** The one that a variable names. */
    static Optional<Authority> configured(String text) {
        return parse(text);
    }

    /** A tenant at Microsoft's public login service. */
    static Optional<Authority> ofTenant(String tenant) {
        return tenant(tenant).map(found -> new Authority(new Realm("https", PUBLIC, 443, ""), found));
    }

    /** Of an organization that no tenant backs. */
    static Authority ofPersonalAccounts() {
        return new Authority(new Realm("https", PUBLIC, 443, ""), PERSONAL_ACCOUNTS);
    }

    /** A GUID of a tenant in a header; all zeros stand for none. */
    static Optional<String> resourceTenant(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return GUID.matcher(lower).matches() && !NOBODY.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
    }

    Authority withTenant(String other) {
        return tenant(other).map(found -> new Authority(base, found)).orElse(this);
    }

    /** At another login service, {@code https://login.example/}. */
    Optional<Authority> at(String service) {
        return parse(service.replaceAll("/+$", "") + "/" + tenant);
    }

    private static Optional<Authority> parse(String text) {
        try {
            URI url = new URI(text.strip());
            Realm realm = Realm.of(url);
            String path = realm.path();
            boolean plain = "https".equals(realm.scheme()) && !realm.host().isEmpty() && url.getRawUserInfo() == null
                    && url.getRawQuery() == null && url.getRawFragment() == null && path.lastIndexOf('/') == 0;
            return plain ? tenant(path.substring(1)).map(tenant -> new Authority(realm.origin(), tenant)) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> tenant(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        return TENANT.matcher(lower).matches() && !NO_TENANTS.contains(lower) && !NOBODY.matcher(lower).matches() ? Optional.of(lower)
                : Optional.empty();
    }

    private static boolean isBelow(String host, String name) {
        return host.equals(name) || host.endsWith("." + name);
    }

    /** As MSAL wants it. */
    @Override
    public String toString() {
        return base + "/" + tenant + "/";
    }
}
