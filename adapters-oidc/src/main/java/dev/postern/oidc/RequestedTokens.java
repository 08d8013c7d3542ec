package dev.postern.oidc;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Identity tokens that a CI service gives over HTTP. */
final class RequestedTokens {
    private static final String GITHUB = "GitHub Actions";
    private static final String AZURE = "Azure Pipelines";

    private final OidcSettings settings;
    private final TokenEndpoint endpoint;

    RequestedTokens(OidcSettings settings, TokenEndpoint endpoint) {
        this.settings = settings;
        this.endpoint = endpoint;
    }

    IdentityTokenLookup ofGitHub(String audience) {
        Optional<String> url = settings.variable("ACTIONS_ID_TOKEN_REQUEST_URL");
        Optional<String> token = settings.variable("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
        if (url.isEmpty() || token.isEmpty()) {
            return new IdentityTokenLookup.Refused(GITHUB, "the job may not ask for one; add `permissions: id-token: write` to it");
        }
        String place = audience.isEmpty() ? url.get() : url.get() + (url.get().contains("?") ? "&" : "?") + "audience=" + encoded(audience);
        return asked(GITHUB, "GET", place, token.get(), "value");
    }

    /** Its audience is fixed, and it vouches for a service connection if one is named. */
    IdentityTokenLookup ofAzure() {
        Optional<String> url = settings.variable("SYSTEM_OIDCREQUESTURI");
        Optional<String> token = settings.variable("SYSTEM_ACCESSTOKEN");
        if (url.isEmpty() || token.isEmpty()) {
            return new IdentityTokenLookup.Refused(AZURE,
                    "the step has no `SYSTEM_ACCESSTOKEN`; map it under `env:` as `$(System.AccessToken)`");
        }
        String connection =
                settings.variable("AZURESUBSCRIPTION_SERVICE_CONNECTION_ID").map(id -> "&serviceConnectionId=" + encoded(id)).orElse("");
        return asked(AZURE, "POST", url.get() + "?api-version=7.1" + connection, token.get(), "oidcToken");
    }

    private IdentityTokenLookup asked(String issuer, String method, String place, String token, String field) {
        Optional<URI> url = Exchanges.safe(place);
        if (url.isEmpty()) {
            return new IdentityTokenLookup.Refused(issuer, "the variable with its address holds no https URL");
        }
        try {
            TokenRequest request = method.equals("GET") ? TokenRequest.get(url.get()) : TokenRequest.post(url.get()).json(Secret.of(""));
            return answer(issuer,
                    endpoint.send(request.authorized(Credential.bearer(Secret.of(token))).header("Accept", "application/json")), field);
        } catch (IllegalArgumentException e) {
            return new IdentityTokenLookup.Refused(issuer, "the variable with its request token holds something else");
        }
    }

    private static IdentityTokenLookup answer(String issuer, TokenReply reply, String field) {
        return switch (reply) {
            case TokenReply.Unreachable unreachable ->
                    new IdentityTokenLookup.Refused(issuer, "it cannot be reached: " + unreachable.detail());
            case TokenReply.Answered answered when answered.status() == 200 -> token(issuer, answered.body(), field);
            case TokenReply.Answered answered -> new IdentityTokenLookup.Refused(issuer, "it answered with status " + answered.status());
        };
    }

    private static IdentityTokenLookup token(String issuer, Secret body, String field) {
        try {
            return CiIdentityTokens.issued(issuer, SecretJson.parse(body).secret(field).orElse(Secret.of("")));
        } catch (MalformedJson e) {
            return new IdentityTokenLookup.Refused(issuer, "it answered with something else than JSON");
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
