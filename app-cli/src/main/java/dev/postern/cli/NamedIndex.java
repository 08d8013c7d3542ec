package dev.postern.cli;

import dev.postern.assembly.IndexSettings;
import dev.postern.assembly.UnusableInput;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexName;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The index that a person means: by its name in the settings, or by its URL, whose scheme may be left out.
 *
 * @param location without userinfo
 * @param written the credential that stood in the URL
 */
record NamedIndex(URI location, Optional<Credential> written) {

    /** Throws {@link UsageProblem} for a word that is neither. */
    static NamedIndex of(IndexSettings settings, String text) {
        Optional<Index> named = settings.catalog().indexes().stream()
                .filter(index -> index.name().map(IndexName::text).filter(text::equals).isPresent()).findFirst();
        return named.map(index -> new NamedIndex(index.location(), Optional.empty())).orElseGet(() -> ofUrl(settings, text));
    }

    private static NamedIndex ofUrl(IndexSettings settings, String text) {
        if (!text.contains("://") && !text.contains(".") && !text.contains(":")) {
            List<String> names =
                    settings.catalog().indexes().stream().flatMap(index -> index.name().stream()).map(IndexName::text).toList();
            throw new UsageProblem("there is no index `" + text + "` in the settings",
                    names.isEmpty() ? "write its URL, such as `https://pypi.acme.example/simple`"
                            : "the settings name " + String.join(", ", names.stream().map(name -> "`" + name + "`").toList()));
        }
        try {
            CredentialedUrl url = CredentialedUrl.parse(text.contains("://") ? text : "https://" + text);
            String scheme = Realm.of(url.location()).scheme();
            if (url.location().getHost() == null || !scheme.equals("https") && !scheme.equals("http")) {
                throw new UsageProblem("`" + CredentialedUrl.masked(text) + "` is no URL of an index", "it must begin with `https://`");
            }
            return new NamedIndex(url.location(), url.credential());
        } catch (MalformedUrl malformed) {
            throw new UnusableInput(String.valueOf(malformed.getMessage()), null);
        }
    }

    /** Whether a secret may go there: not over the network in clear text. */
    boolean isSafe() {
        Realm realm = Realm.of(location);
        String host = realm.host();
        return realm.scheme().equals("https") || host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }
}
