package dev.postern.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signature Version 4 of AWS: a keyed hash over method, path, sorted query, chosen headers and body, with a key that is derived
 * from the secret key for one day, region and service.
 *
 * @param region where the service stands
 * @param service its signing name
 */
record Signature(String region, String service) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";

    /** The request with the headers that sign it. */
    TokenRequest sign(TokenRequest request, AwsKeys keys, Instant time) {
        String stamp = TIME.format(time);
        TokenRequest signed = request.header("X-Amz-Date", stamp);
        if (keys.sessionToken().isPresent()) {
            signed = signed.header("X-Amz-Security-Token", keys.sessionToken().get());
        }
        SortedMap<String, String> headers = headersOf(signed);
        String scope = stamp.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
        String text = ALGORITHM + "\n" + stamp + "\n" + scope + "\n" + hash(canonical(signed, headers));
        byte[] key = ("AWS4" + keys.secretKey().reveal()).getBytes(UTF_8);
        for (String part : scope.split("/", -1)) {
            key = mac(key, part);
        }
        return signed.header("Authorization", ALGORITHM + " Credential=" + keys.accessKeyId() + "/" + scope + ", SignedHeaders="
                + String.join(";", headers.keySet()) + ", Signature=" + HexFormat.of().formatHex(mac(key, text)));
    }

    /** What is hashed of a request: all its headers count, and the host. */
    static String canonical(TokenRequest request) {
        return canonical(request, headersOf(request));
    }

    private static String canonical(TokenRequest request, SortedMap<String, String> headers) {
        String path = request.url().getRawPath();
        String lines =
                headers.entrySet().stream().map(header -> header.getKey() + ":" + header.getValue() + "\n").collect(Collectors.joining());
        // a path is encoded once more than it is on the wire, for every service but S3
        return request.method() + "\n" + (path.isEmpty() ? "/" : path.replace("%", "%25")) + "\n" + query(request.url()) + "\n" + lines
                + "\n"
                + String.join(";", headers.keySet()) + "\n" + hash(request.body().map(body -> body.text().reveal()).orElse(""));
    }

    private static SortedMap<String, String> headersOf(TokenRequest request) {
        SortedMap<String, String> headers = new TreeMap<>();
        String origin = Realm.of(request.url()).origin().toString();
        headers.put("host", origin.substring(origin.indexOf("://") + 3));
        request.headers().forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.value().reveal().strip()));
        request.body().ifPresent(body -> headers.put("content-type", body.mediaType()));
        return headers;
    }

    /** Sorted by name, and not by the whole text: {@code domain=} stands before {@code domain-owner=}. */
    private static String query(URI url) {
        String query = url.getRawQuery();
        return query == null ? "" : Arrays.stream(query.split("&", -1)).map(part -> part.split("=", 2))
                .sorted(Comparator.<String[], String>comparing(pair -> pair[0]).thenComparing(Signature::value))
                .map(pair -> pair[0] + "=" + value(pair)).collect(Collectors.joining("&"));
    }

    private static String value(String[] pair) {
        return pair.length == 2 ? pair[1] : "";
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java without SHA-256", e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a Java without HMAC-SHA-256", e);
        }
    }
}
