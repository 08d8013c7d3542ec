package dev.postern.azure;

import java.util.Optional;

/** What one way of signing in gives. */
sealed interface SignIn {

    /** A token for Azure DevOps. */
    record Token(AccessToken token) implements SignIn {}

    /** This way is not set up here. */
    record Absent() implements SignIn {}

    /**
     * It is set up, and the identity is not let in.
     *
     * @param remedy what mends it, if more is known than that one must sign in
     */
    record Denied(String detail, Optional<String> remedy) implements SignIn {}

    /** It does not work: no answer, a malformed one, an unreadable file. */
    record Failed(String detail) implements SignIn {}
}
