package dev.postern.oidc;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Credentials for which a CI job's identity is exchanged, at servers that no adapter of their own knows: by the token exchange of
 * OAuth 2.0 (RFC 8693), or in Cloudsmith's way. Which index is served by whom, the settings say.
 */
public final class OidcCredentials implements CredentialSource {
    private static final String NAME = "oidc";
    private static final long LONGEST = Duration.ofDays(366).toSeconds();

    private final OidcSettings settings;
    private final Exchanges exchanges;
    private final TokenEndpoint endpoint;
    private final IdentityTokens identity;
    private final InstantSource clock;

    private OidcCredentials(OidcSettings settings, TokenEndpoint endpoint, IdentityTokens identity, InstantSource clock) {
        this.settings = settings;
        this.exchanges = new Exchanges(settings.exchanges());
        this.endpoint = endpoint;
        this.identity = identity;
        this.clock = clock;
    }

    /** For one caller. */
    public static OidcCredentials of(OidcSettings settings, TokenEndpoint endpoint, IdentityTokens identity, InstantSource clock) {
        return new OidcCredentials(settings, endpoint, identity, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<StoreKey> storeKey(CredentialRequest request) {
        return exchanges.of(request.url())
                .map(exchange -> new StoreKey(NAME, exchange.index() + " by " + exchange.tokenUrl().orElse("") + " for "
                        + exchange.audience() + " " + exchange.username().orElse("") + " " + exchange.service().orElse("") + " "
                        + exchange.scope().orElse("") + " in " + settings.job()));
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        return exchanges.of(request.url()).map(exchange -> lookup(exchange, request)).orElseGet(CredentialLookup.NotMine::new);
    }

    private CredentialLookup lookup(OidcSettings.Exchange exchange, CredentialRequest request) {
        String variables = "`POSTERN_OIDC_" + exchange.name() + "_…`";
        Optional<URI> place = exchange.tokenUrl().flatMap(Exchanges::safe);
        if (place.isEmpty()) {
            return new CredentialLookup.Broken("the variables " + variables + " name no token service; `…_TOKEN_URL` must be an https URL");
        }
        if (request.username().filter(user -> !user.equals(exchange.username().orElse(""))).isPresent()) {
            return new CredentialLookup.Refused("the variables " + variables + " tell of another user", Optional.empty());
        }
        return switch (identity.lookup(exchange.audience())) {
            case IdentityTokenLookup.Issued issued -> answer(exchange, endpoint.send(asking(exchange, place.get(), issued.token())));
            case IdentityTokenLookup.NotIssued _ ->
                    new CredentialLookup.Refused("no CI service vouches for this process, so there is no identity to exchange",
                            Optional.empty());
            case IdentityTokenLookup.Refused refused ->
                    new CredentialLookup.Refused(refused.issuer() + " gives no identity token: " + refused.detail(), Optional.empty());
        };
    }

    private static boolean isCloudsmith(OidcSettings.Exchange exchange) {
        return exchange.format().equals("cloudsmith");
    }

    private static TokenRequest asking(OidcSettings.Exchange exchange, URI place, Secret token) {
        Map<String, Secret> fields = new LinkedHashMap<>();
        if (isCloudsmith(exchange)) {
            fields.put("oidc_token", token);
            fields.put("service_slug", Secret.of(exchange.service().orElse("")));
            return TokenRequest.post(place).json(SecretJson.write(fields));
        }
        fields.put("grant_type", Secret.of("urn:ietf:params:oauth:grant-type:token-exchange"));
        fields.put("requested_token_type", Secret.of("urn:ietf:params:oauth:token-type:access_token"));
        fields.put("subject_token_type", Secret.of("urn:ietf:params:oauth:token-type:id_token"));
        fields.put("subject_token", token);
        exchange.scope().ifPresent(scope -> fields.put("scope", Secret.of(scope)));
        return TokenRequest.post(place).form(fields);
    }

    private CredentialLookup answer(OidcSettings.Exchange exchange, TokenReply reply) {
        String who = "the token service of `" + exchange.index() + "`";
        return switch (reply) {
            case TokenReply.Unreachable unreachable -> new CredentialLookup.Broken(who + " cannot be reached: " + unreachable.detail());
            case TokenReply.Answered answered when answered.status() == 200 || answered.status() == 201 && isCloudsmith(exchange) ->
                    found(exchange, answered.body(), who);
            case TokenReply.Answered answered when answered.status() >= 500 || answered.status() == 429 ->
                    new CredentialLookup.Broken(who + " answered with status " + answered.status() + "; try again later");
            case TokenReply.Answered answered when answered.status() >= 400 -> new CredentialLookup.Refused(
                    who + " refused with status " + answered.status() + "; is this job, and the audience `" + exchange.audience()
                            + "`, let in there?",
                    Optional.empty());
            case TokenReply.Answered answered ->
                    new CredentialLookup.Broken(who + " answered with status " + answered.status() + " where 200 was expected");
        };
    }

    private CredentialLookup found(OidcSettings.Exchange exchange, Secret body, String who) {
        try {
            SecretJson json = SecretJson.parse(body);
            Optional<Secret> token = json.secret(isCloudsmith(exchange) ? "token" : "access_token").filter(SecretJson::isSound);
            if (token.isEmpty()) {
                return new CredentialLookup.Broken(who + " answered without a token");
            }
            Credential credential =
                    exchange.username().map(user -> Credential.basic(user, token.get())).orElseGet(() -> Credential.bearer(token.get()));
            return new CredentialLookup.Found(end(json, token.get()).map(credential::expiring).orElse(credential),
                    Reach.of(Exchanges.realm(exchange).orElseThrow()));
        } catch (MalformedJson e) {
            return new CredentialLookup.Broken(who + " answered with something else than JSON");
        }
    }

    /** As the answer says, counted from our own clock; else as the token itself says. */
    private Optional<Instant> end(SecretJson json, Secret token) {
        OptionalLong life = json.number("expires_in");
        Optional<SecretJson> claims = SecretJson.claims(token);
        if (life.isEmpty() && claims.isPresent()) {
            OptionalLong from = claims.get().number("iat");
            OptionalLong to = claims.get().number("exp");
            life = from.isPresent() && to.isPresent() ? OptionalLong.of(to.getAsLong() - from.getAsLong()) : life;
        }
        return life.isPresent() && life.getAsLong() > 0 && life.getAsLong() < LONGEST
                ? Optional.of(clock.instant().plusSeconds(life.getAsLong())) : Optional.empty();
    }

    @Override
    public String toString() {
        return NAME;
    }
}
