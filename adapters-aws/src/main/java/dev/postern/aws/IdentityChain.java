package dev.postern.aws;

import java.util.Optional;

/**
 * Finds an identity in the order of the AWS CLI: keys of the environment, then of the chosen profile a role, a web identity, a
 * login by IAM Identity Center, shared keys, a console login, a {@code credential_process}, keys of the configuration; then those
 * of the container and of the instance that the program runs in. The first one that is named counts, even if it gives nothing.
 */
final class IdentityChain {
    private final Search search;
    private final ProfileChoice choice;

    IdentityChain(Search search, ProfileChoice choice) {
        this.search = search;
        this.choice = choice;
    }

    AwsKeys find() throws Unobtainable {
        AwsKeys keys = named();
        if (keys.expires().filter(end -> !end.isAfter(search.means().clock().instant())).isPresent()) {
            throw Unobtainable.refused("the keys of " + keys.origin() + " have ended",
                    keys.origin().renewal().orElse("obtain new keys for " + keys.origin()));
        }
        return keys;
    }

    private AwsKeys named() throws Unobtainable {
        Optional<AwsKeys> environment = choice.isChosen() ? Optional.empty() : StaticKeys.ofEnvironment(search.files());
        if (environment.isPresent()) {
            return environment.get();
        }
        Optional<Profile> profile = search.profiles().find(choice.name());
        if (profile.isEmpty() && choice.isNamed()) {
            throw Unobtainable.refused("there is no profile `" + choice.name() + "` in `~/.aws/config` and `~/.aws/credentials`",
                    "correct " + choice.by() + ", or run `aws configure sso --profile " + choice.name() + "`");
        }
        Profile chosen = profile.orElseGet(() -> new Profile(choice.name(), java.util.Map.of()));
        Optional<AwsKeys> found = RoleChain.isFor(chosen) ? Optional.of(new RoleChain(search).keys(chosen))
                : ofProfile(search, chosen, !choice.isChosen());
        if (found.isEmpty()) {
            found = new ContainerKeys(search).keys();
        }
        if (found.isEmpty()) {
            found = new InstanceKeys(search, chosen).keys();
        }
        return found.orElseThrow(this::nobody);
    }

    private Unobtainable nobody() {
        return Unobtainable.refused("no AWS identity was found: no keys in the environment, none by profile `" + choice.name()
                + "`, none of a container or an instance",
                "sign in with `aws sso login` or `aws login`, and name the profile by `AWS_PROFILE`");
    }

    /** What a profile gives by itself, without taking a role. */
    static Optional<AwsKeys> ofProfile(Search search, Profile profile, boolean withVariables) throws Unobtainable {
        Optional<AwsKeys> keys = new WebIdentity(search).keys(profile, withVariables);
        if (keys.isEmpty()) {
            keys = new IdentityCenter(search).keys(profile);
        }
        if (keys.isEmpty()) {
            keys = StaticKeys.of(search.profiles().shared(profile.name()), "`~/.aws/credentials`");
        }
        if (keys.isEmpty()) {
            keys = new ConsoleLogin(search).keys(profile);
        }
        if (keys.isEmpty()) {
            keys = new ProcessKeys(search).keys(profile);
        }
        return keys.isPresent() ? keys : StaticKeys.of(search.profiles().configured(profile.name()), "`~/.aws/config`");
    }
}
