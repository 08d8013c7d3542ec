package dev.postern.jfrog;

import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A repository of packages for Python on a platform.
 *
 * @param root the root of Artifactory that it lies below
 */
record JfrogIndex(Platform platform, Realm root, String repository) {

    /** Curation puts its own prefix before the interface of the package type. */
    private static final String CURATION = "/api/curation/audit";

    private static final Pattern PATH = Pattern.compile("(?:" + CURATION + ")?/api/pypi/([A-Za-z0-9._~-]+)(?:/.*)?");

    /** Whether a URL may be one of an Artifactory at all, wherever that lies. */
    static boolean looksLikeOne(URI url) {
        return Realm.of(url).path().contains("/api/pypi/");
    }

    /** The index that this URL lies in. */
    static Optional<JfrogIndex> of(Platform platform, URI url) {
        Realm asked = Realm.of(url);
        return platform.artifactory().stream().filter(root -> root.covers(asked)).flatMap(root -> {
            Matcher path = PATH.matcher(asked.path().substring(root.path().length()));
            return path.matches() && !path.group(1).startsWith("..")
                    ? Optional.of(new JfrogIndex(platform, root, path.group(1))).stream() : Optional.<JfrogIndex>empty().stream();
        }).findFirst();
    }

    /** Pages, files beside them, files by their place in the repository, and the folder that relative links of old servers end in. */
    Reach reach() {
        return Reach.of(below("/api/pypi/" + repository), below(CURATION + "/api/pypi/" + repository), below("/" + repository),
                below("/packages"));
    }

    private Realm below(String path) {
        return new Realm(root.scheme(), root.host(), root.port(), root.path() + path);
    }

    @Override
    public String toString() {
        return platform + " " + repository;
    }
}
