package dev.postern.example.gitlab;

import dev.postern.domain.credential.CredentialLookup;
import dev.postern.domain.credential.CredentialRequest;
import dev.postern.domain.credential.CredentialSource;
import dev.postern.domain.credential.SendingRule;
import dev.postern.gitlab.GitlabCredentials;
import dev.postern.gitlab.GitlabSettings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells for each URL on the command line which user would be sent, and how far. The secret stays where it is. */
public final class WhoGoesWhere {
    private WhoGoesWhere() {}

    /** Prints a line for each URL. */
    public static void main(String[] urls) {
        tell(System.getenv(), List.of(urls)).forEach(System.out::println);
    }

    static List<String> tell(Map<String, String> environment, List<String> urls) {
        CredentialSource source = source(environment);
        return urls.stream().map(URI::create).map(url -> url + ": " + answer(source, url)).toList();
    }

    private static CredentialSource source(Map<String, String> environment) {
        return GitlabCredentials.of(GitlabSettings.from(environment, Optional.empty()));
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
