package dev.postern.domain.credential;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Credentials that stand in the settings: the userinfo of index URLs, or the pairs {@code UV_INDEX_NAME_USERNAME} and
 * {@code UV_INDEX_NAME_PASSWORD}. Each belongs to one index and reaches what lies below it; a request on behalf of that
 * index may take it to other paths of the same origin, since some servers keep files elsewhere.
 */
public final class ConfiguredCredentials implements CredentialSource {

    /** The credential of the index at this URL (without userinfo). */
    public record Entry(URI index, Credential credential) {}

    private final String name;
    private final List<Entry> entries;

    private ConfiguredCredentials(String name, List<Entry> entries) {
        this.name = name;
        this.entries = List.copyOf(entries);
    }

    /** The userinfo that stood in URLs. */
    public static ConfiguredCredentials fromUrls(List<Entry> entries) {
        return new ConfiguredCredentials("url", entries);
    }

    /** The pairs of environment variables. */
    public static ConfiguredCredentials fromEnvironment(List<Entry> entries) {
        return new ConfiguredCredentials("environment", entries);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return true;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        return ofIndex(request).or(() -> covering(request)).orElseGet(CredentialLookup.NotMine::new);
    }

    /** The asking index's own credential, for any path of its origin. */
    private Optional<CredentialLookup> ofIndex(CredentialRequest request) {
        Realm asked = Realm.of(request.url());
        return request.index().flatMap(index -> {
            Realm home = Realm.of(index);
            return entries.stream().filter(entry -> Realm.of(entry.index()).equals(home) && home.sameOrigin(asked) && fits(entry, request))
                    .findFirst().map(entry -> found(entry, home.origin()));
        });
    }

    /** The credential of the index that lies closest around the URL. */
    private Optional<CredentialLookup> covering(CredentialRequest request) {
        List<Entry> fitting = entries.stream().filter(entry -> fits(entry, request)).toList();
        return Realm.closest(fitting.stream().map(entry -> Realm.ofIndex(entry.index())).toList(), request.url())
                .flatMap(realm -> fitting.stream().filter(entry -> Realm.ofIndex(entry.index()).equals(realm)).findFirst()
                        .map(entry -> found(entry, realm)));
    }

    private static CredentialLookup found(Entry entry, Realm realm) {
        return new CredentialLookup.Found(entry.credential(), Reach.of(realm));
    }

    private static boolean fits(Entry entry, CredentialRequest request) {
        return request.username().isEmpty() || request.username().get().equals(entry.credential().username());
    }
}
