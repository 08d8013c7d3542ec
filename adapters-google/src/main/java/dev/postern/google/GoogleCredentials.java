package dev.postern.google;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.Rejection;
import dev.postern.domain.credential.StoreKey;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Credentials for the Python repositories of Google Artifact Registry: access tokens of the identity that Application Default
 * Credentials find, else of gcloud's login. A registry is any host {@code LOCATION-python.pkg.dev}, or a place that the settings
 * name. Long-lived keys as passwords are never made.
 */
public final class GoogleCredentials implements CredentialSource {
    private static final String NAME = "google";
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final GoogleSettings settings;
    private final Identities identities;

    private GoogleCredentials(GoogleSettings settings, Identities identities) {
        this.settings = settings;
        this.identities = identities;
    }

    /** For one caller. */
    public static GoogleCredentials of(GoogleSettings settings, TokenEndpoint endpoint, TokenCommands commands, InstantSource clock) {
        return of(settings, new TokenService(endpoint, clock, PAUSE), commands);
    }

    static GoogleCredentials of(GoogleSettings settings, TokenService service, TokenCommands commands) {
        FileIdentity files = new FileIdentity(service, new ExternalAccount(service, commands, settings));
        return new GoogleCredentials(settings, new Identities(settings, files, new MetadataServer(settings.metadata(), service),
                new GcloudCommand(settings, commands, service.clock())));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public CredentialLookup lookup(CredentialRequest request) {
        return Registry.of(request.url(), settings.registries()).map(registry -> lookup(registry, request))
                .orElseGet(CredentialLookup.NotMine::new);
    }

    private CredentialLookup lookup(Registry registry, CredentialRequest request) {
        if (request.username().filter(user -> !user.equals(AccessToken.USER)).isPresent()) {
            return new CredentialLookup.Refused("Artifact Registry takes tokens from the user `" + AccessToken.USER + "` only",
                    Optional.empty());
        }
        boolean isFresh = request.rejected().stream().map(Rejection::source).anyMatch(NAME::equals);
        try {
            return new CredentialLookup.Found(identities.token(isFresh).credential(), registry.reach());
        } catch (Unobtainable e) {
            return e.why();
        }
    }

    @Override
    public Optional<StoreKey> storeKey(CredentialRequest request) {
        try {
            return Registry.of(request.url(), settings.registries())
                    .map(registry -> new StoreKey(NAME, registry + " as " + identities.name()));
        } catch (Unobtainable e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> remedy(CredentialRequest request, int status) {
        return Registry.of(request.url(), settings.registries()).flatMap(registry -> switch (status) {
            case 401 -> Optional.of("the token is not accepted: run `gcloud auth application-default login`, or check the service account");
            case 403 -> Optional.of("grant the role `roles/artifactregistry.reader` (`.writer` to upload) on `" + registry.repository()
                    + "` of project `" + registry.project() + "` to the identity, " + identity());
            case 404 -> Optional.of("there is no such package, or no repository `" + registry.repository() + "` in project `"
                    + registry.project() + "`; the URL of an index ends with `/simple/`");
            default -> Optional.empty();
        });
    }

    private String identity() {
        try {
            return identities.who();
        } catch (Unobtainable e) {
            return "which could not be read";
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
