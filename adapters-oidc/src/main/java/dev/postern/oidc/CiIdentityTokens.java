package dev.postern.oidc;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.IdentityTokenLookup;
import dev.postern.domain.credential.IdentityTokens;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenEndpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Identity tokens (OpenID Connect) of the CI service that runs a job: GitHub Actions, Azure Pipelines, GitLab, Buildkite,
 * CircleCI; or a token that a variable or a file holds ({@code POSTERN_OIDC_TOKEN}, {@code POSTERN_OIDC_TOKEN_FILE}), which goes
 * first. An empty audience asks for the service's own default.
 */
public final class CiIdentityTokens implements IdentityTokens {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 1 << 16;

    private final OidcSettings settings;
    private final RequestedTokens requested;
    private final TokenCommands commands;

    private CiIdentityTokens(OidcSettings settings, RequestedTokens requested, TokenCommands commands) {
        this.settings = settings;
        this.requested = requested;
        this.commands = commands;
    }

    /** For one caller. */
    public static CiIdentityTokens of(OidcSettings settings, TokenEndpoint endpoint, TokenCommands commands) {
        return new CiIdentityTokens(settings, new RequestedTokens(settings, endpoint), commands);
    }

    @Override
    public IdentityTokenLookup lookup(String audience) {
        Optional<String> given = settings.variable("POSTERN_OIDC_TOKEN");
        Optional<String> file = settings.variable("POSTERN_OIDC_TOKEN_FILE");
        if (given.isPresent()) {
            return issued("`POSTERN_OIDC_TOKEN`", Secret.of(given.get()));
        }
        if (file.isPresent()) {
            return read(Path.of(settings.folder()).resolve(file.get()));
        }
        if (is("GITHUB_ACTIONS")) {
            return requested.ofGitHub(audience);
        }
        if (is("GITLAB_CI")) {
            return ofGitLab(audience);
        }
        if (settings.variable("SYSTEM_OIDCREQUESTURI").isPresent() || is("TF_BUILD")) {
            return requested.ofAzure();
        }
        return ofCommands(audience);
    }

    private IdentityTokenLookup ofCommands(String audience) {
        if (is("BUILDKITE")) {
            List<String> command = List.of("buildkite-agent", "oidc", "request-token");
            return run("Buildkite",
                    audience.isEmpty() ? command : List.of("buildkite-agent", "oidc", "request-token", "--audience", audience));
        }
        if (!is("CIRCLECI")) {
            return new IdentityTokenLookup.NotIssued();
        }
        Optional<String> token = settings.variable("CIRCLE_OIDC_TOKEN_V2").or(() -> settings.variable("CIRCLE_OIDC_TOKEN"));
        return audience.isEmpty() && token.isPresent() ? issued("CircleCI", Secret.of(token.get()))
                : run("CircleCI", List.of("circleci", "run", "oidc", "get", "--claims", "{\"aud\":\"" + quoted(audience) + "\"}"));
    }

    /** GitLab puts tokens into variables that the job names: for the audience {@code acme} into {@code ACME_ID_TOKEN}, or any that says so in its claims. */
    private IdentityTokenLookup ofGitLab(String audience) {
        String name = audience.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_ID_TOKEN";
        Optional<Secret> named = settings.variable(name).map(Secret::of);
        List<Secret> all = settings.environment().entrySet().stream().filter(entry -> entry.getKey().endsWith("_ID_TOKEN"))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue).map(String::strip).map(Secret::of).toList();
        Optional<Secret> fitting = all.stream().filter(token -> SecretJson.claims(token)
                .filter(claims -> audience.isEmpty() || claims.texts("aud").contains(audience)).isPresent()).findFirst();
        return named.or(() -> fitting).map(token -> issued("GitLab", token)).orElseGet(() -> new IdentityTokenLookup.Refused("GitLab",
                "no variable `…_ID_TOKEN` has a token for the audience `" + audience + "`; add one under `id_tokens:` of the job"));
    }

    private IdentityTokenLookup read(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            return issued("`" + file + "`", Secret.of(new String(input.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip()));
        } catch (IOException e) {
            return new IdentityTokenLookup.Refused("`" + file + "`", "the file cannot be read (" + e.getClass().getSimpleName() + ")");
        }
    }

    private IdentityTokenLookup run(String issuer, List<String> command) {
        CommandReply reply = commands.run(new CommandRequest(command, settings.environment(), settings.folder(), Optional.empty(), LIMIT));
        return switch (reply) {
            case CommandReply.Ended ended when ended.status() == 0 -> issued(issuer, ended.output());
            case CommandReply.Ended ended ->
                    new IdentityTokenLookup.Refused(issuer, "`" + command.getFirst() + "` ended with status " + ended.status());
            case CommandReply.NotFound _ -> new IdentityTokenLookup.Refused(issuer, "there is no command `" + command.getFirst() + "`");
            case CommandReply.TimedOut _ ->
                    new IdentityTokenLookup.Refused(issuer, "`" + command.getFirst() + "` took longer than " + LIMIT.toSeconds() + " s");
        };
    }

    static IdentityTokenLookup issued(String issuer, Secret token) {
        return SecretJson.isSound(token) ? new IdentityTokenLookup.Issued(token, issuer)
                : new IdentityTokenLookup.Refused(issuer, "what it gave is no token");
    }

    private boolean is(String flag) {
        return settings.variable(flag).filter("true"::equalsIgnoreCase).isPresent();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
