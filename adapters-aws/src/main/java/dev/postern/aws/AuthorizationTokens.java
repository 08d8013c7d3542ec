package dev.postern.aws;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks CodeArtifact for the token of a domain: its operation {@code GetAuthorizationToken}. */
final class AuthorizationTokens {

    static final String USER = "aws";

    private static final String OPERATION = "/v1/authorization-token";

    private final Means means;
    private final Endpoints endpoints;

    AuthorizationTokens(Means means, Endpoints endpoints) {
        this.means = means;
        this.endpoints = endpoints;
    }

    Credential mint(CodeArtifactUrl url, AwsKeys keys, Optional<Duration> duration) throws Unobtainable {
        URI server = endpoints.of(Service.CODEARTIFACT, url.region());
        String query = "?domain=" + url.domain() + "&domain-owner=" + url.owner()
                + duration.map(time -> "&duration=" + time.toSeconds()).orElse("");
        ServiceReply reply = new ServiceCalls(means).send(TokenRequest.post(URI.create(server + OPERATION + query)), keys,
                new Signature(url.region(), "codeartifact"));
        return switch (reply) {
            case ServiceReply.Done done -> credential(done, server);
            case ServiceReply.Silent _ -> throw failure(reply, server);
            case ServiceReply.Fault fault -> throw refusal(fault, server, url, keys);
        };
    }

    private static Unobtainable failure(ServiceReply reply, URI server) {
        return Advice.ofServer(reply, server).orElseGet(() -> Unobtainable.broken("CodeArtifact did not answer"));
    }

    private Unobtainable refusal(ServiceReply.Fault fault, URI server, CodeArtifactUrl url, AwsKeys keys) {
        return Advice.ofServer(fault, server).or(() -> Advice.ofKeys(fault, keys.origin(), means.clock().instant()))
                .orElseGet(() -> refusal(fault, url, keys));
    }

    private static Unobtainable refusal(ServiceReply.Fault fault, CodeArtifactUrl url, AwsKeys keys) {
        if (fault.isOneOf("AccessDenied") || fault.status() == 403) {
            return Advice.denied(fault, keys.origin(), "obtain a token for " + url, Advice.PERMISSIONS);
        }
        if (fault.isOneOf("ResourceNotFound") || fault.status() == 404) {
            return Unobtainable.refused("there is no " + url + " " + fault.shown(),
                    "check domain, account and region in the URL of the index");
        }
        if (fault.isOneOf("Validation")) {
            return Unobtainable.refused("CodeArtifact does not take a request for " + url + " " + fault.shown(),
                    "check the URL of the index and `token_duration`");
        }
        if (fault.isOneOf("ServiceQuotaExceeded")) {
            return Unobtainable.refused("a quota of CodeArtifact is used up " + fault.shown(), "ask who runs the account to raise it");
        }
        return Advice.unexpected(fault, "make a token for " + url);
    }

    private Credential credential(ServiceReply.Done done, URI server) throws Unobtainable {
        JsonText json;
        try {
            json = JsonText.parse(done.reply().body());
        } catch (MalformedText e) {
            throw Unobtainable
                    .broken("`" + server.getScheme() + "://" + server.getRawAuthority() + "` answered with no token: " + e.problem());
        }
        Secret token = json.secret("authorizationToken").filter(AuthorizationTokens::isPlain)
                .orElseThrow(() -> Unobtainable.broken("the answer of CodeArtifact holds no token"));
        Optional<Instant> end = json.number("expiration").map(AuthorizationTokens::time);
        Credential credential = Credential.basic(USER, token);
        if (end.isEmpty()) {
            return credential;
        }
        Instant now = means.clock().instant();
        // the server's clock counts: a token that holds for an hour there holds for an hour here
        Duration ahead =
                done.serverTime().map(time -> Duration.between(now, time)).filter(time -> time.abs().compareTo(Duration.ofMinutes(1)) > 0)
                        .orElse(Duration.ZERO);
        Instant here = end.get().minus(ahead);
        if (!here.isAfter(now)) {
            throw Unobtainable.broken("CodeArtifact gave a token that has ended already");
        }
        return credential.expiring(here);
    }

    /** Seconds since 1970, with a fraction. */
    private static Instant time(BigDecimal seconds) {
        return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
    }

    /** Whether it can go into a header. */
    static boolean isPlain(Secret token) {
        return token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
