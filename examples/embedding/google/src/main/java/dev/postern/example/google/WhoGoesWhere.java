package dev.postern.example.google;

import dev.postern.domain.credential.CommandReply;
import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.SendingRule;
import dev.postern.domain.credential.TokenEndpoint;
import dev.postern.google.GoogleCredentials;
import dev.postern.google.GoogleSettings;
import dev.postern.http.HttpSettings;
import dev.postern.http.HttpTokens;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells for each URL on the command line which user would be sent, and how far. The secret stays where it is. */
public final class WhoGoesWhere {
    private WhoGoesWhere() {}

    /** Prints a line for each URL. */
    public static void main(String[] urls) {
        try (HttpTokens network = HttpTokens.open(HttpSettings.standard())) {
            tell(System.getenv(), network, List.of(urls)).forEach(System.out::println);
        }
    }

    static List<String> tell(Map<String, String> environment, TokenEndpoint network, List<String> urls) {
        CredentialSource source = source(environment, network);
        return urls.stream().map(URI::create).map(url -> url + ": " + answer(source, url)).toList();
    }

    private static CredentialSource source(Map<String, String> environment, TokenEndpoint network) {
        return GoogleCredentials.of(GoogleSettings.from(environment, Optional.empty(), Path.of("").toAbsolutePath()), network,
                _ -> new CommandReply.NotFound("this program runs no commands"), InstantSource.system());
    }

    private static String answer(CredentialSource source, URI url) {
        return switch (source.lookup(CredentialRequest.of(url, url, SendingRule.ALWAYS))) {
            case CredentialLookup.Found(var credential, var reach) -> "`" + credential.username() + "` to " + reach
                    + credential.expires().map(end -> " until " + end).orElse("");
            case CredentialLookup.NotMine _ -> "nobody, it is somebody else's";
            case CredentialLookup.Refused(String detail, var remedy) -> "nobody, " + detail + remedy.map(way -> "; " + way).orElse("");
            case CredentialLookup.Broken(String detail) -> "nobody, " + detail;
        };
    }
}
