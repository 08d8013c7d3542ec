package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Keys that stand in the environment or in a file. */
final class StaticKeys {
    private StaticKeys() {}

    static Optional<AwsKeys> ofEnvironment(CallerFiles files) throws Unobtainable {
        Optional<String> id = files.variable("AWS_ACCESS_KEY_ID");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        Secret secret = files.variable("AWS_SECRET_ACCESS_KEY").map(Secret::of).orElseThrow(() -> Unobtainable.refused(
                "`AWS_ACCESS_KEY_ID` is set, and `AWS_SECRET_ACCESS_KEY` is not", "set both variables, or neither"));
        Optional<Secret> token = files.variable("AWS_SECURITY_TOKEN").or(() -> files.variable("AWS_SESSION_TOKEN")).map(Secret::of);
        Origin origin = new Origin("the environment (`AWS_ACCESS_KEY_ID`)",
                Optional.of("set fresh `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, or unset them"));
        return Optional.of(
                new AwsKeys(checked(id.get(), origin), secret, token, files.variable("AWS_CREDENTIAL_EXPIRATION").flatMap(StaticKeys::time),
                        origin));
    }

    static Optional<AwsKeys> of(Profile profile, String file) throws Unobtainable {
        Optional<String> id = profile.text("aws_access_key_id");
        Optional<Secret> secret = profile.secret("aws_secret_access_key");
        if (id.isEmpty() && secret.isEmpty()) {
            return Optional.empty();
        }
        if (id.isEmpty() || secret.isEmpty()) {
            throw Unobtainable.refused(
                    "profile `" + profile.name() + "` in " + file + " has one of `aws_access_key_id` and `aws_secret_access_key`, not both",
                    "run `aws configure --profile " + profile.name() + "`");
        }
        Origin origin = Origin.ofProfile(profile.name());
        return Optional.of(AwsKeys.lasting(checked(id.get(), origin), secret.get(),
                profile.secret("aws_session_token").or(() -> profile.secret("aws_security_token")), origin));
    }

    /** An access key goes into a header, and is shown to people. */
    static String checked(String id, Origin origin) throws Unobtainable {
        if (!id.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c) || c == '_' || c == '-')) {
            throw Unobtainable.refused("the access key of " + origin + " is none: it has other characters than letters and digits",
                    "check whether keys were pasted in the right places");
        }
        return id;
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
