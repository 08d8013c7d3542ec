package dev.postern.http;

import dev.postern.domain.credential.Realm;
import dev.postern.domain.index.Index;
import dev.postern.http.Reply.Answer;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * Tells the answers by which servers that are made for browsers refuse: they send to a page where a person signs in (302), or show such a
 * page in place of the answer (203). Neither is a project page, and neither means that the project is not there.
 */
final class SignInPage {

    /** What stands last in the paths of such pages. */
    private static final Set<String> NAMES = Set.of("_signin", "signin", "sign_in", "sign-in", "login", "authorize", "sso", "saml");

    private SignInPage() {}

    /** Whether a redirect leads to one. What lies within the index is none: a project may have any name. */
    static boolean isMeant(Index index, URI target) {
        String path = target.getRawPath() == null ? "" : target.getRawPath().toLowerCase(Locale.ROOT);
        String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return NAMES.contains(bare.substring(bare.lastIndexOf('/') + 1)) && !Realm.ofIndex(index.location()).covers(target);
    }

    /** Whether the answer may be one, which its body tells. */
    static boolean mayBe(Answer answer) {
        return answer.status() == 203;
    }
}
