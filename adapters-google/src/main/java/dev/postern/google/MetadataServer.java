package dev.postern.google;

import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The server that gives a machine of Google's cloud the tokens of its service account. */
final class MetadataServer {
    /** It lies on the same machine or beside it. */
    static final Duration LIMIT = Duration.ofSeconds(3);

    /** A machine elsewhere should not wait long for an address that nobody has. */
    private static final Duration KNOCK = Duration.ofMillis(500);

    private static final String FLAVOR = "Metadata-Flavor";

    private final GoogleSettings.Metadata settings;
    private final TokenService service;
    private Optional<Boolean> there = Optional.empty();

    MetadataServer(GoogleSettings.Metadata settings, TokenService service) {
        this.settings = settings;
        this.service = service;
    }

    /** Whether it is there: by a variable, or by one knock, whose answer holds for as long as these settings do. */
    synchronized boolean isThere() {
        if (there.isEmpty()) {
            there = Optional.of(settings.host().isPresent() || !settings.isOff() && isGoogle(settings.address()));
        }
        return there.get();
    }

    private boolean isGoogle(String address) {
        TokenReply reply = service.send(TokenRequest.get(at(address, "/")).header(FLAVOR, "Google").within(KNOCK));
        return reply instanceof TokenReply.Answered answered && answered.header(FLAVOR).equals(Optional.of("Google"));
    }

    AccessToken token() {
        String who = "the metadata server";
        URI place = at(settings.host().orElse("metadata.google.internal"),
                "/computeMetadata/v1/instance/service-accounts/default/token?scopes=" + AccessToken.SCOPE);
        TokenRequest request = TokenRequest.get(place).header(FLAVOR, "Google").within(LIMIT);
        if (service.send(request) instanceof TokenReply.Answered answered && answered.status() == 404) {
            throw Unobtainable.refused("this machine has no service account", "gcloud auth application-default login");
        }
        return service.token(service.answer(request, who), who);
    }

    private static URI at(String host, String path) {
        try {
            URI url = URI.create("http://" + host + path);
            if (url.getHost() == null || url.getRawUserInfo() != null) {
                throw Unobtainable.broken("`GCE_METADATA_HOST` or `GCE_METADATA_IP` names no host");
            }
            return url;
        } catch (IllegalArgumentException e) {
            throw Unobtainable.broken("`GCE_METADATA_HOST` or `GCE_METADATA_IP` names no host");
        }
    }
}
