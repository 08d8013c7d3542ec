package dev.postern.azure;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.domain.credential.CredentialRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whose token it would be, as far as that can be told without signing in: so that two identities never share one. */
final class Identities {
    private static final String ENDPOINTS = "ARTIFACTS_CREDENTIALPROVIDER_FEED_ENDPOINTS";

    /** None of them holds a secret. */
    private static final List<String> DECIDING = List.of("AZURE_CLIENT_ID", "AZURE_TENANT_ID", "AZURE_CLIENT_CERTIFICATE_PATH",
            "AZURE_FEDERATED_TOKEN_FILE", "AZURE_FEDERATED_TOKEN_AUDIENCE", "AZURE_AUTHORITY_HOST", "AZURE_CONFIG_DIR", "IDENTITY_ENDPOINT",
            "AZURE_POD_IDENTITY_AUTHORITY_HOST", "MSAL_AUTHORITY");

    private static final List<String> DECIDING_SETTINGS =
            List.of("MSAL_AUTHORITY", "MSAL_LOGIN_HINT", "TOKENTYPE", "SESSIONTIMEMINUTES", "RETURN_ENTRA_TOKENS");

    private final AzureSettings settings;
    private final AzureHosts hosts;
    private final FeedEndpoints<FeedEndpoints.Identity> endpoints;

    Identities(AzureSettings settings, AzureHosts hosts) {
        this.settings = settings;
        this.hosts = hosts;
        this.endpoints = settings.secret(ENDPOINTS).map(FeedEndpoints::identities)
                .orElseGet(() -> new FeedEndpoints<>(List.of(), Optional.empty()));
    }

    Optional<String> fault() {
        return endpoints.fault().map(fault -> "`" + ENDPOINTS + "` " + fault);
    }

    /** The identity that a variable names for this URL, or for another URL of the same feed. */
    Optional<FeedEndpoints.Identity> named(URI url) {
        Stream<FeedEndpoints.Identity> exact =
                endpoints.entries().stream().filter(entry -> entry.endpoint().toString().equalsIgnoreCase(url.toString()));
        Optional<FeedAddress> feed = FeedAddress.of(url, hosts.recognise(url));
        Stream<FeedEndpoints.Identity> same = endpoints.entries().stream()
                .filter(entry -> feed.isPresent() && FeedAddress.of(entry.endpoint(), hosts.recognise(entry.endpoint())).equals(feed));
        return Stream.concat(exact, same).findFirst();
    }

    /** A short text that differs where the identity or the kind of its token may; {@code az} is known by when its accounts last changed. */
    String of(CredentialRequest request, Organization organization) {
        URI feed = request.index().filter(url -> hosts.recognise(url).filter(organization::isSame).isPresent()).orElse(request.url());
        Optional<FeedEndpoints.Identity> named = named(feed);
        String all = Stream.of(DECIDING.stream().map(name -> settings.text(name).orElse("")),
                DECIDING_SETTINGS.stream().map(name -> settings.provider(name).orElse("")),
                named.stream().map(FeedEndpoints.Identity::toString),
                Stream.of(settings.clientId(), settings.home().toString(), accounts(), organization.realm().toString(),
                        request.username().orElse("")))
                .flatMap(part -> part).map(part -> part.length() + ":" + part).collect(Collectors.joining());
        return "identity " + digest(all);
    }

    private String accounts() {
        try {
            Path folder =
                    settings.text("AZURE_CONFIG_DIR").map(settings.home()::resolve).orElseGet(() -> settings.home().resolve(".azure"));
            return Files.getLastModifiedTime(folder.resolve("azureProfile.json")).toString();
        } catch (IOException | InvalidPathException e) {
            return "";
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
