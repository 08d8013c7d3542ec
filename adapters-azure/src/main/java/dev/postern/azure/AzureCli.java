package dev.postern.azure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks {@code az} for a token of whoever is signed in there, a person or a program. */
final class AzureCli {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Pattern CODE = Pattern.compile("AADSTS[0-9]{3,9}");

    private final AzureSettings settings;
    private final TokenCommands commands;

    AzureCli(AzureSettings settings, TokenCommands commands) {
        this.settings = settings;
        this.commands = commands;
    }

    SignIn signIn(Authority authority) {
        List<String> command = List.of("az", "account", "get-access-token", "--resource", Entra.RESOURCE, "--tenant", authority.tenant(),
                "--output", "json");
        return switch (commands.run(new CommandRequest(command, settings.variables(), settings.home().toUri(), Optional.empty(), LIMIT))) {
            case CommandReply.NotFound _ -> new SignIn.Absent();
            case CommandReply.TimedOut _ -> new SignIn.Failed("`az account get-access-token` took longer than " + LIMIT.toSeconds() + " s");
            case CommandReply.Ended ended when ended.status() == 0 -> token(ended.output());
            case CommandReply.Ended ended -> denied(ended.errors(), authority);
        };
    }

    /** Its end in seconds since 1970; older versions tell only a local time, then the token itself knows. */
    private static SignIn token(Secret output) {
        JsonNode answer = JsonText.answer(output);
        Optional<Instant> end = JsonText.moment(answer, "expires_on");
        return JsonText.text(answer, "accessToken").<SignIn>map(text -> {
            AccessToken token = AccessToken.of(Secret.of(text));
            return new SignIn.Token(end.map(token::until).orElse(token));
        }).orElseGet(() -> new SignIn.Failed("`az account get-access-token` printed no token"));
    }

    /** What it prints may name people; its code does not. */
    private static SignIn denied(Secret errors, Authority authority) {
        Matcher code = CODE.matcher(errors.reveal());
        return code.find()
                ? new SignIn.Denied("`az` gets no token (" + code.group() + ")", Optional.of("az login --tenant " + authority.tenant()))
                : new SignIn.Denied("`az` gets no token", Optional.empty());
    }
}
