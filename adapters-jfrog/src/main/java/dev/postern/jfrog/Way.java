package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.StoreKey;
import java.util.Optional;

/** One way to a credential for an index. */
sealed interface Way {

    /** Whether it costs no network. */
    boolean isAtHand();

    /** Under which name its answer is worth remembering. */
    Optional<StoreKey> storeKey();

    CredentialLookup get(CredentialRequest request);

    /** A credential that lies in a variable or a file. */
    record Known(JfrogIndex index, Credential credential) implements Way {
        @Override
        public boolean isAtHand() {
            return true;
        }

        @Override
        public Optional<StoreKey> storeKey() {
            return Optional.empty();
        }

        @Override
        public CredentialLookup get(CredentialRequest request) {
            return new CredentialLookup.Found(credential, index.reach());
        }
    }

    /** A token that is renewed before it ends. */
    record Renewed(JfrogIndex index, Renewals renewals, Renewals.Renewable renewable, Optional<String> user) implements Way {
        @Override
        public boolean isAtHand() {
            return !renewals.isDue(renewable);
        }

        @Override
        public Optional<StoreKey> storeKey() {
            return Optional.empty();
        }

        @Override
        public CredentialLookup get(CredentialRequest request) {
            AccessService.Answer answer = renewals.get(renewable,
                    pair -> request.hasRejected(JfrogCredentials.NAME, pair.token().credential(user)));
            return lookup(index, answer, user);
        }
    }

    /** The identity of a CI job, exchanged for a token. */
    record Exchanged(JfrogIndex index, Exchange exchange) implements Way {
        @Override
        public boolean isAtHand() {
            return false;
        }

        @Override
        public Optional<StoreKey> storeKey() {
            return Optional.of(exchange.storeKey(index.platform()));
        }

        @Override
        public CredentialLookup get(CredentialRequest request) {
            return exchange.get(index);
        }
    }

    /** What a service's answer means for the asker. */
    static CredentialLookup lookup(JfrogIndex index, AccessService.Answer answer, Optional<String> user) {
        return switch (answer) {
            case AccessService.Answer.Tokens tokens ->
                    new CredentialLookup.Found(tokens.pair().token().credential(user.or(tokens::user)), index.reach());
            case AccessService.Answer.Denied denied ->
                    new CredentialLookup.Refused(denied.detail(), Optional.of(JfrogCredentials.login(index)));
            case AccessService.Answer.Unusable unusable -> new CredentialLookup.Broken(unusable.detail());
        };
    }
}
