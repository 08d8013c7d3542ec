package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The role of a container (ECS, EKS): {@code AWS_CONTAINER_CREDENTIALS_RELATIVE_URI} and {@code …_FULL_URI}. */
final class ContainerKeys {
    private static final String HOST = "169.254.170.2";

    /** Hosts that may be asked without TLS, beside loopback ones. */
    private static final List<String> HOSTS = List.of(HOST, "169.254.170.23", "[fd00:ec2::23]");

    private static final int TRIES = 3;

    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Search search;

    ContainerKeys(Search search) {
        this.search = search;
    }

    Optional<AwsKeys> keys() throws Unobtainable {
        CallerFiles files = search.files();
        Optional<String> relative = files.variable("AWS_CONTAINER_CREDENTIALS_RELATIVE_URI");
        Optional<String> full = files.variable("AWS_CONTAINER_CREDENTIALS_FULL_URI");
        if (relative.isEmpty() && full.isEmpty()) {
            return Optional.empty();
        }
        URI url = relative.isPresent() ? url("http://" + HOST + (relative.get().startsWith("/") ? "" : "/") + relative.get())
                : allowed(url(full.orElseThrow()));
        TokenRequest request = TokenRequest.get(url).header("Accept", "application/json").within(LIMIT);
        Optional<Secret> token = token();
        if (token.isPresent()) {
            request = request.header("Authorization", token.get());
        }
        return Optional.of(keys(request));
    }

    private static URI url(String text) throws Unobtainable {
        try {
            URI url = new URI(text);
            if (url.getHost() != null && url.getRawUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw Unobtainable.broken("`AWS_CONTAINER_CREDENTIALS_FULL_URI` or `…_RELATIVE_URI` is no URL");
    }

    private static URI allowed(URI url) throws Unobtainable {
        boolean isPlain = "http".equalsIgnoreCase(url.getScheme());
        if ("https".equalsIgnoreCase(url.getScheme())
                || isPlain && (HOSTS.contains(url.getHost()) || Endpoints.isLoopback(url.getHost()))) {
            return url;
        }
        throw Unobtainable.refused("`AWS_CONTAINER_CREDENTIALS_FULL_URI` names `" + url.getHost()
                + "`, which is asked over `https://` only", "unset the variable, or correct it");
    }

    /** The file goes before the variable, since it is renewed. */
    private Optional<Secret> token() throws Unobtainable {
        CallerFiles files = search.files();
        Optional<String> file = files.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE");
        Optional<String> text = file.isPresent() ? Optional.of(CallerFiles.fresh(files.named(file.get())).map(String::strip)
                .orElseThrow(() -> Unobtainable.broken("there is no file as `AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE` names it")))
                : files.variable("AWS_CONTAINER_AUTHORIZATION_TOKEN");
        if (text.isPresent() && text.get().chars().anyMatch(c -> c < ' ' || c >= 0x7f)) {
            throw Unobtainable.broken("the authorization token of the container contains control characters");
        }
        return text.map(Secret::of);
    }

    private AwsKeys keys(TokenRequest request) throws Unobtainable {
        String problem = "";
        for (int left = TRIES; left > 0; left--) {
            TokenReply reply = search.means().network().send(request);
            if (reply instanceof TokenReply.Answered answered && answered.status() == 200) {
                try {
                    return RoleJson.keys(answered.body(), new Origin("the role of this container", Optional.empty()));
                } catch (MalformedText e) {
                    problem = "answered with no keys: " + e.problem();
                }
            } else {
                problem = switch (reply) {
                    case TokenReply.Answered answered -> "answered with status " + answered.status();
                    case TokenReply.Unreachable unreachable -> "did not answer: " + unreachable.detail();
                };
            }
            if (left > 1 && !search.means().pauses().pause(PAUSE)) {
                break;
            }
        }
        throw Unobtainable.broken("the credential service of this container " + problem);
    }
}
