package dev.postern.aws;

import dev.postern.aws.AwsKeys.Origin;
import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CommandRequest;
import dev.postern.domain.credential.Secret;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keys that a command prints as JSON: {@code credential_process}. No shell is involved. */
final class ProcessKeys {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final Search search;

    ProcessKeys(Search search) {
        this.search = search;
    }

    Optional<AwsKeys> keys(Profile profile) throws Unobtainable {
        Optional<String> line = profile.text("credential_process");
        if (line.isEmpty()) {
            return Optional.empty();
        }
        String what = "the `credential_process` of profile `" + profile.name() + "` ";
        List<String> words = words(line.get(), what);
        CallerFiles files = search.files();
        CommandReply reply =
                search.means().commands().run(new CommandRequest(words, files.settings().environment(), files.settings().folder().toUri(),
                        Optional.empty(), LIMIT));
        return Optional.of(switch (reply) {
            case CommandReply.Ended ended when ended.status() == 0 -> keys(ended.output(), what, profile);
            // what it wrote to its standard error may hold secrets
            case CommandReply.Ended ended ->
                    throw Unobtainable.broken(what + "ended with status " + ended.status() + "; run it by hand to see why");
            case CommandReply.NotFound missing -> throw Unobtainable.broken(what + "cannot be run: " + missing.detail());
            case CommandReply.TimedOut _ -> throw Unobtainable.broken(what + "took more than " + LIMIT.toSeconds() + " s");
        });
    }

    private List<String> words(String line, String what) throws Unobtainable {
        try {
            List<String> words = ShellWords.split(line, !search.files().hasBackslashes());
            if (words.isEmpty() || words.getFirst().isEmpty() || line.indexOf('\0') >= 0) {
                throw MalformedText.of("no command");
            }
            return words;
        } catch (MalformedText e) {
            throw Unobtainable.broken(what + "cannot be read: " + e.problem());
        }
    }

    private static AwsKeys keys(Secret output, String what, Profile profile) throws Unobtainable {
        try {
            JsonText json = JsonText.parse(output);
            if (json.number("Version").filter(version -> version.compareTo(BigDecimal.ONE) == 0).isEmpty()) {
                throw MalformedText.of("its `Version` is not 1");
            }
            String id = json.text("AccessKeyId").orElseThrow(() -> MalformedText.of("no `AccessKeyId`"));
            Secret secret = json.secret("SecretAccessKey").orElseThrow(() -> MalformedText.of("no `SecretAccessKey`"));
            if (json.has("Expiration") && json.time("Expiration").isEmpty()) {
                throw MalformedText.of("its `Expiration` is no time");
            }
            Origin origin = Origin.ofProfile(profile.name());
            return new AwsKeys(StaticKeys.checked(id, origin), secret, json.secret("SessionToken"), json.time("Expiration"), origin);
        } catch (MalformedText e) {
            throw Unobtainable.broken(what + "printed no keys: " + e.problem());
        }
    }
}
