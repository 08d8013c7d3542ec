package dev.postern.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.credential.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * A token of Entra for Azure DevOps.
 *
 * @param isAppOnly whether it is one of a program and not of a person: such a token is not exchanged
 */
record AccessToken(Secret text, Optional<Instant> expires, boolean isAppOnly) {

    /** Reads the claims of a JSON Web Token (RFC 7519) without checking its signature, which only the server can; another text has none. */
    static AccessToken of(Secret text) {
        JsonNode claims = claims(text);
        return new AccessToken(text, JsonText.moment(claims, "exp"), isAppOnly(claims));
    }

    AccessToken until(Instant end) {
        return new AccessToken(text, Optional.of(end), isAppOnly);
    }

    private static boolean isAppOnly(JsonNode claims) {
        Optional<String> kind = JsonText.text(claims, "idtyp");
        if (kind.isPresent()) {
            return kind.get().equalsIgnoreCase("app");
        }
        return !claims.has("scp") && claims.has("roles");
    }

    private static JsonNode claims(Secret text) {
        String[] parts = text.reveal().split("\\.", -1);
        try {
            String payload = parts.length == 3 ? new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8) : "";
            return JsonText.answer(Secret.of(payload));
        } catch (IllegalArgumentException e) {
            return JsonText.answer(Secret.of(""));
        }
    }
}
