package dev.postern.domain.credential;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What came of a {@link TokenRequest}. */
public sealed interface TokenReply {

    /** A longer body is cut off, or counts as no answer: no token service writes that much. */
    int MOST_BYTES = 1 << 20;

    /**
     * The server answered, with whatever status.
     *
     * @param headers by their lower-case names, every value of each
     * @param body decoded as UTF-8; it may hold a token
     */
    record Answered(int status, Map<String, List<String>> headers, Secret body) implements TokenReply {
        public Answered {
            headers = Map.copyOf(headers);
        }

        public Optional<String> header(String name) {
            return headers(name).stream().findFirst();
        }

        public List<String> headers(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
        }

        /** Headers can hold a redirect's signed address: they do not print. */
        @Override
        public String toString() {
            return "status " + status;
        }
    }

    /**
     * Nothing was answered.
     *
     * @param detail why, such as a refused connection or a time-out; without a secret
     */
    record Unreachable(String detail) implements TokenReply {}
}
