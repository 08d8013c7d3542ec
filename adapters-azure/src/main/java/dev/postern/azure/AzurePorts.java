package dev.postern.azure;

import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import java.time.InstantSource;

/**
 * What this adapter reaches the world through.
 *
 * @param endpoint everything over HTTP, Microsoft's own library included
 * @param commands runs {@code az}
 * @param identities the identity of a job of continuous integration
 * @param store what a login leaves
 */
public record AzurePorts(TokenEndpoint endpoint, TokenCommands commands, IdentityTokens identities, CredentialStore store,
        InstantSource clock) {}
