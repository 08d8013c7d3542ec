package dev.postern.azure;

import dev.postern.domain.credential.LoginFlow;
import dev.postern.domain.credential.LoginOutcome;
import dev.postern.domain.credential.LoginPrompt;
import java.net.URI;
import java.util.Optional;

/**
 * Signs a person in with Entra for the organization of a feed: in their browser, or where none opens by a code that they enter on
 * another device. What is left in the credential store serves {@link AzureCredentials} for all organizations of that login. It has
 * succeeded only if the organization then lets the person in.
 */
public final class AzureLogin implements LoginFlow {
    private final AzureSettings settings;
    private final AzurePorts ports;
    private final AzureHosts hosts;
    private final Pause pause;

    AzureLogin(AzureSettings settings, AzurePorts ports, Pause pause) {
        this.settings = settings;
        this.ports = ports;
        this.hosts = AzureHosts.of(settings);
        this.pause = pause;
    }

    public static AzureLogin of(AzureSettings settings, AzurePorts ports) {
        return new AzureLogin(settings, ports, Pause.REAL);
    }

    @Override
    public String name() {
        return AzureCredentials.NAME;
    }

    @Override
    public LoginOutcome login(URI index, LoginPrompt prompt) {
        Optional<Organization> organization = hosts.recognise(index);
        if (organization.isEmpty()) {
            return new LoginOutcome.NotMine();
        }
        if (organization.get().isBare()) {
            return new LoginOutcome.Failed("`" + organization.get().realm() + "` holds feeds of many organizations",
                    Optional.of("give the URL of the index"));
        }
        if (prompt.isCancelled()) {
            return new LoginOutcome.Failed("given up", Optional.empty());
        }
        Minting minting = new Minting(settings, ports, pause, new Identities(settings, hosts));
        return switch (minting.places(FeedProbe.plain(index), organization.get())) {
            case Minting.Placed.At at -> signedIn(at.places(), organization.get(), minting, prompt);
            case Minting.Placed.Nowhere none -> new LoginOutcome.Failed(none.why().detail(), none.why().remedy());
        };
    }

    private LoginOutcome signedIn(Minting.Places places, Organization organization, Minting minting, LoginPrompt prompt) {
        LoginCache cache = new LoginCache(settings, ports, places.authority());
        Optional<String> unusable = cache.fault();
        if (unusable.isPresent()) {
            return new LoginOutcome.Failed("the login cannot be kept: " + unusable.get(), Optional.empty());
        }
        return switch (new PersonLogin(settings, ports, pause).signIn(places.authority(), cache, prompt)) {
            case PersonLogin.Signed.In in -> letIn(in, places, organization, minting);
            case PersonLogin.Signed.Not not -> new LoginOutcome.Failed(not.detail(), not.remedy());
        };
    }

    /** The login stands, but it is worth nothing here if the organization does not know the person. */
    private static LoginOutcome letIn(PersonLogin.Signed.In in, Minting.Places places, Organization organization, Minting minting) {
        return switch (minting.usable(in.token(), places, organization)) {
            case SessionTokens.Exchanged.Session _ -> new LoginOutcome.SignedIn(in.account(), Optional.empty());
            case SessionTokens.Exchanged.Unauthorized no ->
                    new LoginOutcome.Failed("signed in as `" + in.account() + "`, but " + no.detail(), no.remedy());
            case SessionTokens.Exchanged.Failed no ->
                    new LoginOutcome.Failed("signed in as `" + in.account() + "`, but " + no.detail(), Optional.empty());
        };
    }
}
