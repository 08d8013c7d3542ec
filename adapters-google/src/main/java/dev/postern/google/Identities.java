package dev.postern.google;

import dev.postern.domain.credential.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds who somebody is at Google, in the order of Application Default Credentials: the file that a variable names, gcloud's
 * file, the metadata server; then the login of gcloud itself.
 */
final class Identities {
    private static final String FILE = "application_default_credentials.json";

    private final GoogleSettings settings;
    private final FileIdentity files;
    private final MetadataServer metadata;
    private final GcloudCommand gcloud;
    private Optional<Optional<CredentialsFile>> read = Optional.empty();
    private Optional<String> gcloudName = Optional.empty();

    Identities(GoogleSettings settings, FileIdentity files, MetadataServer metadata, GcloudCommand gcloud) {
        this.settings = settings;
        this.files = files;
        this.metadata = metadata;
        this.gcloud = gcloud;
    }

    AccessToken token(boolean isFresh) {
        Optional<CredentialsFile> file = file();
        if (file.isPresent()) {
            return files.token(file.get());
        }
        return metadata.isThere() ? metadata.token() : gcloud.token(isFresh);
    }

    /** Who it is, in words for people. */
    String who() {
        return file().map(file -> file.json().text("client_email").map(email -> "`" + email + "`").orElse("that of `" + file.name() + "`"))
                .orElse("that of this machine or of `gcloud`");
    }

    /** Who it is, without asking anybody. */
    String name() {
        return file()
                .map(file -> file.type() + " " + file.json().text("client_email").or(() -> file.json().text("audience")).orElse("") + " "
                        + file.digest())
                .orElseGet(() -> "machine or gcloud " + settings.metadata().host().orElse("") + " " + gcloudName());
    }

    /** A file that a variable names must be there; gcloud's need not. */
    private synchronized Optional<CredentialsFile> file() {
        if (read.isEmpty()) {
            Optional<Path> path = settings.credentials()
                    .or(() -> settings.gcloud().map(folder -> folder.resolve(FILE)).filter(Files::exists));
            read = Optional.of(path.map(CredentialsFile::read));
        }
        return read.get();
    }

    /** Which of gcloud's configurations counts, and what stands in it. */
    private synchronized String gcloudName() {
        if (gcloudName.isEmpty()) {
            Optional<Path> folder = settings.gcloud();
            String active = settings.variable("CLOUDSDK_ACTIVE_CONFIG_NAME")
                    .or(() -> folder.map(path -> path.resolve("active_config")).filter(Files::isReadable).map(CredentialsFile::line))
                    .filter(name -> name.matches("[a-z0-9-]+")).orElse("default");
            String account = settings.variable("CLOUDSDK_CORE_ACCOUNT")
                    .orElseGet(() -> folder.map(path -> text(path.resolve("configurations").resolve("config_" + active))).orElse(""));
            gcloudName = Optional.of(active + " " + Digests.of(Secret.of(folder + " " + account)));
        }
        return gcloudName.get();
    }

    private static String text(Path file) {
        return Files.isReadable(file) ? Digests.of(CredentialsFile.text(file)) : "";
    }
}
