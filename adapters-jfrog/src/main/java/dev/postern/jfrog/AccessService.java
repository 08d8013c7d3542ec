package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Where a platform makes and renews its tokens. */
final class AccessService {

    /** What the service says. */
    sealed interface Answer {
        /**
         * A token.
         *
         * @param user whom the service names
         */
        record Tokens(TokenPair pair, Optional<String> user) implements Answer {}

        /** It does not give one; the detail names the status. */
        record Denied(int status, String detail) implements Answer {}

        /** It cannot be asked, or does not speak as it should. */
        record Unusable(String detail) implements Answer {}
    }

    /** Longer than any token lives; a longer time is none. */
    private static final long LONGEST = 100L * 366 * 24 * 3600;

    private final TokenEndpoint endpoint;
    private final InstantSource clock;

    AccessService(TokenEndpoint endpoint, InstantSource clock) {
        this.endpoint = endpoint;
        this.clock = clock;
    }

    /** Gives an identity token of a CI service and gets an access token. */
    Answer exchange(Platform platform, Map<String, Secret> fields) {
        Map<String, Secret> all = new LinkedHashMap<>();
        all.put("grant_type", Secret.of("urn:ietf:params:oauth:grant-type:token-exchange"));
        all.put("subject_token_type", Secret.of("urn:ietf:params:oauth:token-type:id_token"));
        all.putAll(fields);
        return answer(send(TokenRequest.post(at(platform, "api/v1/oidc/token")).json(SecretJson.write(all))), platform);
    }

    /** Renews a token; the platform may end the old one by that. */
    Answer renew(Platform platform, Secret access, CliServer.Renewal renewal) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        fields.put("grant_type", Secret.of("refresh_token"));
        fields.put("refresh_token", renewal.token());
        fields.put("access_token", access);
        if (renewal.isOfArtifactory()) {
            URI place = URI.create(platform.artifactory().getFirst() + "/api/security/token");
            fields.put("refreshable", Secret.of("true"));
            return answer(send(TokenRequest.post(place).form(fields)), platform);
        }
        return answer(send(TokenRequest.post(at(platform, "api/v1/tokens")).authorized(Credential.bearer(access))
                .json(SecretJson.write(fields, "refreshable"))), platform);
    }

    TokenReply beginLogin(Platform platform, String session) {
        return send(TokenRequest.post(at(platform, "api/v2/authentication/jfrog_client_login/request"))
                .json(SecretJson.write(Map.of("session", Secret.of(session)))));
    }

    /** 400 says that the person has not signed in yet. */
    Answer endLogin(Platform platform, String session) {
        return answer(send(TokenRequest.get(at(platform, "api/v2/authentication/jfrog_client_login/token/" + session))), platform);
    }

    private TokenReply send(TokenRequest request) {
        return endpoint.send(request);
    }

    private static URI at(Platform platform, String path) {
        return platform.access().resolve(path);
    }

    /** Only 200 is a success: a page of a proxy or of a login comes with other numbers, or is no JSON. */
    private Answer answer(TokenReply reply, Platform platform) {
        String who = "the access service of `" + platform + "`";
        return switch (reply) {
            case TokenReply.Unreachable unreachable -> new Answer.Unusable(who + " cannot be reached: " + unreachable.detail());
            case TokenReply.Answered answered when answered.status() == 200 -> tokens(answered.body(), who);
            case TokenReply.Answered answered when answered.status() >= 500 || answered.status() == 429 ->
                    new Answer.Unusable(who + " answered with status " + answered.status() + "; try again later");
            case TokenReply.Answered answered when answered.status() >= 400 ->
                    new Answer.Denied(answered.status(), who + " refused with status " + answered.status());
            case TokenReply.Answered answered ->
                    new Answer.Unusable(who + " answered with status " + answered.status() + " where 200 was expected; is its URL right?");
        };
    }

    private Answer tokens(Secret body, String who) {
        try {
            SecretJson json = SecretJson.parse(body);
            Optional<Secret> access = json.secret("access_token").filter(AccessService::isSound);
            Optional<TokenPair> pair = access
                    .map(token -> new TokenPair(token, json.secret("refresh_token"), end(json.number("expires_in"))));
            return pair.<Answer>map(tokens -> new Answer.Tokens(tokens, json.text("username")))
                    .orElseGet(() -> new Answer.Unusable(who + " answered without an access token"));
        } catch (MalformedJson e) {
            return new Answer.Unusable(who + " answered with something else than JSON; is its URL right?");
        }
    }

    /** Counted from our own clock, so that a wrong clock does no harm; zero means no end. */
    private Optional<Instant> end(OptionalLong seconds) {
        return seconds.isPresent() && seconds.getAsLong() > 0 && seconds.getAsLong() < LONGEST
                ? Optional.of(clock.instant().plusSeconds(seconds.getAsLong())) : Optional.empty();
    }

    private static boolean isSound(Secret token) {
        return token.reveal().chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
