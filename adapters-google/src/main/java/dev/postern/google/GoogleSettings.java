package dev.postern.google;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller's environment says about identities at Google. Files are read later, when a URL of a registry is asked about.
 *
 * @param credentials the file of {@code GOOGLE_APPLICATION_CREDENTIALS}
 * @param gcloud where gcloud keeps its configuration: {@code CLOUDSDK_CONFIG}, or the usual place; empty if there is no home
 * @param metadata the metadata server
 * @param allowsExecutables whether a credentials file may name a command ({@code GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES})
 * @param registries further places of a registry, such as a custom domain ({@code POSTERN_GOOGLE_URLS}), as written
 * @param environment all variables, for commands
 * @param folder where commands run: a {@code file:} URL
 */
public record GoogleSettings(Optional<Path> credentials, Optional<Path> gcloud, Metadata metadata, boolean allowsExecutables,
        List<String> registries, Map<String, String> environment, URI folder) {

    /**
     * The server that tells a machine of Google's cloud its identity.
     *
     * @param host {@code GCE_METADATA_HOST}, with its port if it has one; then it is there without a question
     * @param address {@code GCE_METADATA_IP}, which is asked whether this machine is one of Google's
     * @param isOff {@code NO_GCE_CHECK=true}
     */
    public record Metadata(Optional<String> host, String address, boolean isOff) {}

    public GoogleSettings {
        registries = List.copyOf(registries);
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the variables of a caller.
     *
     * @param home the person's folder; empty if none is known
     * @param folder where the caller works
     */
    public static GoogleSettings from(Map<String, String> environment, Optional<Path> home, Path folder) {
        Optional<Path> gcloud = text(environment, "CLOUDSDK_CONFIG").map(Path::of)
                .or(() -> text(environment, "APPDATA").map(data -> Path.of(data, "gcloud")))
                .or(() -> home.map(person -> person.resolve(".config").resolve("gcloud")));
        Metadata metadata = new Metadata(text(environment, "GCE_METADATA_HOST").or(() -> text(environment, "GCE_METADATA_ROOT")),
                text(environment, "GCE_METADATA_IP").orElse("169.254.169.254"),
                text(environment, "NO_GCE_CHECK").filter("true"::equalsIgnoreCase).isPresent());
        List<String> registries = text(environment, "POSTERN_GOOGLE_URLS").stream()
                .flatMap(urls -> Stream.of(urls.split("[\\s,]+"))).filter(url -> !url.isEmpty()).toList();
        return new GoogleSettings(text(environment, "GOOGLE_APPLICATION_CREDENTIALS").map(folder::resolve), gcloud, metadata,
                text(environment, "GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES").filter("1"::equals).isPresent(), registries, environment,
                folder.toUri());
    }

    Optional<String> variable(String name) {
        return text(environment, name);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Variables can hold secrets: they do not print. */
    @Override
    public String toString() {
        return "credentials " + credentials + ", gcloud " + gcloud;
    }
}
