package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import java.util.Optional;

/** The keys of a role as the services of containers and instances write them. */
final class RoleJson {
    private RoleJson() {}

    static AwsKeys keys(Secret body, Origin origin) throws MalformedText, Unobtainable {
        JsonText json = JsonText.parse(body);
        String id = json.text("AccessKeyId").orElseThrow(() -> MalformedText.of("no `AccessKeyId`"));
        Secret secret = json.secret("SecretAccessKey").orElseThrow(() -> MalformedText.of("no `SecretAccessKey`"));
        Secret token = json.secret("Token").orElseThrow(() -> MalformedText.of("no `Token`"));
        return new AwsKeys(StaticKeys.checked(id, origin), secret, Optional.of(token), json.time("Expiration"), origin);
    }
}
