package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenRequest;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Keys of a login with the console's password ({@code aws login}): profiles with {@code login_session}. They lie in {@code
 * ~/.aws/login/cache} ({@code AWS_LOGIN_CACHE_DIRECTORY}), hold for 15 minutes and are refreshed with a proof of the login's key.
 */
final class ConsoleLogin {
    private static final Duration SOON = Duration.ofMinutes(5);

    private final Search search;

    ConsoleLogin(Search search) {
        this.search = search;
    }

    Optional<AwsKeys> keys(Profile profile) throws Unobtainable {
        Optional<String> session = profile.text("login_session");
        if (session.isEmpty()) {
            return Optional.empty();
        }
        String login = "run `aws login --profile " + profile.name() + "`";
        Path file = file(session.get(), login);
        JsonText kept = read(file, profile, login);
        Instant now = search.means().clock().instant();
        Instant end = kept.object("accessToken").flatMap(token -> token.time("expiresAt")).orElse(Instant.EPOCH);
        if (now.plus(SOON).isAfter(end)) {
            Optional<JsonText> fresh = refreshed(kept, profile, login, now);
            if (fresh.isPresent()) {
                CallerFiles.replace(file, fresh.get().written());
                kept = fresh.get();
            }
        }
        return Optional.of(keys(kept, file, new Origin("profile `" + profile.name() + "`", Optional.of(login))));
    }

    private Path file(String session, String login) throws Unobtainable {
        String name = Signature.hash(session.strip()) + ".json";
        Optional<String> folder = search.files().variable("AWS_LOGIN_CACHE_DIRECTORY");
        return folder.isPresent() ? search.files().named(folder.get()).resolve(name)
                : search.files().belowHome(".aws", "login", "cache", name)
                        .orElseThrow(() -> Unobtainable.refused("console logins lie in the home folder, and `HOME` is not set", login));
    }

    private static JsonText read(Path file, Profile profile, String login) throws Unobtainable {
        String text = CallerFiles.fresh(file)
                .orElseThrow(() -> Unobtainable.refused("nobody is signed in for profile `" + profile.name() + "`", login));
        try {
            return JsonText.parse(text);
        } catch (MalformedText e) {
            throw Unobtainable.broken("`" + file + "` cannot be read: " + e.problem());
        }
    }

    private static AwsKeys keys(JsonText kept, Path file, Origin origin) throws Unobtainable {
        JsonText token = kept.object("accessToken").orElseThrow(() -> Unobtainable.broken("`" + file + "` holds no keys"));
        String id = token.text("accessKeyId").orElseThrow(() -> Unobtainable.broken("`" + file + "` holds no access key"));
        Secret secret = token.secret("secretAccessKey").orElseThrow(() -> Unobtainable.broken("`" + file + "` holds no secret key"));
        return new AwsKeys(StaticKeys.checked(id, origin), secret, token.secret("sessionToken"), token.time("expiresAt"), origin);
    }

    /** Empty if the server does not work just now; the kept keys may hold for some minutes yet. */
    private Optional<JsonText> refreshed(JsonText kept, Profile profile, String login, Instant now) throws Unobtainable {
        Optional<String> id = kept.text("clientId");
        Optional<String> refresh = kept.text("refreshToken");
        Optional<String> key = kept.text("dpopKey");
        if (id.isEmpty() || refresh.isEmpty() || key.isEmpty()) {
            return Optional.empty();
        }
        URI url = URI.create(
                search.endpoints().of(Service.SIGNIN, kept.text("signInRegion").orElseGet(() -> search.regionOf(profile))) + "/v1/token");
        Secret proof;
        try {
            proof = PossessionProof.read(key.get()).of("POST", url, now);
        } catch (MalformedText e) {
            throw Unobtainable.broken("the login of profile `" + profile.name() + "` has a key that cannot be used: " + e.problem());
        }
        Secret body = JsonText.empty().with("clientId", id.get()).with("grantType", "refresh_token").with("refreshToken", refresh.get())
                .written();
        ServiceReply reply = new ServiceCalls(search.means()).send(TokenRequest.post(url).json(body).header("DPoP", proof));
        if (reply instanceof ServiceReply.Done done) {
            return updated(kept, done.reply().body(), now);
        }
        if (reply instanceof ServiceReply.Fault fault && !fault.mayPass()) {
            throw Unobtainable.refused("the login of profile `" + profile.name() + "` has ended " + fault.shown(), login);
        }
        return Optional.empty();
    }

    private static Optional<JsonText> updated(JsonText kept, Secret answer, Instant now) {
        try {
            JsonText json = JsonText.parse(answer);
            JsonText keys = json.object("accessToken").orElseThrow(() -> MalformedText.of("no keys"));
            String refresh = json.text("refreshToken").orElseThrow(() -> MalformedText.of("no token"));
            long seconds = json.number("expiresIn").map(BigDecimal::longValue).orElseThrow(() -> MalformedText.of("no end"));
            JsonText token = kept.object("accessToken").orElseGet(JsonText::empty);
            for (String name : new String[] {"accessKeyId", "secretAccessKey", "sessionToken"}) {
                token = token.with(name, keys.text(name).orElseThrow(() -> MalformedText.of("no key")));
            }
            token = token.with("expiresAt", now.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS).toString());
            return Optional.of(kept.with("accessToken", token).with("refreshToken", refresh));
        } catch (MalformedText e) {
            return Optional.empty();
        }
    }
}
