package dev.postern.http;

import io.vertx.core.MultiMap;
import java.net.URI;
import java.util.Optional;

/** What became of a {@link Call}. */
sealed interface Reply {

    /**
     * The server answered, with whatever status.
     *
     * @param uri where this answer came from, after redirects
     * @param body of a successful answer whole; of another one at most its first 64 KiB
     */
    record Answer(URI uri, int status, MultiMap headers, Body body) implements Reply {

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }
    }

    /**
     * No usable answer.
     *
     * @param detail what happened, to stand after the URL in a message
     */
    record Fault(Cause cause, String detail) implements Reply {

        static final Fault CLOSED = new Fault(Cause.CLOSED, "was no longer needed at the end of the run");

        /** Whether the same request may succeed a moment later. */
        boolean isTransient() {
            return switch (cause) {
                case CONNECTING, TIMEOUT, LOST -> true;
                case NO_HTTP, CERTIFICATE, HANDSHAKE, CLIENT_CERTIFICATE, TOO_LARGE, PROXY_SETTINGS, DISK, CLOSED -> false;
            };
        }
    }

    /** Why there is no answer. */
    enum Cause {
        /** The host is unknown, or nobody listens there. */
        CONNECTING,
        /** Nothing came for too long. */
        TIMEOUT,
        /** The connection ended before the answer did. */
        LOST,
        /** Something else than HTTP came. */
        NO_HTTP,
        /** The server's certificate is not trusted. */
        CERTIFICATE,
        /** The TLS handshake failed otherwise: the server does not speak TLS, or none that this program speaks. */
        HANDSHAKE,
        /** The server wants to see a certificate that it does not get. */
        CLIENT_CERTIFICATE,
        /** The body is longer than this program reads. */
        TOO_LARGE,
        /** The settings name a proxy in a way that cannot be understood. */
        PROXY_SETTINGS,
        /** The body could not be written to disk. */
        DISK,
        /** The run ended before. */
        CLOSED
    }
}
