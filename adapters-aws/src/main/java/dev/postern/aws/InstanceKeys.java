package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The role of this machine, if it is one of EC2: its metadata service, by sessions (IMDSv2), or without where it knows none and
 * nobody forbids it. A machine without such a service is none of EC2, and that takes a second at most.
 */
final class InstanceKeys {
    private static final String USUAL = "http://169.254.169.254";

    private static final String USUAL_IPV6 = "http://[fd00:ec2::254]";

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private static final Pattern ROLE = Pattern.compile("[A-Za-z0-9+=,.@_-]{1,128}");

    private final Search search;
    private final Profile profile;

    InstanceKeys(Search search, Profile profile) {
        this.search = search;
        this.profile = profile;
    }

    Optional<AwsKeys> keys() throws Unobtainable {
        CallerFiles files = search.files();
        if (files.isSwitchedOn("AWS_EC2_METADATA_DISABLED")) {
            return Optional.empty();
        }
        String server = server();
        TokenReply opened =
                send(new TokenRequest("PUT", URI.create(server + "/latest/api/token"), java.util.List.of(), Optional.empty(), LIMIT)
                        .header("X-aws-ec2-metadata-token-ttl-seconds", "21600"));
        if (!(opened instanceof TokenReply.Answered answered)) {
            return Optional.empty();
        }
        if (answered.status() == 200 && AuthorizationTokens.isPlain(answered.body())) {
            return keys(server, Optional.of(answered.body()));
        }
        boolean isOld = answered.status() == 403 || answered.status() == 404 || answered.status() == 405;
        boolean mayBeOld = !files.isSwitchedOn("AWS_EC2_METADATA_V1_DISABLED") && !profile.isSwitchedOn("ec2_metadata_v1_disabled");
        return isOld && mayBeOld ? keys(server, Optional.empty()) : Optional.empty();
    }

    private String server() throws Unobtainable {
        CallerFiles files = search.files();
        Optional<String> configured =
                files.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT").or(() -> profile.text("ec2_metadata_service_endpoint"));
        if (configured.isEmpty()) {
            Optional<String> mode = files.variable("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE")
                    .or(() -> profile.text("ec2_metadata_service_endpoint_mode"));
            return mode.filter("ipv6"::equalsIgnoreCase).isPresent() ? USUAL_IPV6 : USUAL;
        }
        try {
            URI url = new URI(configured.get());
            boolean isWeb = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (isWeb && url.getHost() != null && url.getRawUserInfo() == null && url.getRawQuery() == null
                    && url.getRawFragment() == null) {
                return configured.get().replaceAll("/+$", "");
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw Unobtainable.refused("`AWS_EC2_METADATA_SERVICE_ENDPOINT` is no URL of a server", "unset the variable, or correct it");
    }

    private Optional<AwsKeys> keys(String server, Optional<Secret> session) throws Unobtainable {
        String path = server + "/latest/meta-data/iam/security-credentials/";
        Optional<String> role = body(path, session).map(text -> text.reveal().lines().findFirst().orElse("").strip())
                .filter(text -> ROLE.matcher(text).matches());
        if (role.isEmpty()) {
            return Optional.empty(); // an instance without a role
        }
        Optional<Secret> body = body(path + role.get(), session);
        if (body.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RoleJson.keys(body.get(), new Origin("the role `" + role.get() + "` of this instance", Optional.empty())));
        } catch (MalformedText e) {
            throw Unobtainable
                    .broken("the metadata service of this instance gives no keys for the role `" + role.get() + "`: " + e.problem());
        }
    }

    private Optional<Secret> body(String url, Optional<Secret> session) {
        TokenRequest request = TokenRequest.get(URI.create(url)).within(LIMIT);
        TokenReply reply = send(session.map(token -> request.header("X-aws-ec2-metadata-token", token)).orElse(request));
        return reply instanceof TokenReply.Answered answered && answered.status() == 200 ? Optional.of(answered.body()) : Optional.empty();
    }

    private TokenReply send(TokenRequest request) {
        return search.means().network().send(request);
    }
}
