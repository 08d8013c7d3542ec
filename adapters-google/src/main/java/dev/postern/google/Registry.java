package dev.postern.google;

import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of packages for Python in Artifact Registry.
 *
 * @param root the host, with the path of a custom place
 */
record Registry(Realm root, String project, String repository) {

    private static final Pattern HOST = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*-(python|pypi)\\.pkg\\.dev");

    /** Project identifiers can carry a domain, as in {@code example.com:proj}. */
    private static final Pattern PATH = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9.:-]*)/([A-Za-z0-9][A-Za-z0-9._-]*)(?:/.*)?");

    private static final Pattern DOWNLOAD =
            Pattern.compile("/artifacts-downloads/namespaces/([A-Za-z0-9][A-Za-z0-9.:-]*)/repositories/([A-Za-z0-9][A-Za-z0-9._-]*)/.*");

    /** The registry that a URL lies in. */
    static Optional<Registry> of(URI url, List<String> places) {
        Realm asked = Realm.of(url);
        if (asked.scheme().equals("https") && asked.port() == 443 && HOST.matcher(asked.host()).matches()) {
            return at(asked.origin(), asked);
        }
        return places.stream().flatMap(place -> realm(place).stream()).filter(place -> place.covers(asked))
                .flatMap(place -> at(place, asked).stream()).findFirst();
    }

    private static Optional<Registry> at(Realm root, Realm asked) {
        String path = asked.path().substring(root.path().length());
        Matcher download = DOWNLOAD.matcher(path);
        if (download.matches()) {
            return Optional.of(new Registry(root, download.group(1), download.group(2)));
        }
        Matcher page = PATH.matcher(path);
        return page.matches() && !page.group(1).equals("artifacts-downloads")
                ? Optional.of(new Registry(root, page.group(1), page.group(2)))
                : Optional.empty();
    }

    /** Without TLS only on this machine. */
    private static Optional<Realm> realm(String place) {
        try {
            Realm realm = Realm.of(CredentialedUrl.parse(place).location());
            return realm.scheme().equals("https") || realm.scheme().equals("http") && TokenService.isLoopback(realm.host())
                    ? Optional.of(realm) : Optional.empty();
        } catch (MalformedUrl e) {
            return Optional.empty();
        }
    }

    /** Pages and files, and the place on the same host to which files are redirected. */
    Reach reach() {
        return Reach.of(below("/" + project + "/" + repository),
                below("/artifacts-downloads/namespaces/" + project + "/repositories/" + repository));
    }

    private Realm below(String path) {
        return new Realm(root.scheme(), root.host(), root.port(), root.path() + path);
    }

    @Override
    public String toString() {
        return root + "/" + project + "/" + repository;
    }
}
