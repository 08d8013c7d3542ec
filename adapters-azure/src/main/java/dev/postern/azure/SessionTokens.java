package dev.postern.azure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Exchanges a person's token of Entra for a session token of Azure DevOps, which opens feeds and nothing else. Asked for is what
 * fetching takes where a feed saves what it gets from its upstreams: {@code vso.packaging_write}; a reader's scope fails there.
 */
final class SessionTokens {

    /** What came of it. */
    sealed interface Exchanged {
        record Session(Secret token, Instant end) implements Exchanged {}

        /** This identity is not let in; another one may be. */
        record Unauthorized(String detail, Optional<String> remedy) implements Exchanged {}

        record Failed(String detail) implements Exchanged {}
    }

    private static final Duration USUAL = Duration.ofHours(4);
    private static final Duration USUAL_COMPACT = Duration.ofDays(90);
    private static final Duration MOST = Duration.ofHours(24);

    /** Assumed where the service does not tell. */
    private static final Duration UNKNOWN = Duration.ofHours(1);

    private final PatientRequests endpoint;
    private final InstantSource clock;
    private final String type;
    private final Duration life;

    SessionTokens(AzureSettings settings, PatientRequests endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        boolean compact = settings.provider("TOKENTYPE").filter("Compact"::equalsIgnoreCase).isPresent();
        type = compact ? "Compact" : "SelfDescribing";
        Duration asked = settings.provider("SESSIONTIMEMINUTES").flatMap(SessionTokens::minutes).orElse(compact ? USUAL_COMPACT : USUAL);
        life = !compact && asked.compareTo(MOST) > 0 ? MOST : asked;
    }

    /** What decides how a session token looks. */
    String kind() {
        return type + " " + life;
    }

    /** A policy of the tenant may limit the life of tokens and answer 400: then the service may choose, once. */
    Exchanged exchange(ExchangeEndpoint place, AccessToken bearer, Organization organization) {
        Instant now = clock.instant();
        TokenReply reply = send(place, bearer, Optional.of(now.plus(life)));
        if (reply instanceof TokenReply.Answered answered && answered.status() == 400) {
            reply = send(place, bearer, Optional.empty());
        }
        return switch (reply) {
            case TokenReply.Unreachable none -> new Exchanged.Failed("`" + place.realm() + "` did not answer: " + none.detail());
            case TokenReply.Answered answered -> exchanged(place, answered, organization);
        };
    }

    private TokenReply send(ExchangeEndpoint place, AccessToken bearer, Optional<Instant> end) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("displayName", "Postern").put("scope", "vso.packaging_write");
        body.put("validTo", end.map(moment -> moment.truncatedTo(ChronoUnit.SECONDS).toString()).orElse(null)).putNull("token");
        return endpoint.send(TokenRequest.post(place.sessionTokens(type)).authorized(Credential.bearer(bearer.text()))
                .header("Accept", "application/json").header("X-TFS-FedAuthRedirect", "Suppress").json(Secret.of(body.toString())));
    }

    private Exchanged exchanged(ExchangeEndpoint place, TokenReply.Answered reply, Organization organization) {
        JsonNode body = JsonText.answer(reply.body());
        String trace = FeedProbe.trace(reply);
        if (reply.status() / 100 == 2 && reply.status() != 203) {
            return JsonText.text(body, "token")
                    .<Exchanged>map(token -> new Exchanged.Session(Secret.of(token), end(reply, body, Secret.of(token))))
                    .orElseGet(() -> new Exchanged.Failed("`" + place.realm() + "` answered without a session token" + trace));
        }
        String code = JsonText.text(body, "message").flatMap(SessionTokens::code).orElse("");
        if (code.equals("TF401444")) {
            return new Exchanged.Unauthorized(
                    "TF401444: this account has never signed in to `" + organization.name() + "` in a browser" + trace,
                    Optional.of("open " + organization.portal() + " in a browser once, and sign in"));
        }
        String why = (code.isEmpty() ? "" : " with " + code) + trace;
        return switch (reply.status()) {
            case 401, 403, 203, 302 -> new Exchanged.Unauthorized(
                    "`" + organization.name() + "` does not let this account in (status " + reply.status() + ")" + why, Optional.empty());
            default -> new Exchanged.Failed("`" + place.realm() + "` answered with status " + reply.status() + why);
        };
    }

    /** By the service's own clock: ours may be wrong by hours. */
    private Instant end(TokenReply.Answered reply, JsonNode body, Secret token) {
        Instant now = clock.instant();
        Optional<Instant> end = JsonText.date(body, "validTo").or(() -> AccessToken.of(token).expires());
        Optional<Instant> theirs = reply.header("Date").flatMap(SessionTokens::httpDate);
        return end.map(moment -> theirs.map(date -> now.plus(Duration.between(date, moment))).orElse(moment)).orElse(now.plus(UNKNOWN));
    }

    private static Optional<Instant> httpDate(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code TF400813: The user …}: only the number, since names of people follow. */
    static Optional<String> code(String message) {
        String first = message.split("[: ]", 2)[0];
        return first.matches("(TF|VS)[0-9]{3,9}") ? Optional.of(first) : Optional.empty();
    }

    private static Optional<Duration> minutes(String text) {
        return text.matches("[0-9]{1,7}(\\.[0-9]{1,6})?") ? Optional.of(Duration.ofSeconds((long) (Double.parseDouble(text) * 60)))
                .filter(time -> !time.isZero()) : Optional.empty();
    }
}
