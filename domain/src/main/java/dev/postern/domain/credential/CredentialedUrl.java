package dev.postern.domain.credential;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A URL as a person wrote it, taken apart at once: the location without userinfo, and the credential that stood in it. The
 * credential is percent-decoded (RFC 3986).
 */
public record CredentialedUrl(URI location, Optional<Credential> credential) {

    /**
     * Reads an absolute URL.
     *
     * @throws MalformedUrl if it is none, or if its userinfo contains {@code /}, {@code ?} or {@code #}, which would turn a
     *     secret into a path; neither the exception nor its message holds the secret
     */
    public static CredentialedUrl parse(String text) {
        int authority = text.indexOf("://");
        if (authority <= 0) {
            return new CredentialedUrl(uri(text, text), Optional.empty());
        }
        int start = authority + 3;
        int end = endOfAuthority(text, start);
        int at = text.lastIndexOf('@', end - 1);
        if (at < start) {
            rejectHiddenUserinfo(text, start, end);
            return new CredentialedUrl(uri(text, text), Optional.empty());
        }
        URI location = uri(text, text.substring(0, start) + text.substring(at + 1));
        return new CredentialedUrl(location, credential(text, text.substring(start, at)));
    }

    /** The text with the userinfo of every URL in it starred out, for messages that quote what a person wrote. */
    public static String masked(String text) {
        return MaskedText.of(text);
    }

    private static Optional<Credential> credential(String text, String userinfo) {
        int colon = userinfo.indexOf(':');
        String user = decoded(text, colon < 0 ? userinfo : userinfo.substring(0, colon));
        String secret = colon < 0 ? "" : decoded(text, userinfo.substring(colon + 1));
        boolean nothing = user.isEmpty() && secret.isEmpty();
        return nothing ? Optional.empty() : Optional.of(Credential.basic(user, Secret.of(secret)));
    }

    /** {@code https://user:pa/ss@host} would send a part of the password as a path: refuse rather than guess. */
    private static void rejectHiddenUserinfo(String text, int start, int end) {
        boolean port = text.substring(start, end).matches("\\[[^]]*](:\\d*)?|[^:]*(:\\d*)?");
        if (!port) {
            throw new MalformedUrl(text, "its port is no number; percent-encode `/`, `?`, `#` and `@` in a password");
        }
    }

    private static int endOfAuthority(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            if ("/?#\\".indexOf(text.charAt(at)) >= 0) {
                return at;
            }
        }
        return text.length();
    }

    private static URI uri(String given, String text) {
        try {
            URI uri = new URI(text);
            if (!uri.isAbsolute()) {
                throw new MalformedUrl(given, "it has no scheme such as `https://`");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new MalformedUrl(given, "it is not a valid URL");
        }
    }

    private static String decoded(String given, String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        for (int at = 0; at < raw.length; at++) {
            int value = raw[at] == '%' && at + 2 < raw.length ? hex(raw[at + 1], raw[at + 2]) : -1;
            bytes.write(value < 0 ? raw[at] : value);
            at += value < 0 ? 0 : 2;
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
        } catch (CharacterCodingException e) {
            throw new MalformedUrl(given, "its userinfo is not UTF-8");
        }
    }

    private static int hex(byte high, byte low) {
        int first = Character.digit(high, 16);
        int second = Character.digit(low, 16);
        return first < 0 || second < 0 ? -1 : first * 16 + second;
    }
}
