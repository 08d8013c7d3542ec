package dev.postern.azure;

import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Asks a feed without a credential, and follows no redirect: its refusal names who signs in and where session tokens are made. */
final class FeedProbe {

    /** What the feed says. */
    sealed interface Said {
        /**
         * Who it trusts.
         *
         * @param authority if it names one of Microsoft's; empty for an organization of personal accounts
         * @param resourceTenant the tenant that backs the organization
         * @param exchange as it is named, unchecked
         * @param foreign a login service that is not Microsoft's, which is not asked
         */
        record Hosted(Optional<Authority> authority, Optional<String> resourceTenant, Optional<String> exchange,
                Optional<String> foreign) implements Said {}

        /** An Azure DevOps Server, which Entra knows nothing about. */
        record OnPremises() implements Said {}

        /** It answers, and names nobody: a public feed, or no feed at all. */
        record Silent(int status, String trace) implements Said {}

        /** There is no answer to go by. */
        record Down(String detail) implements Said {}
    }

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final PatientRequests endpoint;

    FeedProbe(PatientRequests endpoint) {
        this.endpoint = endpoint;
    }

    /** A public feed names nobody on its pages: then the place for uploads is asked, which demands a credential. */
    Said ask(URI url) {
        Said said = askOnce(url);
        return said instanceof Said.Silent silent && silent.status() < 300
                ? uploads(url).map(this::askOnce).filter(Said.Hosted.class::isInstance).orElse(said) : said;
    }

    private Said askOnce(URI url) {
        TokenReply reply = endpoint.send(TokenRequest.get(plain(url)).header("X-TFS-FedAuthRedirect", "Suppress").within(LIMIT));
        return switch (reply) {
            case TokenReply.Unreachable none -> new Said.Down("`" + Realm.of(url).origin() + "` did not answer: " + none.detail());
            case TokenReply.Answered answered -> said(url, answered);
        };
    }

    private static Said said(URI url, TokenReply.Answered reply) {
        Optional<String> tenant = reply.header("X-VSS-ResourceTenant");
        Optional<String> exchange = reply.header("X-VSS-AuthorizationEndpoint").filter(text -> !text.isBlank());
        Optional<String> authority = Challenges.of(reply.headers("WWW-Authenticate")).parameter("bearer", "authorization_uri");
        if (tenant.isPresent() && exchange.isPresent() || authority.isPresent()) {
            Optional<Authority> named = authority.flatMap(Authority::named);
            return new Said.Hosted(named, tenant.flatMap(Authority::resourceTenant), exchange, authority.filter(text -> named.isEmpty()));
        }
        if (reply.status() >= 500 || reply.status() == 429) {
            return new Said.Down("`" + Realm.of(url).origin() + "` answered with status " + reply.status() + trace(reply));
        }
        return reply.header("X-VSS-E2EID").isPresent() && reply.status() == 401 ? new Said.OnPremises()
                : new Said.Silent(reply.status(), trace(reply));
    }

    /** What the support of Azure DevOps asks for. */
    static String trace(TokenReply.Answered reply) {
        return reply.header("ActivityId").or(() -> reply.header("X-VSS-E2EID")).filter(id -> id.matches("[0-9A-Za-z-]{1,64}"))
                .map(id -> " (ActivityId `" + id + "`)").orElse("");
    }

    private static Optional<URI> uploads(URI url) {
        String text = plain(url).toString();
        int simple = text.indexOf("/pypi/simple");
        return simple < 0 ? Optional.empty() : Optional.of(URI.create(text.substring(0, simple) + "/pypi/upload"));
    }

    /** Without userinfo, query and fragment, which may hold secrets. */
    static URI plain(URI url) {
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return URI.create(url.getScheme() + "://" + url.getHost() + port + (url.getRawPath() == null ? "" : url.getRawPath()));
    }
}
