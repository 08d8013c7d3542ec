package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.credential.MalformedUrl;
import dev.postern.domain.credential.Realm;
import dev.postern.domain.credential.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Credentials in the variables that a pipeline sets for pip, uv and twine. A value that is no URL has none. */
final class PipelineVariables {
    private static final List<String> URLS =
            List.of("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX");
    /** uv writes {@code name=URL}. */
    private static final Pattern NAMED = Pattern.compile("(?:[\\w.-]+=)?(?<url>\\S+)");

    private PipelineVariables() {}

    static List<PlacedCredential> read(Map<String, String> environment) {
        List<PlacedCredential> all = new ArrayList<>();
        for (String name : URLS) {
            for (String word : environment.getOrDefault(name, "").split("\\s+", -1)) {
                Matcher named = NAMED.matcher(word);
                Optional<CredentialedUrl> url = named.matches() ? url(named.group("url")) : Optional.empty();
                url.flatMap(CredentialedUrl::credential).filter(Credential::isComplete).ifPresent(credential -> all
                        .add(new PlacedCredential(Realm.ofIndex(url.get().location()), credential, "`" + name + "`")));
            }
        }
        String password = environment.getOrDefault("TWINE_PASSWORD", "");
        if (!password.isEmpty()) {
            String user = environment.getOrDefault("TWINE_USERNAME", "__token__");
            url(environment.getOrDefault("TWINE_REPOSITORY_URL", ""))
                    .ifPresent(url -> all.add(new PlacedCredential(Realm.of(url.location()),
                            Credential.basic(user, Secret.of(password)), "`TWINE_REPOSITORY_URL`")));
        }
        return List.copyOf(all);
    }

    private static Optional<CredentialedUrl> url(String text) {
        try {
            return Optional.of(CredentialedUrl.parse(text)).filter(url -> url.location().getHost() != null);
        } catch (MalformedUrl none) {
            return Optional.empty();
        }
    }
}
