package dev.postern.azure;

import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One way through the network: the feed's refusal, a token of Entra, a session token. Nothing secret is sent before the places are checked. */
final class Minting {

    /** What came of it. */
    sealed interface Minted {
        record Token(String username, Secret secret, Instant end) implements Minted {}

        /**
         * None.
         *
         * @param isBroken whether something does not work, rather than nobody being let in
         */
        record None(String detail, Optional<String> remedy, boolean isBroken) implements Minted {}
    }

    /**
     * Where to sign in, and where to exchange.
     *
     * @param programs where programs do: in the tenant that backs the organization
     */
    record Places(Authority authority, Authority programs, Optional<ExchangeEndpoint> exchange) {}

    /** Whether the feed names such places. */
    sealed interface Placed {
        record At(Places places) implements Placed {}

        record Nowhere(Minted.None why) implements Placed {}
    }

    /** Assumed of a token that does not tell. */
    private static final Duration UNKNOWN = Duration.ofMinutes(10);

    private static final String ENTRA_USER = "EntraToken";

    private final AzureSettings settings;
    private final AzurePorts ports;
    private final Identities identities;
    private final PatientRequests patient;
    private final ProgramLogin program;
    private final ManagedIdentity machine;
    private final SilentLogin login;
    private final SessionTokens sessions;

    Minting(AzureSettings settings, AzurePorts ports, Pause pause, Identities identities) {
        this.settings = settings;
        this.ports = ports;
        this.identities = identities;
        this.patient = PatientRequests.of(ports.endpoint(), pause);
        Entra entra = new Entra(patient, pause);
        this.program = new ProgramLogin(settings, ports.identities(), entra);
        this.machine = new ManagedIdentity(settings, PatientRequests.once(ports.endpoint()),
                PatientRequests.ifThere(ports.endpoint(), pause), ports.clock());
        this.login = new SilentLogin(settings, ports, entra);
        this.sessions = new SessionTokens(settings, patient, ports.clock());
    }

    Minted mint(URI feed, Organization organization, boolean fresh) {
        return switch (places(feed, organization)) {
            case Placed.At at -> first(organization, at.places(), ways(feed, at.places(), fresh));
            case Placed.Nowhere none -> none.why();
        };
    }

    /** Asks the feed, and holds what it names against the lists of Microsoft's own. */
    Placed places(URI feed, Organization organization) {
        return switch (new FeedProbe(patient).ask(feed)) {
            case FeedProbe.Said.Down down -> nowhere(broken(down.detail()));
            case FeedProbe.Said.OnPremises _ -> nowhere(new Minted.None(
                    "`" + organization.realm() + "` is an Azure DevOps Server, which takes personal access tokens only",
                    Optional.of("put one into `ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS`"), false));
            case FeedProbe.Said.Silent silent -> silent(organization, silent);
            case FeedProbe.Said.Hosted hosted -> hosted(organization, hosted);
        };
    }

    private static Placed nowhere(Minted.None why) {
        return new Placed.Nowhere(why);
    }

    /** A public feed names no tenant; a variable can. */
    private Placed silent(Organization organization, FeedProbe.Said.Silent said) {
        Optional<String> tenant = settings.text("AZURE_TENANT_ID");
        if (tenant.isPresent()) {
            return hosted(organization, new FeedProbe.Said.Hosted(Optional.empty(), tenant, Optional.empty(), Optional.empty()));
        }
        boolean open = said.status() < 300;
        String what = "`" + organization.realm() + "` answered with status " + said.status() + " and names no tenant to sign in to"
                + said.trace();
        return nowhere(new Minted.None(open ? what + ": the feed is public" : what,
                Optional.of(open ? "name the tenant in `AZURE_TENANT_ID`" : "check the organization and the feed in the URL"), false));
    }

    private Placed hosted(Organization organization, FeedProbe.Said.Hosted said) {
        Optional<Authority> configured =
                settings.provider("MSAL_AUTHORITY").or(() -> settings.text("MSAL_AUTHORITY")).flatMap(Authority::configured);
        if (said.foreign().isPresent() && configured.isEmpty()) {
            return nowhere(broken("`" + organization.realm() + "` names a login service that is not Microsoft's; nothing was sent there"));
        }
        Optional<String> named = said.exchange().or(() -> organization.exchangeEndpoint());
        Optional<ExchangeEndpoint> exchange = named.flatMap(text -> ExchangeEndpoint.named(text, organization.realm()));
        if (named.isPresent() && exchange.isEmpty()) {
            return nowhere(broken(
                    "`" + organization.realm() + "` names a place for session tokens that is not Microsoft's; nothing was sent there"));
        }
        Authority authority = configured.orElseGet(() -> at(said.authority().or(() -> said.resourceTenant().flatMap(Authority::ofTenant))
                .orElseGet(Authority::ofPersonalAccounts)));
        Authority programs = said.resourceTenant().map(authority::withTenant).orElse(authority);
        return new Placed.At(new Places(authority, programs, exchange));
    }

