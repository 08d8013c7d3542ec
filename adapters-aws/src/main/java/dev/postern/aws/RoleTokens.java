package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Asks STS for the keys of a role. */
final class RoleTokens {
    private final Search search;
    private final String region;

    RoleTokens(Search search, Profile profile) {
        this.search = search;
        this.region = search.regionOf(profile);
    }

    /** A name for the role's session that says who and when, for those who do not choose one. */
    static String sessionName(Means means) {
        return "postern-" + means.clock().instant().getEpochSecond();
    }

    /** {@code AssumeRole}, signed by other keys. */
    AwsKeys assume(Map<String, Secret> fields, AwsKeys keys, Origin origin) throws Unobtainable {
        URI server = search.endpoints().of(Service.STS, region);
        ServiceReply reply =
                new ServiceCalls(search.means()).send(request(server, "AssumeRole", fields), keys, new Signature(region, "sts"));
        if (reply instanceof ServiceReply.Fault fault) {
            Optional<Unobtainable> known = Advice.ofServer(fault, server)
                    .or(() -> Advice.ofKeys(fault, keys.origin(), search.means().clock().instant()));
            throw known.orElseGet(() -> fault.isOneOf("AccessDenied") || fault.status() == 403
                    ? Advice.denied(fault, keys.origin(), "take the role of " + origin, "`sts:AssumeRole`, and the role to trust it")
                    : Advice.unexpected(fault, "give the role of " + origin));
        }
        return keys(reply, server, origin);
    }

    /** {@code AssumeRoleWithWebIdentity}, without a signature: the token vouches. */
    AwsKeys assumeByToken(Map<String, Secret> fields, Origin origin) throws Unobtainable {
        URI server = search.endpoints().of(Service.STS, region);
        ServiceReply reply = new ServiceCalls(search.means()).send(request(server, "AssumeRoleWithWebIdentity", fields));
        if (reply instanceof ServiceReply.Fault fault) {
            Optional<Unobtainable> known = Advice.ofServer(fault, server);
            throw known.orElseGet(() -> fault.isOneOf("ExpiredToken", "ExpiredTokenException")
                    ? Unobtainable.refused("the web identity token of " + origin + " has ended " + fault.shown(),
                            "start the job again, or renew the token file")
                    : fault.isOneOf("AccessDenied", "InvalidIdentityToken", "IDPRejectedClaim")
                            ? Advice.denied(fault, origin, "take its role",
                                    "the token's issuer, audience and subject in the trust policy of the role")
                            : Advice.unexpected(fault, "give the role of " + origin));
        }
        return keys(reply, server, origin);
    }

    private static TokenRequest request(URI server, String action, Map<String, Secret> fields) {
        Map<String, Secret> all = new LinkedHashMap<>();
        all.put("Action", Secret.of(action));
        all.put("Version", Secret.of("2011-06-15"));
        all.putAll(fields);
        return TokenRequest.post(URI.create(server + "/")).form(all);
    }

    private static AwsKeys keys(ServiceReply reply, URI server, Origin origin) throws Unobtainable {
        if (!(reply instanceof ServiceReply.Done done)) {
            throw Advice.ofServer(reply, server).orElseGet(() -> Unobtainable.broken("STS did not answer"));
        }
        try {
            StsText text = StsText.parse(done.reply().body());
            Secret id = text.text("AccessKeyId").orElseThrow(() -> MalformedText.of("no `AccessKeyId`"));
            Secret secret = text.text("SecretAccessKey").orElseThrow(() -> MalformedText.of("no `SecretAccessKey`"));
            Secret token = text.text("SessionToken").orElseThrow(() -> MalformedText.of("no `SessionToken`"));
            return new AwsKeys(StaticKeys.checked(id.reveal(), origin), secret, Optional.of(token),
                    text.text("Expiration").flatMap(RoleTokens::time), origin);
        } catch (MalformedText e) {
            throw Unobtainable
                    .broken("`" + server.getScheme() + "://" + server.getRawAuthority() + "` answered with no keys: " + e.problem());
        }
    }

    private static Optional<Instant> time(Secret text) {
        try {
            return Optional.of(Instant.parse(text.reveal()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
