package dev.postern.domain.credential;

/**
 * Port: tells the identity that the place of work vouches for: a token of OpenID Connect which a CI service issues to a job
 * and which a vendor exchanges for a credential. Look-ups may use the network; safe for concurrent callers.
 */
public interface IdentityTokens {

    /**
     * A fresh token for one audience.
     *
     * @param audience for whom the token is meant; it is worthless for anybody else
     */
    IdentityTokenLookup lookup(String audience);
}
