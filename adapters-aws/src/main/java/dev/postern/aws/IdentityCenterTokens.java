package dev.postern.aws;

import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The token that {@code aws sso login} left in {@code ~/.aws/sso/cache}, in a file that is named by a hash of the session's name, or
 * of the start URL. One that ends soon is refreshed and put back, since its refresh token may be good only once.
 */
final class IdentityCenterTokens {
    private static final Duration SOON = Duration.ofMinutes(15);

    private final Search search;
    private final Profile profile;
    private final String region;
    private final String login;

    /** @param profile joined with its session */
    IdentityCenterTokens(Search search, Profile profile, String region, String login) {
        this.search = search;
        this.profile = profile;
        this.region = region;
        this.login = login;
    }

    Secret token() throws Unobtainable {
        String key = profile.text("sso_session").or(() -> profile.text("sso_start_url")).orElseThrow(() -> Unobtainable.refused(
                "profile `" + profile.name() + "` has neither `sso_session` nor `sso_start_url`", login));
        Path file = search.files().belowHome(".aws", "sso", "cache", sha1(key) + ".json")
                .orElseThrow(() -> Unobtainable.refused("logins of IAM Identity Center lie in the home folder, and `HOME` is not set",
                        "set `HOME`"));
        JsonText kept = read(file);
        Instant now = search.means().clock().instant();
        Instant end = kept.time("expiresAt").orElse(Instant.EPOCH);
        boolean isEnding = now.plus(SOON).isAfter(end);
        Optional<JsonText> fresh = isEnding && profile.has("sso_session") ? refreshed(kept, now) : Optional.empty();
        if (fresh.isPresent()) {
            CallerFiles.replace(file, fresh.get().written());
            return usable(fresh.get(), file);
        }
        if (!end.isAfter(now)) {
            throw ended();
        }
        return usable(kept, file);
    }

    private Unobtainable ended() {
        return Unobtainable.refused("the login of profile `" + profile.name() + "` has ended", login);
    }

    private JsonText read(Path file) throws Unobtainable {
        String text = CallerFiles.fresh(file)
                .orElseThrow(() -> Unobtainable.refused("nobody is signed in for profile `" + profile.name() + "`", login));
        try {
            return JsonText.parse(text);
        } catch (MalformedText e) {
            throw Unobtainable.broken("`" + file + "` cannot be read: " + e.problem());
        }
    }

    private static Secret usable(JsonText kept, Path file) throws Unobtainable {
        return kept.secret("accessToken").filter(AuthorizationTokens::isPlain)
                .orElseThrow(() -> Unobtainable.broken("`" + file + "` holds no token"));
    }

    /** Empty if it cannot be refreshed; what is there may hold for some minutes yet. */
    private Optional<JsonText> refreshed(JsonText kept, Instant now) throws Unobtainable {
        Optional<String> id = kept.text("clientId");
        Optional<String> secret = kept.text("clientSecret");
        Optional<String> refresh = kept.text("refreshToken");
        boolean isRegistered = kept.time("registrationExpiresAt").filter(now::isBefore).isPresent();
        if (id.isEmpty() || secret.isEmpty() || refresh.isEmpty() || !isRegistered) {
            return Optional.empty();
        }
        Secret body = JsonText.empty().with("clientId", id.get()).with("clientSecret", secret.get()).with("grantType", "refresh_token")
                .with("refreshToken", refresh.get()).written();
        URI server = search.endpoints().of(Service.SSO_OIDC, region);
        ServiceReply reply = new ServiceCalls(search.means()).send(TokenRequest.post(URI.create(server + "/token")).json(body));
        if (!(reply instanceof ServiceReply.Done done)) {
            boolean isBroken = !(reply instanceof ServiceReply.Fault fault) || fault.mayPass();
            if (isBroken && kept.time("expiresAt").filter(now::isBefore).isEmpty()) {
                throw Advice.ofServer(reply, server).orElseGet(this::ended);
            }
            return Optional.empty();
        }
        return updated(kept, done.reply().body(), now);
    }

    private Optional<JsonText> updated(JsonText kept, Secret answer, Instant now) {
        try {
            JsonText json = JsonText.parse(answer);
            Optional<String> token = json.text("accessToken");
            long seconds = json.number("expiresIn").map(BigDecimal::longValue).orElse(0L);
            if (token.isEmpty() || seconds <= 0) {
                return Optional.empty();
            }
            JsonText changed = kept.with("accessToken", token.get()).with("expiresAt",
                    now.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
            return Optional.of(json.text("refreshToken").map(next -> changed.with("refreshToken", next)).orElse(changed));
        } catch (MalformedText e) {
            return Optional.empty();
        }
    }

    private static String sha1(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java without SHA-1", e);
        }
    }
}
