package dev.postern.http;

import dev.postern.http.Reply.Answer;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a redirect leads (RFC 9110 §10.2.2).
 *
 * @param target without userinfo: a server cannot hand out a credential this way
 * @param problem why it leads nowhere
 */
record Redirect(URI target, Optional<String> problem) {

    static Redirect of(Answer answer, URI from, int hops) {
        Optional<String> location = answer.header("location").map(String::strip).filter(text -> !text.isEmpty());
        if (hops >= RedirectRule.MOST) {
            return broken(from, "redirects more than " + RedirectRule.MOST + " times");
        }
        if (location.isEmpty()) {
            return broken(from, "redirects (" + answer.status() + ") without saying where to");
        }
        try {
            URI target = plain(from.resolve(URI.create(location.get())));
            String scheme = target.getScheme() == null ? "" : target.getScheme().toLowerCase(Locale.ROOT);
            if (!scheme.equals("http") && !scheme.equals("https") || target.getHost() == null) {
                return broken(from, "redirects to something that is no HTTP address");
            }
            if (scheme.equals("http") && Origin.of(from).isSecure()) {
                return broken(from, "redirects from https to plain http (`" + Origin.of(target) + "`), which is not followed");
            }
            return new Redirect(target, Optional.empty());
        } catch (IllegalArgumentException _) {
            return broken(from, "redirects to something that is no address");
        }
    }

    static RedirectRule.Refusal refusal(String problem) {
        return new RedirectRule.Refusal(problem, "check the URL of the index; if it is right, tell who runs it about this redirect");
    }

    private static Redirect broken(URI from, String problem) {
        return new Redirect(from, Optional.of(problem));
    }

    private static URI plain(URI uri) {
        if (uri.getRawUserInfo() == null && uri.getRawFragment() == null) {
            return uri;
        }
        String authority = uri.getRawAuthority();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return URI.create(uri.getScheme() + "://" + authority.substring(authority.lastIndexOf('@') + 1)
                + (uri.getRawPath() == null ? "" : uri.getRawPath()) + query);
    }
}
