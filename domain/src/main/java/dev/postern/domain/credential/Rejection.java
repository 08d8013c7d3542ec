package dev.postern.domain.credential;

/**
 * A credential that the server refused.
 *
 * @param source name of the source that gave it
 */
public record Rejection(String source, Credential credential, Cause cause) {

    /** Why. */
    public enum Cause {
        /** 401: it is wrong, has ended or was revoked; a fresh one of the same source may do. */
        UNAUTHORIZED,
        /** 403: the server knows who asks and does not let them; only another source helps. */
        FORBIDDEN
    }
}
