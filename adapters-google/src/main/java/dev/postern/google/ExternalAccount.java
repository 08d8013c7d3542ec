package dev.postern.google;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.Secret;
import dev.postern.domain.credential.TokenCommands;
import dev.postern.domain.credential.TokenReply;
import dev.postern.domain.credential.TokenRequest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Workload identity federation: a token of another identity provider, exchanged for one of Google (RFC 8693). */
final class ExternalAccount {
    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration LEAST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(2);

    private final TokenService service;
    private final TokenCommands commands;
    private final GoogleSettings settings;

    ExternalAccount(TokenService service, TokenCommands commands, GoogleSettings settings) {
        this.service = service;
        this.commands = commands;
        this.settings = settings;
    }

    AccessToken token(CredentialsFile file) {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("grant_type", Secret.of(EXCHANGE));
        form.put("audience", file.secret("audience"));
        form.put("scope", Secret.of(AccessToken.SCOPE));
        form.put("requested_token_type", Secret.of("urn:ietf:params:oauth:token-type:access_token"));
        form.put("subject_token_type", file.secret("subject_token_type"));
        URI place = TokenService.trusted(file.json().text("token_url").orElse("https://sts.googleapis.com/v1/token"), file.universe(),
                file.name());
        form.put("subject_token", subject(file));
        TokenRequest request = TokenRequest.post(place);
        Optional<String> client = file.json().text("client_id");
        TokenRequest authorized = client.isPresent()
                ? request.authorized(Credential.basic(client.get(), file.json().secret("client_secret").orElse(Secret.of(""))))
                : request;
        String who = "Google's exchange of identities";
        return service.token(service.answer(authorized.form(form), who), who);
    }

    private Secret subject(CredentialsFile file) {
        SecretJson source = file.within("credential_source").json();
        Optional<SecretJson> executable = source.object("executable");
        if (source.text("environment_id").isPresent()) {
            return new AwsSubject(service, settings).token(file, source);
        }
        if (executable.isPresent()) {
            return executed(file, executable.get());
        }
        if (source.text("file").isPresent()) {
            Path path = Path.of(settings.folder()).resolve(source.text("file").get());
            return formatted(CredentialsFile.text(path), source, "`" + path + "`");
        }
        if (source.text("url").isPresent()) {
            return fetched(file, source);
        }
        throw Unobtainable.refused(
                "the credentials in `" + file.name() + "` name a source of identity that is not supported, such as a certificate",
                "gcloud auth application-default login");
    }

    private Secret fetched(CredentialsFile file, SecretJson source) {
        String who = "the identity provider of `" + file.name() + "`";
        try {
            TokenRequest request = TokenRequest.get(URI.create(source.text("url").orElse("")));
            Map<String, Secret> headers = source.object("headers").map(SecretJson::secrets).orElse(Map.of());
            for (Map.Entry<String, Secret> header : headers.entrySet()) {
                request = request.header(header.getKey(), header.getValue());
            }
            TokenReply reply = service.send(request);
            if (reply instanceof TokenReply.Answered answered && answered.status() == 200) {
                return formatted(answered.body(), source, who);
            }
            throw Unobtainable.broken(who + " gave no identity: " + reply);
        } catch (IllegalArgumentException e) {
            throw Unobtainable.broken("`" + file.name() + "` names an identity provider that is no URL");
        }
    }

    /** As text, or a field of JSON. */
    private static Secret formatted(Secret text, SecretJson source, String who) {
        Optional<SecretJson> format = source.object("format").filter(given -> given.text("type").equals(Optional.of("json")));
        if (format.isEmpty()) {
            return text;
        }
        String field = format.get().text("subject_token_field_name").orElse("access_token");
        try {
            return SecretJson.parse(text).secret(field).orElseThrow(() -> Unobtainable.broken(who + " has no `" + field + "`"));
        } catch (MalformedJson e) {
            throw Unobtainable.broken(who + " is no JSON");
        }
    }

    /** A command runs only if a variable allows it: whoever can replace the file could run anything otherwise. */
    private Secret executed(CredentialsFile file, SecretJson executable) {
        if (!settings.allowsExecutables()) {
            throw Unobtainable.refused("the credentials in `" + file.name() + "` come from a command, which is not allowed",
                    "export GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES=1");
        }
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE", file.text("audience"));
        environment.put("GOOGLE_EXTERNAL_ACCOUNT_TOKEN_TYPE", file.text("subject_token_type"));
        environment.put("GOOGLE_EXTERNAL_ACCOUNT_INTERACTIVE", "0");
        List<String> command = List.of(executable.text("command").orElse("").strip().split("\\s+"));
        Duration asked = executable.number("timeout_millis").stream().mapToObj(Duration::ofMillis).findFirst().orElse(USUAL);
        Duration limit = asked.compareTo(LEAST) < 0 ? LEAST : asked.compareTo(MOST) > 0 ? MOST : asked;
        CommandReply reply = commands.run(new CommandRequest(command, environment, settings.folder(), Optional.empty(), limit));
        return switch (reply) {
            case CommandReply.Ended ended when ended.status() == 0 -> said(ended.output(), file);
            case CommandReply.Ended ended ->
                    throw Unobtainable.broken("the command of `" + file.name() + "` ended with status " + ended.status());
            case CommandReply.NotFound missing ->
                    throw Unobtainable.broken("the command of `" + file.name() + "` cannot be run: " + missing.detail());
            case CommandReply.TimedOut _ ->
                    throw Unobtainable.broken("the command of `" + file.name() + "` took longer than " + limit.toSeconds() + " s");
        };
    }

    private Secret said(Secret output, CredentialsFile file) {
        try {
            SecretJson json = SecretJson.parse(output);
            boolean ended = json.number("expiration_time").stream().anyMatch(end -> end <= service.clock().instant().getEpochSecond());
            if (json.number("version").orElse(0) != 1 || !json.isTrue("success") || ended) {
                throw Unobtainable.refused("the command of `" + file.name() + "` gave no identity" + (ended ? ": it has ended" : ""), "");
            }
            return json.secret("id_token").or(() -> json.secret("saml_response"))
                    .orElseThrow(() -> Unobtainable.broken("the command of `" + file.name() + "` gave no identity"));
        } catch (MalformedJson e) {
            throw Unobtainable.broken("the command of `" + file.name() + "` printed something else than JSON");
        }
    }
}
