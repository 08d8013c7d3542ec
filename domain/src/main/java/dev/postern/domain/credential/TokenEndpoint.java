package dev.postern.domain.credential;

/**
 * Port: sends one HTTP request to a place that tells or makes credentials, such as a login service or a metadata server.
 *
 * <p>It follows no redirect, since a token request that leaves its origin would carry its secret along; it sends the
 * request once; it goes over TLS with the trust of the settings, or unencrypted where the URL says {@code http}. The reply's
 * body is limited to {@link TokenReply#MOST_BYTES}. It blocks no longer than the request's time limit. Safe for concurrent
 * callers; a failure is an outcome, never an exception.
 */
public interface TokenEndpoint {

    TokenReply send(TokenRequest request);
}
