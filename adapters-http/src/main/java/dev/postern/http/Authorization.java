package dev.postern.http;

import dev.postern.domain.credential.Credential;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The value of an `Authorization` header (RFC 7617, RFC 6750). Prints as stars. */
final class Authorization {

    private final String value;

    private Authorization(String value) {
        this.value = value;
    }

    static Authorization of(Credential credential) {
        String secret = credential.secret().reveal();
        return new Authorization(switch (credential.scheme()) {
            case BASIC -> "Basic " + Base64.getEncoder()
                    .encodeToString((credential.username() + ":" + secret).getBytes(StandardCharsets.UTF_8));
            case BEARER -> "Bearer " + secret;
        });
    }

    String value() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
