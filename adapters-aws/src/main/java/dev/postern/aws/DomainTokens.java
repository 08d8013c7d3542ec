package dev.postern.aws;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.Reach;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Makes tokens for domains, and says under which name each may be remembered. */
final class DomainTokens {

    /** Variables that decide whose token it is; none is a secret. */
    private static final List<String> DECISIVE =
            List.of("AWS_ACCESS_KEY_ID", "AWS_ROLE_ARN", "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_SESSION_NAME",
                    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_EC2_METADATA_SERVICE_ENDPOINT",
                    "AWS_ENDPOINT_URL_CODEARTIFACT", "AWS_ENDPOINT_URL_STS", "AWS_ENDPOINT_URL_SSO", "AWS_ENDPOINT_URL",
                    "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS",
                    "AWS_LOGIN_CACHE_DIRECTORY");

    private final CallerFiles files;
    private final Means means;
    private Optional<KeyringFile> keyringFile = Optional.empty();
    private Optional<ProfileFiles> profileFiles = Optional.empty();

    DomainTokens(CallerFiles files, Means means) {
        this.files = files;
        this.means = means;
    }

    CredentialLookup mint(CodeArtifactUrl url) throws Unobtainable {
        KeyringFile keyring = keyring();
        Profile options = keyring.options(url);
        ProfileChoice choice = ProfileChoice.of(files, options.text("profile_name"));
        ProfileFiles profiles = profiles();
        Endpoints endpoints = new Endpoints(files, profiles, profiles.find(choice.name()).orElse(Profile.NONE));
        Optional<AwsKeys> own = files.settings().profile().isPresent() ? Optional.empty() : keyring.keys(options);
        Optional<Duration> duration = duration(keyring, options);
        AwsKeys keys = own.isPresent() ? own.get()
                : new IdentityChain(new Search(means, files, profiles, endpoints, url.region()), choice).find();
        return new CredentialLookup.Found(new AuthorizationTokens(means, endpoints).mint(url, keys, duration),
                Reach.of(keyring.tellsRepositoriesApart() ? url.repositoryRealm() : url.domainRealm()));
    }

    private synchronized KeyringFile keyring() throws Unobtainable {
        if (keyringFile.isEmpty()) {
            keyringFile = Optional.of(KeyringFile.of(files));
        }
        return keyringFile.get();
    }

    private synchronized ProfileFiles profiles() throws Unobtainable {
        if (profileFiles.isEmpty()) {
            profileFiles = Optional.of(ProfileFiles.of(files));
        }
        return profileFiles.get();
    }

    private Optional<Duration> duration(KeyringFile keyring, Profile options) throws Unobtainable {
        return files.settings().duration().isPresent() ? files.settings().duration() : keyring.duration(options);
    }

    /** Whether there is one answer to a URL: none to a bare host whose repositories have different identities. */
    boolean isOneIdentity(CodeArtifactUrl url) {
        try {
            return url.repository().isPresent() || !keyring().tellsRepositoriesApart();
        } catch (Unobtainable e) {
            return true; // the look-up says what is wrong
        }
    }

    /**
     * Names the domain and whose token it is; all that decides this is in the hash at its end. Empty if a file cannot be read.
     */
    Optional<String> account(CodeArtifactUrl url) {
        try {
            KeyringFile keyring = keyring();
            Profile options = keyring.options(url);
            ProfileChoice choice = ProfileChoice.of(files, options.text("profile_name"));
            StringBuilder decisive = new StringBuilder(choice.toString()).append(options.withoutSecrets())
                    .append(duration(keyring, options))
                    .append(keyring.tellsRepositoriesApart() ? url.repositoryRealm() : url.domainRealm()).append(files.settings().home());
            for (String name : DECISIVE) {
                decisive.append('\n').append(name).append('=').append(files.variable(name).orElse(""));
            }
            decisive.append(profiles().withoutSecrets());
            return Optional.of(url.domain() + "-" + url.owner() + " in " + url.region() + " as " + whose(choice, options) + " #"
                    + Signature.hash(decisive.toString()).substring(0, 16));
        } catch (Unobtainable e) {
            return Optional.empty();
        }
    }

    private String whose(ProfileChoice choice, Profile options) {
        Optional<String> key = files.settings().profile().isPresent() ? Optional.empty() : options.text("aws_access_key_id");
        return key.or(() -> choice.isChosen() ? Optional.empty() : files.variable("AWS_ACCESS_KEY_ID")).map(id -> "key " + id)
                .orElse("profile " + choice.name());
    }
}
