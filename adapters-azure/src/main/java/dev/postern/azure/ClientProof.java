package dev.postern.azure;

import dev.postern.domain.credential.Secret;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** How a service principal proves who it is. */
sealed interface ClientProof {

    record ClientSecret(Secret secret) implements ClientProof {}

    /** A token of somebody else whom Entra trusts: workload identity federation. */
    record Assertion(Secret token) implements ClientProof {}

    /**
     * A signed assertion.
     *
     * @param chain its own certificate first
     */
    record Certificate(PrivateKey key, List<X509Certificate> chain) implements ClientProof {
        public Certificate {
            chain = List.copyOf(chain);
        }

        /** Says nothing of the key. */
        @Override
        public String toString() {
            return "certificate " + chain.getFirst().getSerialNumber();
        }
    }
}
