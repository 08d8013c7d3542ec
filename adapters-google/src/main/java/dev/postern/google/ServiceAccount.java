package dev.postern.google;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A service account with a key of its own: a signed statement (RFC 7523) becomes a token. */
final class ServiceAccount {
    private static final String TOKEN = "https://oauth2.googleapis.com/token";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final TokenService service;

    ServiceAccount(TokenService service) {
        this.service = service;
    }

    /** Outside the public universe the signed statement is the token itself. */
    AccessToken token(CredentialsFile file) {
        Instant now = service.clock().instant();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", file.text("client_email"));
        claims.put("scope", AccessToken.SCOPE);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(LIFE).getEpochSecond());
        if (!file.universe().equals("googleapis.com")) {
            claims.put("sub", file.text("client_email"));
            return new AccessToken(signed(file, claims), Optional.of(now.plus(LIFE)));
        }
        claims.put("aud", TOKEN);
        String place = file.json().text("token_uri").orElse(TOKEN);
        TokenRequest request = TokenRequest.post(TokenService.trusted(place, file.universe(), file.name()))
                .form(Map.of("grant_type", Secret.of("urn:ietf:params:oauth:grant-type:jwt-bearer"), "assertion", signed(file, claims)));
        return service.token(service.answer(request, "Google"), "Google");
    }

    private static Secret signed(CredentialsFile file, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        file.json().text("private_key_id").ifPresent(id -> header.put("kid", id));
        String statement = base64(SecretJson.write(header)) + "." + base64(SecretJson.write(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key(file.secret("private_key")))));
            signature.update(statement.getBytes(StandardCharsets.UTF_8));
            return Secret.of(statement + "." + BASE64.encodeToString(signature.sign()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw Unobtainable.broken("the private key in `" + file.name() + "` cannot be used; it should be RSA in PKCS #8");
        }
    }

    private static byte[] key(Secret pem) {
        return Base64.getMimeDecoder().decode(pem.reveal().replaceAll("-----[A-Z ]+-----", ""));
    }

    private static String base64(Secret json) {
        return BASE64.encodeToString(json.reveal().getBytes(StandardCharsets.UTF_8));
    }
}
