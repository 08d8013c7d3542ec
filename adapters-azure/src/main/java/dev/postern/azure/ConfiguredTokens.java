package dev.postern.azure;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.Reach;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Secrets that variables and files hold ready: no network is needed. In this order: credentials for single feeds, a token for
 * prefixes of URLs, the token of a pipeline's job, personal access tokens and tokens of Entra.
 */
final class ConfiguredTokens {

    /**
     * A credential that lies ready.
     *
     * @param origin the variable or file that holds it
     */
    record Ready(String origin, Credential credential, Reach reach) {}

    /** The user name of a token: the service ignores it, but demands one. */
    static final String USER = "VssSessionToken";

    private static final List<String> ENDPOINTS =
            List.of("ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS", "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS");

    private static final String JOB = "SYSTEM_ACCESSTOKEN";
    private static final String PREFIXED = "ARTIFACTS_CREDENTIALPROVIDER_ACCESSTOKEN";
    private static final String PREFIXED_BEFORE = "VSS_NUGET_ACCESSTOKEN";

    private final AzureSettings settings;
    private final AzureHosts hosts;
    private final InstantSource clock;
    private final String variable;
    private final FeedEndpoints<FeedEndpoints.Given> endpoints;
    private final List<String> faults = new ArrayList<>();
    private @Nullable PlainTokens plain;

    ConfiguredTokens(AzureSettings settings, AzureHosts hosts, InstantSource clock) {
        this.settings = settings;
        this.hosts = hosts;
        this.clock = clock;
        variable = ENDPOINTS.stream().filter(name -> settings.secret(name).isPresent()).findFirst().orElse("");
        endpoints =
                settings.secret(variable).map(FeedEndpoints::credentials).orElseGet(() -> new FeedEndpoints<>(List.of(), Optional.empty()));
        endpoints.fault().ifPresent(fault -> faults.add("`" + variable + "` " + fault));
        Stream.of(JOB, PREFIXED, PREFIXED_BEFORE).filter(name -> settings.secret(name).filter(ConfiguredTokens::isUnsound).isPresent())
                .forEach(name -> faults.add("the token in `" + name + "` contains control characters"));
    }

    /** Files are read when the first URL of Azure is asked for. */
    private synchronized PlainTokens plain() {
        if (plain == null) {
            plain = PlainTokens.read(settings);
        }
        return plain;
    }

    /** What is wrong with variables and files; without secrets. */
    List<String> faults() {
        return Stream.concat(faults.stream(), plain().faults().stream()).toList();
    }

    /** The first one that fits, holds, and was not refused before. */
    Optional<Ready> find(CredentialRequest request, Optional<Organization> organization) {
        List<Ready> all = organization.filter(Organization::isBare).map(host -> onHost(request, host))
                .orElseGet(
                        () -> Stream
                                .of(given(request, organization).stream(), prefixed(request).stream(), job(request, organization).stream(),
                                        organization.stream().flatMap(found -> plain(request, found.reach())))
                                .flatMap(found -> found).toList());
        return all.stream().filter(found -> !found.credential().hasExpired(clock.instant())
                && !request.hasRejected(AzureCredentials.NAME, found.credential())).findFirst();
    }

    /** Tokens that have ended, by the names of their variables. */
    List<String> ended() {
        return plain().tokens().stream().filter(token -> token.token().expires().filter(end -> !clock.instant().isBefore(end)).isPresent())
                .map(token -> "the token in `" + token.origin() + "` has ended by the clock of this machine").toList();
    }

    /** A host of many organizations is answered for if one identity lies on it, and is not guessed about if several do. */
    private List<Ready> onHost(CredentialRequest request, Organization host) {
        Reach reach = host.reach();
        Stream<Ready> feeds = endpoints.entries().stream().filter(entry -> reach.covers(entry.endpoint()))
                .flatMap(entry -> found(request, entry, reach).stream());
        Stream<Ready> prefixes =
                prefixes().stream().filter(reach::covers).limit(1).flatMap(prefix -> token(request, reach).stream());
        List<Ready> all = Stream.of(feeds, prefixes, plain(request, reach), jobToken(request, reach).stream())
                .flatMap(found -> found).toList();
        return all.stream().map(Ready::credential).distinct().count() == 1 ? all : List.of();
    }

    /**
     * The entry for exactly this URL, or for another URL of the same feed (a project's page, its files, the place for uploads), or
     * for the feed on whose behalf is asked: links to files name it by GUID. First of all the index as it is written, as with
     * Microsoft's credential provider, which knows nothing else.
     */
    private Optional<Ready> given(CredentialRequest request, Optional<Organization> organization) {
        List<FeedEndpoints.Given> usable = endpoints.entries().stream().filter(entry -> !entry.password().isEmpty()).toList();
        Optional<URI> index = request.index().filter(url -> isSameOwner(url, request.url()));
        Stream<FeedEndpoints.Given> exact = usable.stream().filter(entry -> isSame(entry.endpoint(), request.url()));
        Stream<FeedEndpoints.Given> feed = usable.stream().filter(entry -> isFeedOf(entry.endpoint(), request.url()));
        Stream<FeedEndpoints.Given> behalf = index.stream().flatMap(url -> usable.stream()
                .filter(entry -> isSame(entry.endpoint(), url) || isFeedOf(entry.endpoint(), url)));
        return Stream.of(exact, feed, behalf).flatMap(found -> found)
                .flatMap(entry -> found(request, entry, reach(request.url(), entry, organization)).stream())
                .filter(found -> found.reach().covers(request.url()) && !request.hasRejected(AzureCredentials.NAME, found.credential()))
                .findFirst();
    }

