package dev.postern.azure;

import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which hosts are Azure Artifacts: Microsoft's, exactly or as a true sub-domain, over https at its own port; those that variables name
 * ({@code host}, {@code host:port}, {@code .suffix}); and on this machine over http too, so that a double can stand in.
 */
final class AzureHosts {

    /** These name the organization in the path; the others in the host. */
    private static final List<String> BY_PATH = List.of("pkgs.dev.azure.com", "pkgs.codedev.ms");

    private static final List<String> BY_HOST = List.of("pkgs.visualstudio.com", "pkgs.vsts.me");

    /** Two names of one thing. */
    private static final Set<String> AZURE = Set.of("pkgs.dev.azure.com", "pkgs.visualstudio.com");

    /** {@code A} and the GUID of a collection, in the place of an organization's name. */
    private static final Pattern HOST_GUID = Pattern.compile("a[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

    private final List<String> extra;

    private AzureHosts(List<String> extra) {
        this.extra = extra;
    }

    static AzureHosts of(AzureSettings settings) {
        return new AzureHosts(Stream.of("HOSTS", "PPEHOSTS").flatMap(name -> settings.provider(name).stream())
                .flatMap(list -> Stream.of(list.split(";"))).map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty()).toList());
    }

    /** Whose it is, if it is a URL of Azure Artifacts. */
    Optional<Organization> recognise(URI url) {
        Realm realm = Realm.of(url);
        if (realm.host().isEmpty()) {
            return Optional.empty();
        }
        if (realm.scheme().equals("https") && realm.port() == 443) {
            Optional<String> byPath = BY_PATH.stream().filter(name -> isBelow(realm.host(), name)).findFirst();
            if (byPath.isPresent()) {
                return Optional.of(byPath(realm, place(byPath.get(), realm.host())));
            }
            Optional<String> byHost = BY_HOST.stream().filter(name -> isBelow(realm.host(), name)).findFirst();
            if (byHost.isPresent()) {
                return Optional.of(byHost(realm, byHost.get()));
            }
        }
        return extra.stream().filter(entry -> isNamed(realm, entry)).findFirst()
                .map(entry -> entry.startsWith(".") ? new Organization(realm.host(), realm.host(), realm.origin())
                        : byPath(realm, realm.origin().toString()));
    }

    /** What an unlisted host is if it has proved to be Azure DevOps. */
    static Organization probed(URI url) {
        Realm realm = Realm.of(url);
        return byPath(realm, realm.origin().toString());
    }

    static boolean isLoopback(Realm realm) {
        return LOOPBACK.matcher(realm.host()).matches();
    }

    private static boolean isNamed(Realm realm, String entry) {
        boolean secure = realm.scheme().equals("https");
        if (entry.startsWith(".")) {
            return secure && realm.port() == 443 && realm.host().endsWith(entry) && realm.host().length() > entry.length();
        }
        boolean here = isLoopback(realm) && (secure || realm.scheme().equals("http"));
        boolean named = entry.equals(realm.host() + ":" + realm.port());
        return named && (secure || here) || entry.equals(realm.host()) && (secure && realm.port() == 443 || here);
    }

    private static boolean isBelow(String host, String name) {
        return host.equals(name) || host.endsWith("." + name);
    }

    private static String place(String name, String host) {
        return AZURE.contains(name) && host.equals(name) ? "" : host;
    }

    private static Organization byPath(Realm realm, String place) {
        String first = firstSegment(realm.path());
        String name = decoded(first);
        return name.isEmpty() || name.equals("_packaging") ? new Organization("", place, realm.origin())
                : new Organization(name, place, new Realm(realm.scheme(), realm.host(), realm.port(), "/" + first));
    }

    private static Organization byHost(Realm realm, String name) {
        if (realm.host().equals(name) || HOST_GUID.matcher(decoded(firstSegment(realm.path()))).matches()) {
            return byPath(realm, name);
        }
        String label = realm.host().substring(0, realm.host().length() - name.length() - 1);
        return new Organization(label, AZURE.contains(name) ? "" : name, realm.origin());
    }

    private static String firstSegment(String path) {
        String rest = path.startsWith("/") ? path.substring(1) : path;
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    /** As far as it can be decoded, in lower case. */
    static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return segment.toLowerCase(Locale.ROOT);
        }
    }
}
