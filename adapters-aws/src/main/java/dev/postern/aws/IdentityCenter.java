package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Keys of a role for a login by IAM Identity Center ({@code aws sso login}): profiles with {@code sso_account_id} and {@code
 * sso_role_name}, and {@code sso_session} or, in the older form, {@code sso_start_url} and {@code sso_region}.
 */
final class IdentityCenter {
    private final Search search;

    IdentityCenter(Search search) {
        this.search = search;
    }

    Optional<AwsKeys> keys(Profile profile) throws Unobtainable {
        if (!profile.has("sso_account_id") && !profile.has("sso_role_name")) {
            return Optional.empty();
        }
        Profile whole = joined(profile);
        String region = needed(whole, "sso_region");
        String account = needed(whole, "sso_account_id");
        String role = needed(whole, "sso_role_name");
        String login = "run `aws sso login --profile " + profile.name() + "`";
        Secret token = new IdentityCenterTokens(search, whole, region, login).token();
        URI server = search.endpoints().of(Service.SSO, region);
        TokenRequest request = TokenRequest
                .get(URI.create(server + "/federation/credentials?role_name=" + encoded(role) + "&account_id=" + encoded(account)))
                .header("x-amz-sso_bearer_token", token);
        ServiceReply reply = new ServiceCalls(search.means()).send(request);
        Optional<Unobtainable> failure = Advice.ofServer(reply, server);
        if (failure.isPresent()) {
            throw failure.get();
        }
        return Optional.of(switch (reply) {
            case ServiceReply.Done done -> keys(done, new Origin("profile `" + profile.name() + "`", Optional.of(login)));
            case ServiceReply.Silent silent -> throw Unobtainable.broken(silent.detail());
            case ServiceReply.Fault fault -> throw refusal(fault, profile, role, account, login);
        });
    }

    private Profile joined(Profile profile) throws Unobtainable {
        Optional<String> name = profile.text("sso_session");
        if (name.isEmpty()) {
            return profile;
        }
        return profile.with(search.profiles().session(name.get()).orElseThrow(() -> Unobtainable.refused(
                "profile `" + profile.name() + "` names the `sso_session` `" + name.get() + "`, which is not there",
                "run `aws configure sso --profile " + profile.name() + "`")));
    }

    private static String needed(Profile profile, String key) throws Unobtainable {
        return profile.text(key)
                .orElseThrow(() -> Unobtainable.refused("profile `" + profile.name() + "` signs in by IAM Identity Center and has no `"
                        + key + "`", "run `aws configure sso --profile " + profile.name() + "`"));
    }

    private static Unobtainable refusal(ServiceReply.Fault fault, Profile profile, String role, String account, String login) {
        if (fault.isOneOf("Unauthorized") || fault.status() == 401) {
            return Unobtainable.refused("the login of profile `" + profile.name() + "` has ended " + fault.shown(), login);
        }
        return Unobtainable.refused(
                "the login of profile `" + profile.name() + "` may not take the role `" + role + "` in account `" + account + "` "
                        + fault.shown(),
                "correct `sso_role_name` and `sso_account_id`, or ask who runs IAM Identity Center to assign the role");
    }

    private static AwsKeys keys(ServiceReply.Done done, Origin origin) throws Unobtainable {
        try {
            JsonText keys = JsonText.parse(done.reply().body()).object("roleCredentials")
                    .orElseThrow(() -> MalformedText.of("no `roleCredentials`"));
            String id = keys.text("accessKeyId").orElseThrow(() -> MalformedText.of("no `accessKeyId`"));
            Secret secret = keys.secret("secretAccessKey").orElseThrow(() -> MalformedText.of("no `secretAccessKey`"));
            Secret token = keys.secret("sessionToken").orElseThrow(() -> MalformedText.of("no `sessionToken`"));
            Optional<Instant> end = keys.number("expiration").map(BigDecimal::longValue).map(Instant::ofEpochMilli);
            return new AwsKeys(StaticKeys.checked(id, origin), secret, Optional.of(token), end, origin);
        } catch (MalformedText e) {
            throw Unobtainable.broken("IAM Identity Center answered with no keys: " + e.problem());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
