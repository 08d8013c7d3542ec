package dev.postern.google;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The identity in a file of Application Default Credentials, of whatever type. */
final class FileIdentity {
    private static final String TOKEN = "https://oauth2.googleapis.com/token";

    /** Identities stand upon each other at most so often. */
    private static final int DEEPEST = 3;

    private final TokenService service;
    private final ServiceAccount account;
    private final ExternalAccount external;

    FileIdentity(TokenService service, ExternalAccount external) {
        this.service = service;
        this.account = new ServiceAccount(service);
        this.external = external;
    }

    AccessToken token(CredentialsFile file) {
        return token(file, DEEPEST);
    }

    private AccessToken token(CredentialsFile file, int left) {
        if (left == 0) {
            throw Unobtainable.broken("the identities in `" + file.name() + "` are nested too deep");
        }
        return switch (file.type()) {
            case "service_account" -> account.token(file);
            case "authorized_user" -> user(file);
            case "external_account_authorized_user" -> externalUser(file);
            case "external_account" -> impersonated(file, external.token(file));
            case "impersonated_service_account" -> impersonated(file, token(file.within("source_credentials"), left - 1));
            default -> throw Unobtainable.refused("the credentials in `" + file.name()
                    + "` are of a type that opens no registry", "gcloud auth application-default login");
        };
    }

    private AccessToken user(CredentialsFile file) {
        Map<String, Secret> form = refreshing(file);
        form.put("client_id", file.secret("client_id"));
        form.put("client_secret", file.secret("client_secret"));
        String place = file.json().text("token_uri").orElse(TOKEN);
        TokenRequest request = TokenRequest.post(TokenService.trusted(place, file.universe(), file.name())).form(form);
        return service.token(service.answer(request, "Google"), "Google");
    }

    /** A person of an identity provider outside Google. */
    private AccessToken externalUser(CredentialsFile file) {
        TokenRequest request = TokenRequest.post(TokenService.trusted(file.text("token_url"), file.universe(), file.name()))
                .authorized(Credential.basic(file.text("client_id"), file.secret("client_secret"))).form(refreshing(file));
        return service.token(service.answer(request, "Google"), "Google");
    }

    private static Map<String, Secret> refreshing(CredentialsFile file) {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("grant_type", Secret.of("refresh_token"));
        form.put("refresh_token", file.secret("refresh_token"));
        return form;
    }

    /** The same identity in another's place, if the file names one. */
    private AccessToken impersonated(CredentialsFile file, AccessToken source) {
        Optional<String> url = file.json().text("service_account_impersonation_url");
        if (url.isEmpty()) {
            return source;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        List<String> delegates = file.json().texts("delegates");
        if (!delegates.isEmpty()) {
            body.put("delegates", delegates);
        }
        body.put("scope", List.of(AccessToken.SCOPE));
        body.put("lifetime", "3600s");
        String who = "the service account of `" + file.name() + "`";
        SecretJson answer = service.answer(TokenRequest.post(TokenService.trusted(url.get(), file.universe(), file.name()))
                .authorized(Credential.bearer(source.text())).json(SecretJson.write(body)), who);
        Secret token = answer.secret("accessToken").filter(TokenService::isSound)
                .orElseThrow(() -> Unobtainable.broken(who + " came without an access token"));
        return new AccessToken(token, answer.text("expireTime").flatMap(FileIdentity::instant));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
