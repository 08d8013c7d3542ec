package dev.postern.google;

import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Asks Google's token services (RFC 6749) and understands what they say. Nothing that a service says is shown but its error code. */
final class TokenService {
    private static final Set<Integer> PASSING = Set.of(408, 429, 500, 503, 504);
    private static final Set<String> PASSING_ERRORS = Set.of("internal_failure", "server_error", "temporarily_unavailable");
    private static final int TRIES = 3;
    private static final long LONGEST = 366L * 24 * 3600;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final TokenEndpoint endpoint;
    private final InstantSource clock;
    private final Duration pause;

    TokenService(TokenEndpoint endpoint, InstantSource clock, Duration pause) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.pause = pause;
    }

    InstantSource clock() {
        return clock;
    }

    TokenReply send(TokenRequest request) {
        return endpoint.send(request);
    }

    /**
     * The place of a token service that a file names: below {@code googleapis.com} or the file's own universe, or on this machine.
     *
     * @throws Unobtainable for any other, since the file's secrets would go there
     */
    static URI trusted(String text, String universe, String file) {
        try {
            URI url = URI.create(text);
            Realm place = Realm.of(url);
            boolean google = place.scheme().equals("https") && url.getRawUserInfo() == null
                    && Stream.of("googleapis.com", universe)
                            .anyMatch(domain -> place.host().equals(domain) || place.host().endsWith("." + domain));
            if (google || isLoopback(place.host())) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw Unobtainable.broken("`" + file + "` names a token service that is no URL");
        }
        throw Unobtainable.broken("`" + file + "` names a token service outside Google, and nothing is sent there");
    }

    static boolean isLoopback(String host) {
        return Stream.of("localhost", "127.0.0.1", "[::1]").anyMatch(host::equals);
    }

    /** The answer with status 200; a service that is busy is asked again, a few times. */
    SecretJson answer(TokenRequest request, String who) {
        for (int left = TRIES;; left--) {
            TokenReply reply = endpoint.send(request);
            if (reply instanceof TokenReply.Answered answered && answered.status() == 200) {
                return json(answered.body(), who);
            }
            if (left == 1 || !(reply instanceof TokenReply.Answered answered) || !isPassing(answered)) {
                throw fault(reply, who);
            }
            rest();
        }
    }

    /** A token out of an answer; its end is counted from our own clock, so that a wrong one does no harm. */
    AccessToken token(SecretJson json, String who) {
        Secret text = json.secret("access_token").filter(TokenService::isSound)
                .orElseThrow(() -> Unobtainable.broken(who + " answered without an access token"));
        OptionalLong seconds = json.number("expires_in");
        Optional<Instant> end = seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() < LONGEST
                ? Optional.of(clock.instant().plusSeconds(seconds.getAsLong())) : Optional.empty();
        return new AccessToken(text, end);
    }

    static boolean isSound(Secret token) {
        return token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private static SecretJson json(Secret body, String who) {
        try {
            return SecretJson.parse(body);
        } catch (MalformedJson e) {
            throw Unobtainable.broken(who + " answered with something else than JSON");
        }
    }

    private static boolean isPassing(TokenReply.Answered answered) {
        return PASSING.contains(answered.status()) || PASSING_ERRORS.contains(error(answered, "error"));
    }

    private Unobtainable fault(TokenReply reply, String who) {
        return switch (reply) {
            case TokenReply.Unreachable unreachable -> Unobtainable.broken(who + " cannot be reached: " + unreachable.detail());
            case TokenReply.Answered answered when PASSING.contains(answered.status()) || answered.status() >= 500 ->
                    Unobtainable.broken(who + " answered with status " + answered.status() + "; try again later");
            case TokenReply.Answered answered when answered.status() >= 400 -> denied(answered, who);
            case TokenReply.Answered answered ->
                    Unobtainable.broken(who + " answered with status " + answered.status() + " where 200 was expected");
        };
    }

    private Unobtainable denied(TokenReply.Answered answered, String who) {
        String error = error(answered, "error");
        String signIn = "gcloud auth application-default login";
        if (error.equals("invalid_grant") && isSkewed(answered)) {
            return Unobtainable.refused(who + " refused (`invalid_grant`), and the clock of this machine differs from its own by minutes",
                    "set the clock of this machine");
        }
        if (error.equals("invalid_grant") && error(answered, "error_subtype").contains("rapt")) {
            return Unobtainable.refused(who + " wants you to sign in again, as your organisation demands from time to time", signIn);
        }
        if (error.equals("invalid_grant")) {
            return Unobtainable.refused(
                    who + " refused (`invalid_grant`): the login or the key has ended, was revoked, or its account is disabled",
                    signIn);
        }
        return Unobtainable.refused(who + " refused with status " + answered.status() + (error.isEmpty() ? "" : " (`" + error + "`)"),
                signIn);
    }

    /** Error codes only: a description could repeat what was sent. */
    private static String error(TokenReply.Answered answered, String field) {
        try {
            return SecretJson.parse(answered.body()).text(field).filter(code -> code.matches("[A-Za-z_]{1,60}")).orElse("");
        } catch (MalformedJson e) {
            return "";
        }
    }

    private boolean isSkewed(TokenReply.Answered answered) {
        try {
            return answered.header("date").map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
                    .filter(theirs -> Duration.between(theirs, clock.instant()).abs().compareTo(SKEW) > 0).isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Unobtainable.broken("the request was interrupted");
        }
    }
}
