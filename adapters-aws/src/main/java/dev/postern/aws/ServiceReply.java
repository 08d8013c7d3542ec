package dev.postern.aws;

import dev.postern.domain.credential.TokenReply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What a service said. */
sealed interface ServiceReply {

    /** Status 200. */
    record Done(TokenReply.Answered reply, Optional<Instant> serverTime) implements ServiceReply {}

    /** Nothing came. */
    record Silent(String detail) implements ServiceReply {}

    /**
     * An error.
     *
     * @param code AWS's name for it; empty if the answer has none, as that of a proxy
     * @param action the IAM action that it names as denied
     * @param trace by which AWS's support finds the request
     * @param retryAfter how long the server wants to be left alone
     */
    record Fault(int status, String code, Optional<String> action, Optional<String> trace, Optional<Instant> serverTime,
            Optional<Duration> retryAfter) implements ServiceReply {

        /** Status, code and trace in brackets: all of an answer that may be shown. */
        String shown() {
            return "(status " + status + (code.isEmpty() ? "" : ", `" + code + "`") + trace.map(id -> ", request `" + id + "`").orElse("")
                    + ")";
        }

        boolean isOneOf(String... codes) {
            for (String one : codes) {
                if (code.equals(one) || code.equals(one + "Exception")) {
                    return true;
                }
            }
            return false;
        }

        boolean isThrottled() {
            return status == 429
                    || isOneOf("Throttling", "Throttled", "TooManyRequests", "RequestLimitExceeded", "SlowDown", "BandwidthLimitExceeded");
        }

        boolean mayPass() {
            return isThrottled() || status == 500 || status == 502 || status == 503 || status == 504;
        }
    }
}
