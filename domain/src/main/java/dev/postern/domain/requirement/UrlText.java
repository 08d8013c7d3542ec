package dev.postern.domain.requirement;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Takes URLs apart as people write them: user info, fragment, revision. Where a whole requirement is given, its first URL is meant. Nothing
 * here prints user info.
 */
public final class UrlText {

    private UrlText() {}

    /** What a reserved character of a URL stands for in a user name or password, which hides the end of it. */
    static final String HIDDEN_USER_INFO = "the URL's port is no number; percent-encode `/`, `?`, `#` and `@` in a password";

    /** The user info of a URL as it stands there, percent-encoded; empty if it has none. */
    public static Optional<String> userInfo(String url) {
        int end = authorityEnd(url);
        int at = end < 0 ? -1 : url.lastIndexOf('@', end - 1);
        int start = authorityStart(url);
        return at < start || start < 0 ? Optional.empty() : Optional.of(url.substring(start, at));
    }

    /**
     * The same URL without user info; of {@code ssh} the user's name stays, which is part of the address and no secret. Where a password with
     * a reserved character looks like a part of the path, that part goes too.
     */
    public static String withoutUserInfo(String url) {
        if (hidesUserInfo(url)) {
            return url.substring(0, authorityStart(url)) + url.substring(url.lastIndexOf('@', urlEnd(url) - 1) + 1);
        }
        return userInfo(url).map(info -> {
            int start = authorityStart(url);
            boolean ssh = url.substring(0, start).toLowerCase(Locale.ROOT).endsWith("ssh://");
            String kept = ssh ? info.split(":", 2)[0] + "@" : "";
            return url.substring(0, start) + kept + url.substring(start + info.length() + 1);
        }).orElse(url);
    }

    /** Whether what looks like host and port can only be the beginning of a user name and password: {@code https://me:pa/ss@host}. */
    static boolean hidesUserInfo(String url) {
        int start = authorityStart(url);
        int end = authorityEnd(url);
        if (start < 0 || url.lastIndexOf('@', urlEnd(url) - 1) < end || url.substring(start, end).indexOf('@') >= 0) {
            return false;
        }
        int colon = url.lastIndexOf(':', end - 1);
        boolean hasPort = colon > start && url.indexOf(']', colon) < 0;
        return hasPort && !url.substring(colon + 1, end).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static int authorityStart(String url) {
        int slashes = url.indexOf("://");
        return slashes < 0 ? -1 : slashes + 3;
    }

    private static int authorityEnd(String url) {
        int start = authorityStart(url);
        if (start < 0) {
            return -1;
        }
        for (int i = start; i < url.length(); i++) {
            if ("/?#".indexOf(url.charAt(i)) >= 0 || Character.isWhitespace(url.charAt(i))) {
                return i;
            }
        }
        return url.length();
    }

    /** Where the URL ends in a longer text. */
    private static int urlEnd(String text) {
        for (int i = Math.max(0, authorityStart(text)); i < text.length(); i++) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        return text.length();
    }

    static Optional<String> scheme(String text) {
        int colon = text.indexOf(':');
        if (colon < 2) {
            return Optional.empty();
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            if (!(c < 128 && (Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0))) {
                return Optional.empty();
            }
        }
        return Optional.of(text.substring(0, colon).toLowerCase(Locale.ROOT));
    }

    static String withoutFragment(String url) {
        int hash = url.indexOf('#');
        return hash < 0 ? url : url.substring(0, hash);
    }

    /** The {@code key=value} pairs of a fragment, decoded; the first of a key counts. */
    static Map<String, String> fragment(String url) {
        Map<String, String> pairs = new LinkedHashMap<>();
        int hash = url.indexOf('#');
        if (hash >= 0) {
            for (String pair : url.substring(hash + 1).split("&", -1)) {
                int equal = pair.indexOf('=');
                if (equal > 0) {
                    pairs.putIfAbsent(pair.substring(0, equal), decoded(pair.substring(equal + 1)));
                }
            }
        }
        return pairs;
    }

    static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = i + 2 < bytes.length && bytes[i] == '%' ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(bytes[i + 2], 16);
            if (low >= 0) {
                out[length++] = (byte) (16 * high + low);
                i += 2;
            } else {
                out[length++] = bytes[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    /** Characters that no URL may hold as they are, though people write them, are percent-encoded, as browsers do. */
    static URI uri(String whole, String url) {
        try {
            return new URI(url.chars().anyMatch(UrlText::isForbidden) ? encoded(url) : url);
        } catch (URISyntaxException malformed) {
            String shown = withoutUserInfo(whole);
            throw new MalformedRequirement(shown, Math.clamp(malformed.getIndex(), 0, shown.length()),
                    "not a URL: " + malformed.getReason());
        }
    }

    private static boolean isForbidden(int c) {
        return " \"<>\\^`{|}".indexOf(c) >= 0;
    }

    private static String encoded(String url) {
        StringBuilder out = new StringBuilder(url.length() + 8);
        url.chars().forEach(c -> {
            if (isForbidden(c)) {
                out.append('%').append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
            } else {
                out.append((char) c);
            }
        });
        return out.toString();
    }
}
