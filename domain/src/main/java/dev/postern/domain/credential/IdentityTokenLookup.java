package dev.postern.domain.credential;

/** What the place of work says about its identity. */
public sealed interface IdentityTokenLookup {

    /**
     * A signed token.
     *
     * @param issuer who vouches, by the name that people know
     */
    record Issued(Secret token, String issuer) implements IdentityTokenLookup {}

    /** Nobody vouches here: this is no job of a known CI service. */
    record NotIssued() implements IdentityTokenLookup {}

    /** A service is there and does not give one; what is missing stands in the detail. */
    record Refused(String issuer, String detail) implements IdentityTokenLookup {}
}
