package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Says what an answer of AWS means, and what to do. */
final class Advice {

    static final String PERMISSIONS = "`codeartifact:GetAuthorizationToken` and `sts:GetServiceBearerToken`";

    private Advice() {}

    /** The server itself did not work, whatever was asked. Empty if it did and its answer is about the request. */
    static Optional<Unobtainable> ofServer(ServiceReply reply, URI server) {
        String where = "`" + server.getScheme() + "://" + server.getRawAuthority() + "` ";
        return switch (reply) {
            case ServiceReply.Done _ -> Optional.empty();
            case ServiceReply.Silent silent -> Optional.of(Unobtainable.broken(where + "did not answer: " + silent.detail()));
            case ServiceReply.Fault fault -> {
                if (fault.isThrottled()) {
                    yield Optional.of(Unobtainable.broken(where + "is asked too often " + fault.shown()
                            + fault.retryAfter().map(time -> ", and wants to be left alone for " + time.toSeconds() + " s").orElse("")));
                }
                if (fault.status() >= 300 && fault.status() < 400) {
                    yield Optional.of(
                            Unobtainable.broken(where + "answered with a redirect " + fault.shown() + ", which no token request follows"));
                }
                yield fault.status() >= 500 || fault.status() < 300
                        ? Optional.of(Unobtainable.broken(where + "does not work " + fault.shown())) : Optional.empty();
            }
        };
    }

    /** The answer was about the keys that signed the request. Empty if AWS knows them. */
    static Optional<Unobtainable> ofKeys(ServiceReply.Fault fault, Origin origin, Instant now) {
        Optional<Instant> serverTime = ServiceCalls.skewed(fault, now);
        if (serverTime.isPresent()) {
            return Optional.of(Unobtainable.refused(
                    "the clock of this machine says `" + now.truncatedTo(ChronoUnit.SECONDS) + "`, that of AWS `"
                            + serverTime.get() + "`, and AWS takes no request that is more than five minutes off " + fault.shown(),
                    "set the clock of this machine"));
        }
        if (fault.isOneOf("ExpiredToken", "TokenRefreshRequired") || fault.code().equals("RequestExpired")) {
            return Optional.of(Unobtainable.refused("the keys of " + origin + " have ended " + fault.shown(),
                    origin.renewal().orElse("obtain new keys for " + origin)));
        }
        if (fault.isOneOf("UnrecognizedClient", "InvalidClientTokenId", "InvalidAccessKeyId", "AuthFailure", "NotAuthorized")) {
            return Optional.of(Unobtainable.refused("AWS does not know the access key of " + origin + " " + fault.shown(),
                    origin.renewal().orElse("check whether the key is deleted or inactive, or belongs to another part of AWS")));
        }
        if (fault.isOneOf("SignatureDoesNotMatch", "InvalidSignature", "IncompleteSignature")) {
            return Optional.of(Unobtainable.refused("the secret key of " + origin + " does not belong to its access key " + fault.shown(),
                    "correct the secret key of " + origin));
        }
        return Optional.empty();
    }

    /** The identity may not do something. */
    static Unobtainable denied(ServiceReply.Fault fault, Origin origin, String what, String permissions) {
        return Unobtainable
                .refused("AWS does not let " + origin + " " + what + fault.action().map(action -> ": `" + action + "` is denied").orElse("")
                        + " " + fault.shown(), "ask who runs the account to allow " + permissions);
    }

    /** Anything else. */
    static Unobtainable unexpected(ServiceReply.Fault fault, String what) {
        return Unobtainable.refused("AWS refused to " + what + " " + fault.shown());
    }
}
