package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Profiles with a {@code role_arn}: the keys of {@code source_profile}, which may take a role itself, or of {@code credential_source}
 * take the role by {@code AssumeRole}. A profile may be its own source if it holds keys; no other circle is followed.
 */
final class RoleChain {
    private final Search search;
    private final Set<String> visited = new LinkedHashSet<>();

    RoleChain(Search search) {
        this.search = search;
    }

    static boolean isFor(Profile profile) {
        return profile.has("role_arn") && !profile.has("web_identity_token_file");
    }

    AwsKeys keys(Profile profile) throws Unobtainable {
        visited.add(profile.name());
        Optional<String> device = profile.text("mfa_serial");
        if (device.isPresent()) {
            throw Unobtainable.refused("profile `" + profile.name() + "` wants a code of an MFA device, and nobody is asked here",
                    "run `eval \"$(aws configure export-credentials --profile " + profile.name()
                            + " --format env)\"`, which asks for the code, and unset "
                            + "`AWS_PROFILE`");
        }
        Optional<String> place = profile.text("credential_source");
        Optional<String> source = profile.text("source_profile");
        if (place.isPresent() == source.isPresent()) {
            throw unclear(profile, place.isPresent() ? "both `source_profile` and `credential_source`"
                    : "a `role_arn`, and neither `source_profile` nor `credential_source`");
        }
        AwsKeys keys = place.isPresent() ? ofPlace(profile, place.get()) : ofSource(profile, source.orElseThrow());
        return assumed(profile, keys);
    }

    private static Unobtainable unclear(Profile profile, String what) {
        return Unobtainable.refused("profile `" + profile.name() + "` has " + what, "correct the profile in `~/.aws/config`");
    }

    private AwsKeys ofPlace(Profile profile, String place) throws Unobtainable {
        Optional<AwsKeys> keys = switch (place.toLowerCase(Locale.ROOT)) {
            case "environment" -> StaticKeys.ofEnvironment(search.files());
            case "ecscontainer" -> new ContainerKeys(search).keys();
            case "ec2instancemetadata" -> new InstanceKeys(search, profile).keys();
            default ->
                    throw unclear(profile, "a `credential_source` that is none of `Environment`, `EcsContainer` and `Ec2InstanceMetadata`");
        };
        return keys.orElseThrow(() -> unclear(profile, "a `credential_source` that gives nothing here"));
    }

    private AwsKeys ofSource(Profile profile, String name) throws Unobtainable {
        Profile source = search.profiles().find(name)
                .orElseThrow(() -> unclear(profile, "the `source_profile` `" + name + "`, which is not there"));
        boolean isItself = name.equals(profile.name()) && visited.size() == 1;
        boolean hasKeys = source.has("aws_access_key_id") || source.has("aws_secret_access_key");
        if (!visited.add(name) && !(isItself && hasKeys)) {
            throw unclear(profile, "the `source_profile` `" + name + "`, which leads in a circle: `" + String.join("`, `", visited) + "`");
        }
        if (isFor(source) && !hasKeys) {
            return keys(source);
        }
        return IdentityChain.ofProfile(search, source, false).orElseThrow(() -> unclear(profile, "the `source_profile` `" + name
                + "`, which holds no keys"));
    }

    private AwsKeys assumed(Profile profile, AwsKeys keys) throws Unobtainable {
        Map<String, Secret> fields = new TreeMap<>();
        fields.put("RoleArn", Secret.of(profile.text("role_arn").orElseThrow()));
        fields.put("RoleSessionName", Secret.of(profile.text("role_session_name").orElseGet(() -> RoleTokens.sessionName(search.means()))));
        profile.text("external_id").ifPresent(id -> fields.put("ExternalId", Secret.of(id)));
        profile.text("duration_seconds").filter(text -> text.matches("[0-9]{1,6}"))
                .ifPresent(time -> fields.put("DurationSeconds", Secret.of(time)));
        Origin origin = new Origin("profile `" + profile.name() + "`", keys.origin().renewal());
        return new RoleTokens(search, profile).assume(fields, keys, origin);
    }
}
