package dev.postern.google;

import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** A signed request as text that another sends: JSON with sorted names, percent-encoded (RFC 3986). */
final class SignedRequest {

    private SignedRequest() {}

    static Secret serialized(URI url, Map<String, String> headers) {
        String list = headers.entrySet().stream()
                .map(header -> "{\"key\":" + quoted(header.getKey()) + ",\"value\":" + quoted(header.getValue()) + "}")
                .collect(Collectors.joining(","));
        String json = "{\"headers\":[" + list + "],\"method\":\"POST\",\"url\":" + quoted(url.toString()) + "}";
        return Secret.of(URLEncoder.encode(json, StandardCharsets.UTF_8).replace("+", "%20"));
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
