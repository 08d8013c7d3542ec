package dev.postern.aws;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tokens for AWS CodeArtifact, for the user {@code aws}. The first answer is the token in {@code CODEARTIFACT_AUTH_TOKEN}, if the server has
 * not refused it; then one is made by {@code GetAuthorizationToken} for the identity that the AWS CLI would use. A token opens one
 * domain, whichever of its repositories is asked for, and is sent over https only. Safe for concurrent callers.
 */
public final class AwsCredentials implements CredentialSource {

    private static final String NAME = "aws";

    private final HandedToken handed;
    private final DomainTokens tokens;

    private AwsCredentials(HandedToken handed, DomainTokens tokens) {
        this.handed = handed;
        this.tokens = tokens;
    }

    /** A source for one caller. Nothing is read before a URL of CodeArtifact is looked up; files are then read once. */
    public static AwsCredentials of(AwsSettings settings, TokenEndpoint network, TokenCommands commands, InstantSource clock) {
        return of(settings, Means.of(network, commands, clock));
    }

    static AwsCredentials of(AwsSettings settings, Means means) {
        CallerFiles files = new CallerFiles(settings);
        return new AwsCredentials(new HandedToken(files), new DomainTokens(files, means));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        Optional<CodeArtifactUrl> url = mine(request);
        if (url.isEmpty()) {
            return new CredentialLookup.NotMine();
        }
        try {
            Optional<Credential> atHand = handed.credential(request, NAME);
            return atHand.isPresent() ? new CredentialLookup.Found(atHand.get(), Reach.of(url.get().domainRealm()))
                    : tokens.mint(url.get());
        } catch (Unobtainable e) {
            return e.said();
        }
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return mine(request).isPresent() && handed.isOffered(request, NAME);
    }

    @Override
    public Optional<StoreKey> storeKey(CredentialRequest request) {
        return mine(request).filter(url -> !handed.isOffered(request, NAME)).flatMap(tokens::account)
                .map(account -> new StoreKey(NAME, account));
    }

    @Override
    public Optional<String> remedy(CredentialRequest request, int status) {
        return mine(request).map(url -> switch (status) {
            case 401 -> handed.isSet()
                    ? "unset `CODEARTIFACT_AUTH_TOKEN`, or set it to a fresh token: `aws codeartifact get-authorization-token --domain "
                            + url.domain()
                            + " --domain-owner " + url.owner() + " --region " + url.region() + " --query authorizationToken --output text`"
                    : "check whether the policy of the domain and the identity allow `codeartifact:ReadFromRepository`, and run `postern auth status --check`";
            case 403 -> "ask who runs account `" + url.owner() + "` to allow this identity `codeartifact:ReadFromRepository` on "
                    + url.repository().map(name -> "repository `" + name + "`").orElse("the repositories")
                    + "; publishing needs `codeartifact:PublishPackageVersion`";
            default -> "check the name of the repository in the URL, which ends in `/pypi/REPOSITORY/simple/`, and that "
                    + "`codeartifact:ReadFromRepository` is allowed";
        });
    }

    /** A token that has ended is answered with 404 at times. */
    @Override
    public boolean hidesDenials(URI index) {
        return CodeArtifactUrl.of(index).isPresent();
    }

    private Optional<CodeArtifactUrl> mine(CredentialRequest request) {
        return request.username().filter(name -> !name.equals(AuthorizationTokens.USER)).isPresent()
                ? Optional.empty() : CodeArtifactUrl.of(request.url()).filter(tokens::isOneIdentity);
    }

    @Override
    public String toString() {
        return NAME;
    }
}
