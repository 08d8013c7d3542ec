package dev.postern.jfrog;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.CredentialStore;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.TokenEndpoint;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Credentials for the Python repositories of JFrog Artifactory. In this order: the variables {@code JF_*}, the exchange of a CI
 * job's identity, the login that a person made with Postern, and the servers of JFrog's own command. A platform is any host
 * below {@code jfrog.io}, or one that those name. Where nothing is known, requests go without, since repositories may be open.
 */
public final class JfrogCredentials implements CredentialSource {
    static final String NAME = "jfrog";

    private final Platforms platforms;
    private final Ways ways;

    private JfrogCredentials(Platforms platforms, Ways ways) {
        this.platforms = platforms;
        this.ways = ways;
    }

    /**
     * For one caller.
     *
     * @param identity for the exchange; asked only if the settings name a provider
     * @param store where logins and renewed tokens lie
     */
    public static JfrogCredentials of(JfrogSettings settings, TokenEndpoint endpoint, IdentityTokens identity, CredentialStore store,
            InstantSource clock) {
        AccessService service = new AccessService(endpoint, clock);
        Platforms platforms = new Platforms(settings, new CliConfiguration(settings.commandLine()));
        Ways ways = new Ways(settings, platforms, new Exchange(settings.exchange(), service, identity),
                new Renewals(service, store, clock), store);
        return new JfrogCredentials(platforms, ways);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        try {
            return platforms.index(request).map(index -> lookup(index, request)).orElseGet(CredentialLookup.NotMine::new);
        } catch (UnusableConfiguration e) {
            return new CredentialLookup.Broken(e.detail());
        }
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        try {
            return platforms.index(request).flatMap(index -> ways.first(index, request)).filter(Way::isAtHand).isPresent();
        } catch (UnusableConfiguration e) {
            return false;
        }
    }

    /** Only what an identity token was exchanged for: renewed tokens are kept with what renews them. */
    @Override
    public Optional<StoreKey> storeKey(CredentialRequest request) {
        try {
            return platforms.index(request).flatMap(index -> ways.first(index, request)).flatMap(Way::storeKey);
        } catch (UnusableConfiguration e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> remedy(CredentialRequest request, int status) {
        return own(request).flatMap(index -> switch (status) {
            case 401 -> Optional.of("the token is wrong, has ended or was revoked: run `" + login(index) + "`");
            case 403 -> Optional.of("ask an administrator of `" + index.platform() + "` for the permission Read on the repository `"
                    + index.repository() + "` (Deploy/Cache for a remote one, Delete to replace a file)");
            case 404 -> Optional.of("there is no such repository or package, or `" + index.platform()
                    + "` hides what this user may not read: check the name `" + index.repository() + "` and the permission Read");
            default -> Optional.empty();
        });
    }

    /** Artifactory can be set to hide what somebody may not see. */
    @Override
    public boolean hidesDenials(URI index) {
        return own(CredentialRequest.of(index, index, SendingRule.AUTO)).isPresent();
    }

    private Optional<JfrogIndex> own(CredentialRequest request) {
        try {
            return platforms.index(request);
        } catch (UnusableConfiguration e) {
            return Optional.empty();
        }
    }

    private CredentialLookup lookup(JfrogIndex index, CredentialRequest request) {
        if (!index.platform().isSafe()) {
            return new CredentialLookup.Refused("`" + index.platform() + "` is not reached over https, so no token is sent there",
                    Optional.empty());
        }
        List<CredentialLookup> failures = new ArrayList<>();
        for (Iterator<Way> open = ways.all(index, request).iterator(); open.hasNext();) {
            CredentialLookup said = open.next().get(request);
            if (said instanceof CredentialLookup.Found found && fits(found.credential(), request)) {
                return found;
            }
            failures.add(said instanceof CredentialLookup.Found ? otherwise(index, request) : said);
        }
        return failures.isEmpty() ? nothing(index, request) : failures.getFirst();
    }

    private static boolean fits(Credential credential, CredentialRequest request) {
        boolean asked = request.username().map(credential.username()::equals).orElse(true) || credential.username().isEmpty();
        return asked && !request.hasRejected(NAME, credential);
    }

    private static CredentialLookup otherwise(JfrogIndex index, CredentialRequest request) {
        boolean rejected = request.rejected().stream().map(Rejection::source).anyMatch(NAME::equals);
        String what = rejected ? "`" + index.platform() + "` does not accept the credential that is known"
                : "the credential for `" + index.platform() + "` is not the one of the user asked for";
        return new CredentialLookup.Refused(what, Optional.of(login(index)));
    }

    /** Artifactory answers 404 as well where it hides what somebody may not see. */
    private CredentialLookup nothing(JfrogIndex index, CredentialRequest request) {
        if (ways.hasHomelessToken()) {
            return new CredentialLookup.Refused(
                    "`JF_ACCESS_TOKEN` or `JF_PASSWORD` is set without `JF_URL`, which says what platform it may be sent to",
                    Optional.of("export JF_URL=" + index.platform()));
        }
        return request.phase() == CredentialRequest.Phase.BEFORE_SENDING ? new CredentialLookup.NotMine()
                : new CredentialLookup.Refused("nobody is signed in to `" + index.platform()
                        + "`, which may hide the repository `" + index.repository() + "` from strangers", Optional.of(login(index)));
    }

    static String login(JfrogIndex index) {
        return "postern auth login " + index.root() + "/api/pypi/" + index.repository() + "/simple/";
    }

    @Override
    public String toString() {
        return NAME;
    }
}
