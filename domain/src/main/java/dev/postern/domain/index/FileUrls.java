package dev.postern.domain.index;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Turns what a page says about where a file is into an absolute URL without userinfo and fragment. */
final class FileUrls {

    private FileUrls() {}

    /** Empty for what is no http, https or file URL, and for a page of the network that points into this machine's files. */
    static Optional<URI> resolve(URI base, String text) {
        try {
            int fragment = text.indexOf('#');
            String plain = fragment < 0 ? text : text.substring(0, fragment);
            URI url = uri(plain);
            URI absolute = url.isAbsolute() ? url : withAuthority(base.resolve(url));
            return Optional.of(withoutUserinfo(absolute)).filter(file -> isAllowed(base, file));
        } catch (URISyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI base, URI file) {
        String scheme = file.getScheme() == null ? "" : file.getScheme().toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http", "https" -> file.getHost() != null;
            case "file" -> "file".equalsIgnoreCase(base.getScheme());
            default -> false;
        };
    }

    /** Resolving drops the empty authority of {@code file:///}, without which other programs do not know the URL again. */
    private static URI withAuthority(URI url) throws URISyntaxException {
        boolean bare = url.getRawAuthority() == null && "file".equalsIgnoreCase(url.getScheme());
        return bare ? new URI("file://" + url.getRawPath()) : url;
    }

    private static URI withoutUserinfo(URI url) throws URISyntaxException {
        if (url.getRawUserInfo() == null) {
            return url;
        }
        String text = url.toString();
        int at = text.indexOf('@');
        return new URI(text.substring(0, text.indexOf("//") + 2) + text.substring(at + 1));
    }

    /** Some servers leave spaces and brackets as they are: those are percent-encoded, what is encoded already stays. */
    private static URI uri(String text) throws URISyntaxException {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
                return new URI(encoded(text));
            }
        }
        return new URI(text);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte b : text.strip().getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            if (c <= ' ' || c > '~' || "\"<>\\^`{|}[]".indexOf(c) >= 0) {
                encoded.append(String.format(Locale.ROOT, "%%%02X", c));
            } else {
                encoded.append((char) c);
            }
        }
        return encoded.toString();
    }
}
