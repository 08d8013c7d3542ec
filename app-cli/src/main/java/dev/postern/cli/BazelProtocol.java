package dev.postern.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Bazel's protocol for credential helpers: a URL in JSON, and the headers to send there. */
final class BazelProtocol {
    private static final JsonFactory JSON = new JsonFactory();

    private BazelProtocol() {}

    /** The URL that is asked about; nothing if the text is no question. */
    static Optional<CredentialedUrl> url(String question) {
        try (JsonParser parser = JSON.createParser(question)) {
            Optional<CredentialedUrl> url = Optional.empty();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return url;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean wanted = parser.currentName().equals("uri");
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.VALUE_STRING) {
                    url = Optional.of(CredentialedUrl.parse(parser.getText())).filter(each -> each.location().getHost() != null);
                } else {
                    parser.skipChildren();
                }
            }
            return parser.currentToken() == JsonToken.END_OBJECT ? url : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** No header where there is no credential. */
    static String answer(Optional<Credential> credential) {
        return credential.map(known -> "{\"headers\":{\"Authorization\":[\"" + header(known) + "\"]}"
                + known.expires().map(end -> ",\"expires\":\"" + end + "\"").orElse("") + "}\n").orElse("{\"headers\":{}}\n");
    }

    private static String header(Credential credential) {
        String secret = credential.secret().reveal();
        return switch (credential.scheme()) {
            case BASIC -> "Basic " + Base64.getEncoder()
                    .encodeToString((credential.username() + ":" + secret).getBytes(StandardCharsets.UTF_8));
            case BEARER -> "Bearer " + secret.replace("\\", "\\\\").replace("\"", "\\\"");
        };
    }
}
