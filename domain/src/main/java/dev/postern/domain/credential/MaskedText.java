package dev.postern.domain.credential;

import java.util.Locale;
import java.util.Set;

/** Stars out what may be secret in a text that holds URLs: userinfo, and the signatures of pre-signed addresses. */
final class MaskedText {

    private static final String STARS = "****";
    private static final Set<String> SECRET_KEYS = Set.of("x-amz-credential", "x-amz-security-token", "x-amz-signature", "sig",
            "signature", "token", "access_token", "password");

    private MaskedText() {}

    static String of(String text) {
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        for (int scheme = text.indexOf("://"); scheme >= 0; scheme = text.indexOf("://", done)) {
            int start = scheme + 3;
            int end = endOfUrl(text, start);
            masked.append(text, done, start).append(withoutSecrets(text.substring(start, end)));
            done = end;
        }
        return masked.append(text, done, text.length()).toString();
    }

    private static int endOfUrl(String text, int start) {
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c <= ' ' || c == '`' || c == '"' || c == '\'' || c == '<' || c == '>' || text.startsWith("://", at)) {
                return at;
            }
        }
        return text.length();
    }

    /** A URL from its authority on. A password with a raw {@code /} looks like a port that is no number: then all up to the last {@code @} goes. */
    private static String withoutSecrets(String url) {
        int authority = endOfAuthority(url);
        int at = url.lastIndexOf('@', authority - 1);
        if (at < 0 && !endsWithPort(url.substring(0, authority))) {
            at = url.lastIndexOf('@');
        }
        return withoutSecretParameters(at < 0 ? url : STARS + url.substring(at));
    }

    private static int endOfAuthority(String url) {
        for (int at = 0; at < url.length(); at++) {
            if ("/?#\\".indexOf(url.charAt(at)) >= 0) {
                return at;
            }
        }
        return url.length();
    }

    private static boolean endsWithPort(String authority) {
        int colon = authority.lastIndexOf(':');
        return colon < 0 || authority.endsWith("]") || authority.substring(colon + 1).chars().allMatch(Character::isDigit);
    }

    private static String withoutSecretParameters(String url) {
        int query = url.indexOf('?');
        if (query < 0) {
            return url;
        }
        StringBuilder masked = new StringBuilder(url.length()).append(url, 0, query);
        for (int start = query; start < url.length();) {
            int end = start + 1;
            while (end < url.length() && url.charAt(end) != '&' && url.charAt(end) != '#') {
                end++;
            }
            int equals = url.indexOf('=', start);
            boolean secret = equals > 0 && equals < end
                    && SECRET_KEYS.contains(url.substring(start + 1, equals).toLowerCase(Locale.ROOT));
            masked.append(url, start, secret ? equals + 1 : end).append(secret ? STARS : "");
            start = end;
        }
        return masked.toString();
    }
}
