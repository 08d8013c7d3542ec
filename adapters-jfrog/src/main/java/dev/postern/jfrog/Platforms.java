package dev.postern.jfrog;

import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which URLs are those of a platform: hosts below {@code jfrog.io}, and those that variables or JFrog's own command name. */
final class Platforms {
    private final JfrogSettings settings;
    private final CliConfiguration configuration;

    Platforms(JfrogSettings settings, CliConfiguration configuration) {
        this.settings = settings;
        this.configuration = configuration;
    }

    /**
     * The index that a request goes to: by its own URL, or by that of the index for which it asks.
     *
     * @throws UnusableConfiguration if what names platforms cannot be read, and the URL may be one of them
     */
    Optional<JfrogIndex> index(CredentialRequest request) {
        return index(request.url()).or(() -> request.index().filter(index -> Realm.of(index).sameOrigin(Realm.of(request.url())))
                .flatMap(this::index).filter(index -> index.reach().covers(request.url())));
    }

    /** No file is read for a URL that does not look like an index of Artifactory. */
    Optional<JfrogIndex> index(URI url) {
        if (!JfrogIndex.looksLikeOne(url)) {
            return Optional.empty();
        }
        return Platform.ofCloud(url).flatMap(platform -> JfrogIndex.of(platform, url))
                .or(() -> configured().flatMap(platform -> JfrogIndex.of(platform, url).stream()).findFirst());
    }

    /** The platform of {@code JF_URL}. */
    Optional<Platform> ofVariable() {
        return settings.url().map(url -> Platform.named(url, "`JF_URL`"));
    }

    /** Servers of JFrog's command for this platform, preferred ones first. */
    List<CliServer> servers(JfrogIndex index) {
        return configuration.servers().stream().filter(server -> JfrogIndex.of(server.platform(), root(index)).isPresent()).toList();
    }

    private static URI root(JfrogIndex index) {
        return URI.create(index.root() + "/api/pypi/" + index.repository() + "/");
    }

    private Stream<Platform> configured() {
        return Stream.of(ofVariable().stream(), settings.platforms().stream().map(url -> Platform.named(url, "`POSTERN_JFROG_URLS`")),
                Stream.of(configuration).flatMap(file -> file.servers().stream()).map(CliServer::platform)).flatMap(part -> part);
    }
}
