package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A credential that a file or a variable names for a part of the web.
 *
 * @param place who says so, for messages
 */
record PlacedCredential(Realm realm, Credential credential, String place) {

    /**
     * The credential that lies closest around the index that asks, which then reaches that index's files wherever they lie on its origin;
     * else the one closest around the URL. Where several users have one there, only a request that names its user gets an answer.
     */
    static CredentialLookup lookup(List<PlacedCredential> all, CredentialRequest request) {
        Optional<URI> index = request.index().filter(at -> Realm.of(at).sameOrigin(Realm.of(request.url())));
        List<PlacedCredential> around = index.map(at -> closest(all, at, request.username())).orElse(List.of());
        boolean ofIndex = !around.isEmpty();
        List<PlacedCredential> found = ofIndex ? around : closest(all, request.url(), request.username());
        if (found.isEmpty()) {
            return new CredentialLookup.NotMine();
        }
        PlacedCredential first = found.getFirst();
        if (found.stream().anyMatch(other -> !other.credential().username().equals(first.credential().username()))) {
            return new CredentialLookup.Refused(first.place() + " has several users for `" + first.realm() + "`: " + users(found)
                    + "; name one in the URL of the index", Optional.empty());
        }
        return new CredentialLookup.Found(first.credential(), Reach.of(ofIndex ? first.realm().origin() : first.realm()));
    }

    private static List<PlacedCredential> closest(Collection<PlacedCredential> all, URI url, Optional<String> user) {
        List<PlacedCredential> fitting = all.stream()
                .filter(each -> user.isEmpty() || each.credential().username().equals(user.get())).toList();
        Optional<Realm> closest = Realm.closest(fitting.stream().map(PlacedCredential::realm).toList(), url);
        return fitting.stream().filter(each -> closest.isPresent() && each.realm().equals(closest.get())).toList();
    }

    private static String users(Collection<PlacedCredential> found) {
        return String.join(", ", found.stream().map(each -> "`" + each.credential().username() + "`").distinct().sorted().toList());
    }
}
