package dev.postern.google;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The login of the {@code gcloud} command, where no other identity is known. */
final class GcloudCommand {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String SIGN_IN = "gcloud auth login";

    private final GoogleSettings settings;
    private final TokenCommands commands;
    private final InstantSource clock;

    GcloudCommand(GoogleSettings settings, TokenCommands commands, InstantSource clock) {
        this.settings = settings;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * A token that has not ended.
     *
     * @param isFresh whether the token that it has at hand will not do
     */
    AccessToken token(boolean isFresh) {
        List<String> command = new ArrayList<>(List.of(settings.variable("SystemRoot").isPresent() ? "gcloud.cmd" : "gcloud", "config",
                "config-helper", "--format=json(credential)"));
        if (isFresh) {
            command.add("--force-auth-refresh");
        }
        CommandReply reply = commands.run(new CommandRequest(command, settings.environment(), settings.folder(), Optional.empty(), LIMIT));
        return switch (reply) {
            case CommandReply.Ended ended when ended.status() == 0 -> token(ended.output());
            case CommandReply.Ended ended ->
                    throw Unobtainable.refused("`gcloud` gave no token (status " + ended.status() + "); nobody may be signed in", SIGN_IN);
            case CommandReply.NotFound _ ->
                    throw Unobtainable.refused("no identity at Google is known: no credentials file, no metadata server, no `gcloud`",
                            "gcloud auth application-default login");
            case CommandReply.TimedOut _ -> throw Unobtainable.broken("`gcloud` took longer than " + LIMIT.toSeconds() + " s");
        };
    }

    /** It can print a token that has ended and call that a success. */
    private AccessToken token(Secret output) {
        try {
            Optional<SecretJson> credential = SecretJson.parse(output).object("credential");
            Secret token = credential.flatMap(json -> json.secret("access_token")).filter(TokenService::isSound)
                    .orElseThrow(() -> Unobtainable.refused("`gcloud` gave no token; nobody may be signed in", SIGN_IN));
            Instant end = Instant.parse(credential.flatMap(json -> json.text("token_expiry")).orElse(""));
            if (!clock.instant().isBefore(end)) {
                throw Unobtainable.refused("the token that `gcloud` gave has ended already", SIGN_IN);
            }
            return new AccessToken(token, Optional.of(end));
        } catch (MalformedJson | DateTimeException e) {
            throw Unobtainable.broken("`gcloud` printed something that is no token");
        }
    }
}
