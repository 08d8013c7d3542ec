package dev.postern.domain.credential;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One request to a {@link TokenEndpoint}. Header values and the body are secrets: nothing of them prints.
 *
 * @param method such as {@code POST}
 * @param url without userinfo
 * @param headers in the order in which they are sent
 * @param body with its media type, if there is one
 * @param limit how long everything may take
 */
public record TokenRequest(String method, URI url, List<Header> headers, Optional<Body> body, Duration limit) {

    /** A header field (RFC 9110): its name is shown, its value is not. */
    public record Header(String name, Secret value) {}

    /** What is sent. */
    public record Body(String mediaType, Secret text) {}

    private static final Duration LIMIT = Duration.ofSeconds(30);

    public TokenRequest {
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("the URL of a token request carries userinfo");
        }
        headers = List.copyOf(headers);
    }

    public static TokenRequest get(URI url) {
        return new TokenRequest("GET", url, List.of(), Optional.empty(), LIMIT);
    }

    public static TokenRequest post(URI url) {
        return new TokenRequest("POST", url, List.of(), Optional.empty(), LIMIT);
    }

    /** With one header more; line ends and other control characters in a value are refused before anything is sent. */
    public TokenRequest header(String name, Secret value) {
        if (value.reveal().chars().anyMatch(c -> c < ' ' && c != '\t' || c == 0x7f)) {
            throw new IllegalArgumentException("the value of header `" + name + "` contains control characters");
        }
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new TokenRequest(method, url, more, body, limit);
    }

    /** With a header that is no secret. */
    public TokenRequest header(String name, String value) {
        return header(name, Secret.of(value));
    }

    /** With {@code Authorization} as the credential says. */
    public TokenRequest authorized(Credential credential) {
        String secret = credential.secret().reveal();
        return header("Authorization", Secret.of(switch (credential.scheme()) {
            case BEARER -> "Bearer " + secret;
            case BASIC -> "Basic " + Base64.getEncoder()
                    .encodeToString((credential.username() + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }));
    }

    /** With a body of these fields ({@code application/x-www-form-urlencoded}). */
    public TokenRequest form(Map<String, Secret> fields) {
        String text = fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue().reveal()))
                .collect(Collectors.joining("&"));
        return body("application/x-www-form-urlencoded", Secret.of(text));
    }

    public TokenRequest json(Secret text) {
        return body("application/json", text);
    }

    public TokenRequest body(String mediaType, Secret text) {
        return new TokenRequest(method, url, headers, Optional.of(new Body(mediaType, text)), limit);
    }

    public TokenRequest within(Duration time) {
        return new TokenRequest(method, url, headers, body, time);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The query may hold a secret as well: it is left out. */
    @Override
    public String toString() {
        return method + " " + Realm.of(url);
    }
}
