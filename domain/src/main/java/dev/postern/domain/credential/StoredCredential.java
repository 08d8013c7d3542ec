package dev.postern.domain.credential;

import java.time.Instant;

/**
 * A credential in a {@link CredentialStore}.
 *
 * @param reach where it may be sent; for the state of a login, the place that takes it
 * @param obtained when it was entered or minted
 */
public record StoredCredential(StoreKey key, Credential credential, Reach reach, Instant obtained) {}
