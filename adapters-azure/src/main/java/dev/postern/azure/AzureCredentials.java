package dev.postern.azure;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.StoreKey;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Credentials for feeds of Azure Artifacts. First what variables and files hold ready; then, from the refusal of the feed, who signs
 * in there, and a token of Entra for whoever the environment, an earlier login or {@code az} stands for. A person's token is exchanged
 * for a session token of Azure DevOps; a program's token is used as it is. The user name is {@code VssSessionToken}, or the one that
 * was asked for: the service ignores it. It answers for Azure's hosts, and for servers that variables name; it asks nobody.
 */
public final class AzureCredentials implements CredentialSource {
    static final String NAME = "azure";

    private final AzureSettings settings;
    private final AzurePorts ports;
    private final AzureHosts hosts;
    private final Pause pause;
    private @Nullable ConfiguredTokens tokens;
    private @Nullable Identities identities;

    AzureCredentials(AzureSettings settings, AzurePorts ports, Pause pause) {
        this.settings = settings;
        this.ports = ports;
        this.hosts = AzureHosts.of(settings);
        this.pause = pause;
    }

    /** For one caller. Making it costs nothing; a {@code RememberingSource} around it saves the way through the network. */
    public static AzureCredentials of(AzureSettings settings, AzurePorts ports) {
        return new AzureCredentials(settings, ports, Pause.REAL);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isAtHand(CredentialRequest request) {
        return tokens().find(request, hosts.recognise(request.url())).isPresent();
    }

    @Override
    public Optional<StoreKey> storeKey(CredentialRequest request) {
        Optional<Organization> organization = hosts.recognise(request.url()).filter(found -> !found.isBare());
        return organization.filter(_ -> !isAtHand(request))
                .map(found -> new StoreKey(NAME, found.label() + ", " + identities().of(request, found)));
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        Optional<Organization> listed = hosts.recognise(request.url());
        Optional<ConfiguredTokens.Ready> ready = tokens().find(request, listed);
        if (ready.isPresent()) {
            return new CredentialLookup.Found(ready.get().credential(), ready.get().reach());
        }
        if (listed.isEmpty()) {
            return settings.probesHosts() ? probed(request) : new CredentialLookup.NotMine();
        }
        return listed.get().isBare()
                ? new CredentialLookup.Refused("`" + listed.get().realm() + "` holds feeds of many organizations",
                        Optional.of("give the URL of the index"))
                : signedIn(request, listed.get());
    }

    /** A host that no list names: it proves that it is Azure DevOps by what it refuses with. */
    private CredentialLookup probed(CredentialRequest request) {
        Organization claimed = AzureHosts.probed(request.url());
        boolean plausible = claimed.realm().scheme().equals("https") && !claimed.isBare();
        return plausible && new FeedProbe(PatientRequests.once(ports.endpoint())).ask(request.url()) instanceof FeedProbe.Said.Hosted
                ? signedIn(request, claimed)
                : new CredentialLookup.NotMine();
    }

    private CredentialLookup signedIn(CredentialRequest request, Organization organization) {
        URI feed = request.index().filter(url -> hosts.recognise(url).filter(organization::isSame).isPresent()).orElse(request.url());
        boolean fresh = request.rejected().stream()
                .anyMatch(rejection -> rejection.source().equals(NAME) && rejection.cause() == Rejection.Cause.UNAUTHORIZED);
        Minting minting = new Minting(settings, ports, pause, identities());
        return switch (minting.mint(feed, organization, fresh)) {
            case Minting.Minted.Token token -> new CredentialLookup.Found(
                    Credential.basic(request.username().orElse(token.username()), token.secret()).expiring(token.end()),
                    organization.reach());
            case Minting.Minted.None none -> refused(none, feed);
        };
    }

    /** What is wrong with variables belongs to it: their author expects them to work. */
    private CredentialLookup refused(Minting.Minted.None none, URI feed) {
        StringBuilder detail = new StringBuilder(none.detail());
        tokens().ended().forEach(ended -> detail.append("; ").append(ended));
        tokens().faults().forEach(fault -> detail.append("; ").append(fault));
        identities().fault().ifPresent(fault -> detail.append("; ").append(fault));
        return none.isBroken() ? new CredentialLookup.Broken(detail.toString())
                : new CredentialLookup.Refused(detail.toString(),
                        Optional.of(none.remedy().orElseGet(() -> remedy(feed))));
    }

    /** In a job nobody can log in. */
    private String remedy(URI feed) {
        if (settings.text("TF_BUILD").isPresent()) {
            return "map `SYSTEM_ACCESSTOKEN: $(System.AccessToken)` into the `env` of the step";
        }
        return settings.flag("CI", false) ? "put a token into `AZURE_ARTIFACTS_TOKEN`, or name a federated application in `AZURE_CLIENT_ID`"
                : "postern auth login " + FeedProbe.plain(feed);
    }

    @Override
    public Optional<String> remedy(CredentialRequest request, int status) {
        Optional<Organization> organization = hosts.recognise(request.url());
        CredentialRequest anew =
                new CredentialRequest(request.url(), request.index(), request.username(), request.rule(), request.phase(), List.of());
        Optional<String> origin = tokens().find(anew, organization).map(ConfiguredTokens.Ready::origin);
        return organization.isEmpty() && origin.isEmpty() ? Optional.empty()
                : Denial.remedy(status, request.index().orElse(request.url()), organization, origin);
    }

    private synchronized ConfiguredTokens tokens() {
        if (tokens == null) {
            tokens = new ConfiguredTokens(settings, hosts, ports.clock());
        }
        return tokens;
    }

    private synchronized Identities identities() {
        if (identities == null) {
            identities = new Identities(settings, hosts);
        }
        return identities;
    }

    @Override
    public String toString() {
        return NAME;
    }
}
