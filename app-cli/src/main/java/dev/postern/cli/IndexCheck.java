package dev.postern.cli;

import dev.postern.cli.render.IndexVerdict;
import dev.postern.cli.render.IndexVerdict.Advice;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** Asks an index for one small page and explains what it says, in the words of the vendor whose index it is. */
final class IndexCheck {
    /** A name that public indexes have and that tells a private one nothing. */
    private static final String CHEAP_PAGE = "pip/";
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final TokenEndpoint endpoint;

    IndexCheck(TokenEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Asks once.
     *
     * @param remedy what the vendor's source says to do about a status, if it knows
     * @param hidesDenials whether the server says 404 to those without rights
     */
    IndexVerdict ask(URI index, Optional<Credential> credential, IntFunction<Optional<String>> remedy, boolean hidesDenials) {
        URI page = URI.create(index.toString().replaceFirst("[?#].*", "").replaceFirst("/*$", "/") + CHEAP_PAGE);
        TokenRequest request = TokenRequest.get(page).within(LIMIT).header("Accept",
                "application/vnd.pypi.simple.v1+json, application/vnd.pypi.simple.v1+html;q=0.2, text/html;q=0.01");
        boolean isSent = credential.filter(Credential::isComplete).isPresent();
        TokenReply reply = endpoint.send(isSent ? request.authorized(credential.orElseThrow()) : request);
        return switch (reply) {
            case TokenReply.Unreachable(String detail) ->
                    new IndexVerdict("none", false, Optional.of(new Advice("it could not be reached: " + detail, Optional.empty())));
            case TokenReply.Answered answered ->
                    new Visit(Realm.of(index).toString(), isSent, hidesDenials, remedy.apply(answered.status())).verdict(answered);
        };
    }

    private record Visit(String index, boolean isKnown, boolean hidesDenials, Optional<String> remedy) {

        IndexVerdict verdict(TokenReply.Answered answered) {
            int status = answered.status();
            if (isSignInPage(answered)) {
                return refusal(status, "it shows a page for signing in, so it has not taken the credential", login());
            }
            return switch (status) {
                case 401 -> refusal(status, isKnown ? "it does not take the credential, which is wrong or has ended"
                        : "it wants a credential, and none is known", login());
                case 403 -> isKnown ? refusal(status, "it knows who asks and does not let them in", Optional.empty())
                        : refusal(status, "it lets nobody in without a credential", login());
                case 404 -> hidesDenials ? hidden(status) : absent(status);
                case 407 -> refusal(status, "a proxy on the way wants a credential; write it into `HTTPS_PROXY`", Optional.empty());
                default -> status < 400 ? new IndexVerdict("HTTP " + status, true, Optional.empty())
                        : refusal(status, "the server is in trouble; try again later", Optional.empty());
            };
        }

        private Optional<String> login() {
            return Optional.of("postern auth login " + index);
        }

        private IndexVerdict refusal(int status, String why, Optional<String> command) {
            return isKnown && remedy.isPresent() ? new IndexVerdict("HTTP " + status, false,
                    Optional.of(new Advice(why + "; " + remedy.get(), Optional.empty())))
                    : new IndexVerdict("HTTP " + status, false, Optional.of(new Advice(why, command)));
        }

        private IndexVerdict hidden(int status) {
            return isKnown ? refusal(status, "it has no `pip`, or hides from this user that there is such an index", Optional.empty())
                    : refusal(status, "it says 404 to whom it does not let in, and no credential is known", login());
        }

        private static IndexVerdict absent(int status) {
            return new IndexVerdict("HTTP " + status, true,
                    Optional.of(new Advice("it has no `pip`, like most private indexes, and did not refuse", Optional.empty())));
        }
    }

    /** Azure answers 203, or sends to a page for signing in, where others say 401. */
    private static boolean isSignInPage(TokenReply.Answered answered) {
        String target = answered.header("location").orElse("").toLowerCase(Locale.ROOT);
        boolean redirect = answered.status() / 100 == 3;
        return answered.status() == 203
                || redirect && (target.contains("signin") || target.contains("sign_in") || target.contains("login"));
    }
}
