package dev.postern.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The identity of a machine or service in Azure, from where it is told: the endpoint of App Service and its relatives, or the metadata
 * service of a virtual machine. By hand, since Microsoft's library would read the environment of the process.
 */
final class ManagedIdentity {
    private static final Pattern GUID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final String METADATA = "http://169.254.169.254";
    private static final Duration LIMIT = Duration.ofSeconds(3);

    /** Away from Azure nobody answers at that address: this must not be felt. */
    private static final Duration GLANCE = Duration.ofSeconds(1);

    private final AzureSettings settings;
    private final PatientRequests once;
    private final PatientRequests patient;
    private final InstantSource clock;

    ManagedIdentity(AzureSettings settings, PatientRequests once, PatientRequests patient, InstantSource clock) {
        this.settings = settings;
        this.once = once;
        this.patient = patient;
        this.clock = clock;
    }

    /** Whether variables say that there is one. */
    boolean isAnnounced() {
        return settings.text("IDENTITY_ENDPOINT", "AZURE_POD_IDENTITY_AUTHORITY_HOST").isPresent();
    }

    /** Of the machine, if there is one; a machine outside Azure is {@link SignIn.Absent}. */
    SignIn glance() {
        TokenReply reply = once.send(request(Optional.empty()).within(GLANCE));
        return reply instanceof TokenReply.Answered answered && answered.status() == 200 && token(answered) instanceof SignIn.Token found
                ? found
                : new SignIn.Absent();
    }

    /** @param client which one: a GUID; anything else stands for the one of the machine */
    SignIn signIn(String client) {
        Optional<String> id = Optional.of(client).filter(text -> GUID.matcher(text).matches());
        String who = id.map(text -> "managed identity `" + text + "`").orElse("the managed identity of this machine");
        return switch (patient.send(request(id).within(LIMIT))) {
            case TokenReply.Unreachable none -> new SignIn.Failed(who + ": no metadata service answered: " + none.detail());
            case TokenReply.Answered answered when answered.status() == 200 -> token(answered);
            case TokenReply.Answered answered when answered.status() == 400 || answered.status() == 403 -> new SignIn.Denied(
                    who + " is not assigned to this machine (status " + answered.status() + ")", Optional.empty());
            case TokenReply.Answered answered ->
                    new SignIn.Failed(who + ": the metadata service answered with status " + answered.status());
        };
    }

    private TokenRequest request(Optional<String> client) {
        String id = client.map(text -> "&client_id=" + text).orElse("");
        Optional<URI> service = settings.text("IDENTITY_ENDPOINT").flatMap(ManagedIdentity::url);
        Optional<Secret> header = settings.secret("IDENTITY_HEADER");
        if (service.isPresent() && header.isPresent()) {
            String separator = service.get().getRawQuery() == null ? "?" : "&";
            return TokenRequest.get(URI.create(service.get() + separator + "api-version=2019-08-01&resource=" + Entra.RESOURCE + id))
                    .header("X-IDENTITY-HEADER", header.get());
        }
        String host = settings.text("AZURE_POD_IDENTITY_AUTHORITY_HOST").filter(text -> url(text).isPresent()).orElse(METADATA)
                .replaceAll("/+$", "");
        return TokenRequest.get(URI.create(host + "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=" + Entra.RESOURCE + id))
                .header("Metadata", "true");
    }

    private SignIn token(TokenReply.Answered reply) {
        JsonNode body = JsonText.answer(reply.body());
        Optional<String> token = JsonText.text(body, "access_token");
        if (token.isEmpty()) {
            return new SignIn.Failed("the metadata service answered without a token");
        }
        Optional<Instant> relative = JsonText.seconds(body, "expires_in").map(clock.instant()::plusSeconds);
        Optional<Instant> end = relative.or(() -> JsonText.moment(body, "expires_on"));
        AccessToken read = AccessToken.of(Secret.of(token.get()));
        return new SignIn.Token(new AccessToken(read.text(), end.or(read::expires), true));
    }

    private static Optional<URI> url(String text) {
        try {
            URI url = new URI(text);
            return url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null ? Optional.of(url)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
