package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The credentials that one file holds, by the way in which it names what they are for. */
sealed interface CredentialBook {
    CredentialBook EMPTY = new ByPlace(List.of());

    CredentialLookup lookup(CredentialRequest request);

    /** By URL. */
    record ByPlace(List<PlacedCredential> all) implements CredentialBook {
        @Override
        public CredentialLookup lookup(CredentialRequest request) {
            return PlacedCredential.lookup(all, request);
        }
    }

    /**
     * By host alone; an empty host stands for every other.
     *
     * @param all in the order of the file
     */
    record ByHost(List<Machine> all) implements CredentialBook {
        private static final int HTTPS = 443;

        /** One of them. */
        record Machine(String host, Credential credential) {}

        @Override
        public CredentialLookup lookup(CredentialRequest request) {
            Realm asked = Realm.of(request.url());
            boolean own = request.index().map(index -> Realm.of(index).sameOrigin(asked)).orElse(true);
            boolean usual = asked.scheme().equals("https") && asked.port() == HTTPS;
            if (asked.host().isEmpty() || !own && !usual) {
                return new CredentialLookup.NotMine();
            }
            List<Machine> named = all.stream().filter(each -> each.host().toLowerCase(Locale.ROOT).equals(asked.host())).toList();
            List<Machine> others = all.stream().filter(each -> own && each.host().isEmpty()).toList();
            Optional<Machine> fitting = (named.isEmpty() ? others : named).stream()
                    .filter(each -> request.username().map(each.credential().username()::equals).orElse(true)).findFirst();
            return fitting.<CredentialLookup>map(each -> new CredentialLookup.Found(each.credential(), Reach.of(asked.origin())))
                    .orElseGet(CredentialLookup.NotMine::new);
        }
    }
}
