package dev.postern.aws;

import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Sends requests to services. One that is throttled or meets a failure that may pass is sent up to three times, with a pause that the
 * server's {@code Retry-After} makes longer; one that is too early or too late by the server's clock is signed once more for that clock.
 */
final class ServiceCalls {

    /** More than this between two clocks, and AWS takes no signature. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final int TRIES = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Means means;

    ServiceCalls(Means means) {
        this.means = means;
    }

    /** Sends a request that needs no signature. */
    ServiceReply send(TokenRequest request) {
        return tried(() -> request);
    }

    /** Signs and sends a request. */
    ServiceReply send(TokenRequest request, AwsKeys keys, Signature signature) {
        ServiceReply reply = tried(() -> signature.sign(request, keys, means.clock().instant()));
        Optional<Instant> serverTime =
                reply instanceof ServiceReply.Fault fault ? skewed(fault, means.clock().instant()) : Optional.empty();
        return serverTime.isPresent() ? tried(() -> signature.sign(request, keys, serverTime.get())) : reply;
    }

    /** The server's time, if the fault is that it lies too far from this one. */
    static Optional<Instant> skewed(ServiceReply.Fault fault, Instant now) {
        boolean isAboutTime =
                fault.isOneOf("RequestExpired", "RequestTimeTooSkewed", "RequestInTheFuture", "InvalidSignature", "SignatureDoesNotMatch",
                        "AuthFailure", "ExpiredToken");
        return fault.serverTime().filter(time -> isAboutTime && Duration.between(time, now).abs().compareTo(TOLERANCE) > 0);
    }

    private interface Making {
        TokenRequest make();
    }

    private ServiceReply tried(Making making) {
        Duration pause = FIRST_PAUSE;
        for (int left = TRIES - 1;; left--) {
            ServiceReply reply = once(making.make());
            Duration wait = switch (reply) {
                case ServiceReply.Done _ -> Duration.ZERO;
                case ServiceReply.Silent _ -> pause;
                case ServiceReply.Fault fault -> !fault.mayPass() ? Duration.ZERO
                        : fault.retryAfter().filter(asked -> asked.compareTo(FIRST_PAUSE) > 0).orElse(pause);
            };
            // a server that is not there is asked twice, one that is busy three times
            boolean isLast = left == 0 || reply instanceof ServiceReply.Silent && left < TRIES - 1;
            if (wait.isZero() || isLast || wait.compareTo(LONGEST_PAUSE) > 0 || !means.pauses().pause(wait)) {
                return reply;
            }
            pause = pause.multipliedBy(3);
        }
    }

    private ServiceReply once(TokenRequest request) {
        return switch (means.network().send(request.within(LIMIT))) {
            case TokenReply.Answered answered when answered.status() == 200 ->
                    new ServiceReply.Done(answered, FaultReader.serverTime(answered));
            case TokenReply.Answered answered -> FaultReader.read(answered);
            case TokenReply.Unreachable unreachable -> new ServiceReply.Silent(unreachable.detail());
        };
    }
}
