package dev.postern.azure;

import dev.postern.domain.credential.Realm;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tokens for every organization: personal access tokens and tokens of Entra, in variables and files. They are used as they are: the
 * service takes both as a password, and an exchange would cost a request and a second secret.
 */
record PlainTokens(List<Named> tokens, List<String> faults) {

    /** @param origin the variable or file that holds it */
    record Named(String origin, AccessToken token) {}

    private static final String TOKEN_FILE = "ARTIFACTS_KEYRING_NOFUSS_TOKEN_FILE";
    private static final List<String> PERSONAL = List.of("AZURE_ARTIFACTS_TOKEN", "AZURE_ARTIFACTS_PAT", "AZURE_DEVOPS_EXT_PAT");
    private static final List<String> MOUNTED = List.of("ARTIFACTS_KEYRING_NOFUSS_TOKEN", "ado_token");

    PlainTokens {
        tokens = List.copyOf(tokens);
        faults = List.copyOf(faults);
    }

    static PlainTokens read(AzureSettings settings) {
        List<Named> tokens = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        variables(settings, PERSONAL).forEach(tokens::add);
        settings.text(TOKEN_FILE).map(name -> SecretFile.read(settings.home(), name)).ifPresent(file -> {
            file.secret().ifPresent(secret -> tokens.add(new Named(TOKEN_FILE, AccessToken.of(secret))));
            file.fault().ifPresent(fault -> faults.add("`" + TOKEN_FILE + "`: " + fault));
        });
        boolean prefixed = settings.text("ARTIFACTS_CREDENTIALPROVIDER_URI_PREFIXES", "VSS_NUGET_URI_PREFIXES").isPresent();
        variables(settings, prefixed ? List.of("ARTIFACTS_KEYRING_NOFUSS_TOKEN")
                : List.of("ARTIFACTS_KEYRING_NOFUSS_TOKEN", "VSS_NUGET_ACCESSTOKEN")).forEach(tokens::add);
        for (String name : MOUNTED) {
            Path file = settings.secrets().resolve(name);
            if (Files.isRegularFile(file)) {
                SecretFile.read(file).secret().ifPresent(secret -> tokens.add(new Named(file.toString(), AccessToken.of(secret))));
            }
        }
        List<Named> sound = tokens.stream().filter(token -> !FeedEndpoints.hasControls(token.token().text())).toList();
        tokens.stream().filter(token -> !sound.contains(token))
                .forEach(token -> faults.add("the token in `" + token.origin() + "` contains control characters"));
        return new PlainTokens(sound, faults);
    }

    private static Stream<Named> variables(AzureSettings settings, List<String> names) {
        return names.stream().flatMap(name -> settings.secret(name).stream().map(secret -> new Named(name, AccessToken.of(secret))));
    }

    /** The organization whose address this is, {@code https://dev.azure.com/acme/} or {@code https://acme.visualstudio.com/}; else empty. */
    static String organization(URI collection) {
        Realm realm = Realm.of(collection);
        String legacy = ".visualstudio.com";
        if (realm.host().endsWith(legacy)) {
            return realm.host().substring(0, realm.host().length() - legacy.length());
        }
        String path = realm.path().toLowerCase(Locale.ROOT);
        return Optional.of(AzureHosts.decoded(path.startsWith("/") ? path.substring(1) : path)).filter(name -> !name.contains("/"))
                .orElse("");
    }
}
