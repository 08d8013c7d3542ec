package dev.postern.jfrog;

import dev.postern.domain.credential.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The file in which JFrog's own command keeps its servers, of version 4 to 6, plain or encrypted. It is read and never written:
 * whoever renews a token of it keeps the new one elsewhere.
 */
final class CliConfiguration {
    /** Newest first; the command itself looks in this order. */
    private static final List<String> NAMES = List.of("jfrog-cli.conf.v6", "jfrog-cli.conf.v5", "jfrog-cli.conf.v4", "jfrog-cli.conf");

    private static final int MOST_BYTES = 1 << 20;

    private final JfrogSettings.CommandLine settings;
    private Optional<List<CliServer>> read = Optional.empty();

    CliConfiguration(JfrogSettings.CommandLine settings) {
        this.settings = settings;
    }

    /**
     * All servers; the one that the settings name stands first, then the default one.
     *
     * @throws UnusableConfiguration if the file is there and cannot be used
     */
    synchronized List<CliServer> servers() {
        if (read.isEmpty()) {
            read = Optional.of(settings.folder().flatMap(CliConfiguration::file).map(this::load).orElse(List.of()));
        }
        return read.get();
    }

    private static Optional<Path> file(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(file -> Files.exists(file, LinkOption.NOFOLLOW_LINKS)).findFirst();
    }

    private List<CliServer> load(Path file) {
        List<CliServer> servers = parse(text(file), file, text -> new CliEncryption(settings).decrypt(text));
        return Stream.of(servers.stream().filter(server -> settings.server().filter(server.id()::equals).isPresent()),
                servers.stream().filter(CliServer::isDefault), servers.stream()).flatMap(part -> part).distinct().toList();
    }

    /** Reads the text of such a file, whose name tells its version. */
    static List<CliServer> parse(Secret text, Path file, UnaryOperator<Secret> unlocking) {
        try {
            SecretJson configuration = SecretJson.parse(text);
            String name = String.valueOf(file.getFileName());
            int version = name.endsWith(".v6") ? 6 : name.endsWith(".v5") ? 5 : 4;
            UnaryOperator<Secret> opened = configuration.isTrue("enc") ? unlocking : UnaryOperator.identity();
            Stream<SecretJson> servers = Stream.of("servers", "artifactory").flatMap(list -> configuration.objects(list).stream());
            return servers.flatMap(server -> server(server, version, opened, "`" + file + "`").stream()).toList();
        } catch (MalformedJson e) {
            throw new UnusableConfiguration("the configuration of JFrog's command, `" + file + "`, cannot be read: " + e.getMessage());
        }
    }

    /** A server without an Artifactory, such as one for builds only, is left out. */
    private static Optional<CliServer> server(SecretJson json, int version, UnaryOperator<Secret> opened, String place) {
        Optional<String> artifactory = json.text("artifactoryUrl").or(() -> version < 5 ? json.text("url") : Optional.empty());
        Optional<String> home = version < 5 ? Optional.empty() : json.text("url");
        if (artifactory.isEmpty() && home.isEmpty()) {
            return Optional.empty();
        }
        Platform platform = artifactory.isPresent() ? Platform.ofArtifactory(artifactory.get(), json.text("accessUrl").or(() -> home
                .map(url -> url.endsWith("/") ? url + "access/" : url + "/access/")), place) : Platform.named(home.orElseThrow(), place);
        Optional<CliServer.Renewal> renewal = (version < 6 ? Optional.<Secret>empty() : json.secret("refreshToken"))
                .map(token -> new CliServer.Renewal(opened.apply(token), false))
                .or(() -> json.secret(version < 6 ? "refreshToken" : "artifactoryRefreshToken")
                        .map(token -> new CliServer.Renewal(opened.apply(token), true)))
                .filter(token -> !json.isTrue("disableTokenRefresh"));
        return Optional.of(new CliServer(json.text("serverId").orElse(""), platform, json.text("user"), json.secret("password").map(opened),
                json.secret("accessToken").map(opened), renewal, json.isTrue("isDefault")));
    }

    static Secret text(Path file) {
        try (InputStream input = Files.newInputStream(file)) {
            byte[] bytes = input.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new UnusableConfiguration("`" + file + "` is larger than 1 MiB, which no configuration of JFrog's command is");
            }
            return Secret.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UnusableConfiguration("`" + file + "` cannot be read (" + e.getClass().getSimpleName() + "); check its permissions");
        }
    }
}