    private static Reach reach(URI url, FeedEndpoints.Given entry, Optional<Organization> organization) {
        return organization.map(Organization::reach)
                .orElseGet(() -> FeedAddress.collection(url).orElseGet(() -> Reach.of(Realm.ofIndex(entry.endpoint()))));
    }

    private boolean isSameOwner(URI one, URI other) {
        Optional<Organization> owner = hosts.recognise(one);
        return owner.isPresent() ? hosts.recognise(other).filter(owner.get()::isSame).isPresent()
                : Realm.of(one).sameOrigin(Realm.of(other));
    }

    private boolean isFeedOf(URI endpoint, URI url) {
        Optional<FeedAddress> feed = FeedAddress.of(endpoint, hosts.recognise(endpoint));
        return feed.isPresent() ? feed.equals(FeedAddress.of(url, hosts.recognise(url))) : Realm.ofIndex(endpoint).covers(url);
    }

    private static boolean isSame(URI one, URI other) {
        return one.toString().equalsIgnoreCase(other.toString());
    }

    private Optional<Ready> found(CredentialRequest request, FeedEndpoints.Given entry, Reach reach) {
        String user = entry.username().or(request::username).orElse(USER);
        return request.username().filter(asked -> !asked.equals(user)).isPresent() ? Optional.empty()
                : Optional.of(new Ready(variable, Credential.basic(user, entry.password()), reach));
    }

    private Optional<Ready> prefixed(CredentialRequest request) {
        Realm asked = Realm.of(request.url());
        return prefixes().stream().map(Realm::of).filter(prefix -> covers(prefix, asked)).findFirst()
                .map(prefix -> new Realm(asked.scheme(), asked.host(), asked.port(), asked.path().substring(0, prefix.path().length())))
                .flatMap(realm -> token(request, Reach.of(realm)));
    }

    /** By whole segments in any case, and never of another host, however its name begins. */
    private static boolean covers(Realm prefix, Realm asked) {
        return new Realm(prefix.scheme(), prefix.host(), prefix.port(), prefix.path().toLowerCase(Locale.ROOT))
                .covers(new Realm(asked.scheme(), asked.host(), asked.port(), asked.path().toLowerCase(Locale.ROOT)));
    }

    private List<URI> prefixes() {
        String list = settings.text("ARTIFACTS_CREDENTIALPROVIDER_URI_PREFIXES", "VSS_NUGET_URI_PREFIXES").orElse("");
        return Stream.of(list.split(";")).map(String::strip).filter(prefix -> !prefix.isEmpty())
                .flatMap(prefix -> FeedEndpoints.url(prefix).stream()).toList();
    }

    private Optional<Ready> token(CredentialRequest request, Reach reach) {
        return Stream.of(PREFIXED, PREFIXED_BEFORE).flatMap(name -> sound(name).map(secret -> found(request, name, secret, reach)).stream())
                .findFirst();
    }

    /** The token of a job opens its own organization, or the collection of its server. */
    private Optional<Ready> job(CredentialRequest request, Optional<Organization> organization) {
        Optional<URI> collection =
                settings.text("SYSTEM_COLLECTIONURI", "SYSTEM_TEAMFOUNDATIONCOLLECTIONURI").flatMap(FeedEndpoints::url);
        if (organization.isPresent()) {
            boolean own = collection.isEmpty() || PlainTokens.organization(collection.get()).equals(organization.get().name());
            return own ? jobToken(request, organization.get().reach()) : Optional.empty();
        }
        boolean hosted = settings.text("SYSTEM_SERVERTYPE").orElse("hosted").equalsIgnoreCase("hosted");
        return collection.filter(url -> !hosted).map(Realm::of).filter(realm -> realm.covers(request.url()))
                .flatMap(realm -> jobToken(request, Reach.of(realm)));
    }

    private Optional<Ready> jobToken(CredentialRequest request, Reach reach) {
        return sound(JOB).map(secret -> found(request, JOB, secret, reach));
    }

    private Optional<Secret> sound(String name) {
        return settings.secret(name).filter(secret -> !isUnsound(secret));
    }

    private static boolean isUnsound(Secret secret) {
        return FeedEndpoints.hasControls(secret);
    }

    private Stream<Ready> plain(CredentialRequest request, Reach reach) {
        return plain().tokens().stream().map(token -> found(request, token.origin(), token.token().text(), reach));
    }

    /** A token opens under any user name: whoever was asked for gets it. */
    private static Ready found(CredentialRequest request, String origin, Secret secret, Reach reach) {
        Credential credential = Credential.basic(request.username().orElse(USER), secret);
        return new Ready(origin, AccessToken.of(secret).expires().map(credential::expiring).orElse(credential), reach);
    }
}