    /** Another login service than the public one, such as a cloud of its own has. */
    private Authority at(Authority authority) {
        return settings.text("AZURE_AUTHORITY_HOST").flatMap(authority::at).orElse(authority);
    }

    private List<Supplier<SignIn>> ways(URI feed, Places places, boolean fresh) {
        Optional<FeedEndpoints.Identity> named = identities.named(feed);
        if (named.isPresent()) {
            return List.of(() -> named(named.get(), places.programs()));
        }
        Optional<String> client = settings.text("AZURE_CLIENT_ID").filter(_ -> !program.hasProof());
        boolean announced = client.isPresent() || machine.isAnnounced();
        return List.of(() -> program.signIn(places.programs()),
                () -> announced ? machine.signIn(client.orElse("system")) : new SignIn.Absent(),
                () -> login.signIn(places.authority(), fresh), () -> new AzureCli(settings, ports.commands()).signIn(places.authority()),
                () -> announced ? new SignIn.Absent() : machine.glance());
    }

    private SignIn named(FeedEndpoints.Identity identity, Authority authority) {
        if (identity.subject().isPresent()) {
            return new SignIn.Failed(
                    "`clientCertificateSubjectName` needs the certificate store of Windows, which is not read; use `clientCertificateFilePath`");
        }
        return identity.certificate().map(file -> program.byCertificate(authority, identity.clientId(), file))
                .orElseGet(() -> machine.signIn(identity.clientId()));
    }

    private Minted first(Organization organization, Places places, List<Supplier<SignIn>> ways) {
        List<SignIn.Denied> denied = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (Supplier<SignIn> way : ways) {
            switch (way.get()) {
                case SignIn.Absent _ -> {}
                case SignIn.Denied one -> denied.add(one);
                case SignIn.Failed one -> failed.add(one.detail());
                case SignIn.Token found -> {
                    switch (usable(found.token(), places, organization)) {
                        case SessionTokens.Exchanged.Session session -> {
                            return new Minted.Token(user(found.token()), session.token(), session.end());
                        }
                        case SessionTokens.Exchanged.Unauthorized one -> denied.add(new SignIn.Denied(one.detail(), one.remedy()));
                        case SessionTokens.Exchanged.Failed one -> {
                            return broken(one.detail());
                        }
                    }
                }
            }
        }
        return none(organization, denied, failed);
    }

    /** A program's token is used as it is, and so is a person's if they wish: it ends sooner and opens more. */
    SessionTokens.Exchanged usable(AccessToken token, Places places, Organization organization) {
        if (token.isAppOnly() || returnsEntraTokens()) {
            return new SessionTokens.Exchanged.Session(token.text(),
                    token.expires().orElseGet(() -> ports.clock().instant().plus(UNKNOWN)));
        }
        return places.exchange().map(place -> sessions.exchange(place, token, organization))
                .orElseGet(() -> new SessionTokens.Exchanged.Failed("`" + organization.realm() + "` names no place for session tokens"));
    }

    private String user(AccessToken token) {
        return returnsEntraTokens() && !token.isAppOnly() ? ENTRA_USER : ConfiguredTokens.USER;
    }

    private boolean returnsEntraTokens() {
        return settings.providerFlag("RETURN_ENTRA_TOKENS", false);
    }

    private static Minted none(Organization organization, List<SignIn.Denied> denied, List<String> failed) {
        List<String> details = new ArrayList<>(denied.stream().map(SignIn.Denied::detail).toList());
        details.addAll(failed);
        if (details.isEmpty()) {
            return new Minted.None("nobody is signed in for the organization `" + organization.name() + "`", Optional.empty(), false);
        }
        Optional<String> remedy = denied.stream().flatMap(one -> one.remedy().stream()).findFirst();
        return new Minted.None(String.join("; ", details), remedy, denied.isEmpty());
    }

    private static Minted.None broken(String detail) {
        return new Minted.None(detail, Optional.empty(), true);
    }
}
