package dev.postern.azure;

import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Asks again, twice at most, where a server was busy or did not answer; no longer later than it wishes, and not at all if it wishes
 * more patience than a person has.
 */
final class PatientRequests {
    private static final int TRIES = 3;
    private static final Set<Integer> BUSY = Set.of(429, 500, 502, 503, 504);
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final TokenEndpoint inner;
    private final Pause pause;
    private final int tries;
    private final boolean waitsForSilence;

    private PatientRequests(TokenEndpoint inner, Pause pause, int tries, boolean waitsForSilence) {
        this.inner = inner;
        this.pause = pause;
        this.tries = tries;
        this.waitsForSilence = waitsForSilence;
    }

    static PatientRequests of(TokenEndpoint endpoint, Pause pause) {
        return new PatientRequests(endpoint, pause, TRIES, true);
    }

    /** For a server that may well not be there: its silence is an answer. */
    static PatientRequests ifThere(TokenEndpoint endpoint, Pause pause) {
        return new PatientRequests(endpoint, pause, TRIES, false);
    }

    /** Without patience. */
    static PatientRequests once(TokenEndpoint endpoint) {
        return new PatientRequests(endpoint, Pause.REAL, 1, false);
    }

    TokenReply send(TokenRequest request) {
        TokenReply reply = inner.send(request);
        for (int tried = 1; tried < tries; tried++) {
            Optional<Duration> wait = wait(reply, tried);
            if (wait.isEmpty()) {
                return reply;
            }
            try {
                pause.rest(wait.get());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new TokenReply.Unreachable("interrupted");
            }
            reply = inner.send(request);
        }
        return reply;
    }

    private Optional<Duration> wait(TokenReply reply, int tried) {
        Duration usual = FIRST.multipliedBy(1L << (tried - 1));
        return switch (reply) {
            case TokenReply.Unreachable _ -> waitsForSilence ? Optional.of(usual) : Optional.empty();
            case TokenReply.Answered answered when BUSY.contains(answered.status()) -> Optional.of(wished(answered).orElse(usual))
                    .filter(wish -> wish.compareTo(LONGEST) <= 0);
            case TokenReply.Answered _ -> Optional.empty();
        };
    }

    /** {@code Retry-After} in seconds (RFC 9110); a date is not waited for. */
    private static Optional<Duration> wished(TokenReply.Answered reply) {
        return reply.header("Retry-After").map(String::strip).filter(text -> text.matches("[0-9]{1,6}")).map(Long::parseLong)
                .map(Duration::ofSeconds);
    }
}
