package dev.postern.jfrog;

import dev.postern.domain.credential.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a caller's environment says about JFrog platforms. Files are read later, when a URL of a platform is asked about.
 *
 * @param url the platform that the three that follow belong to ({@code JF_URL}), as written
 * @param accessToken {@code JF_ACCESS_TOKEN}
 * @param user {@code JF_USER}
 * @param password {@code JF_PASSWORD}, a password, a reference token or an API key
 * @param platforms further platforms on hosts of their own ({@code POSTERN_JFROG_URLS}), as written
 * @param commandLine where JFrog's own command keeps its servers
 * @param exchange how the identity of a CI job becomes a token
 */
public record JfrogSettings(Optional<String> url, Optional<Secret> accessToken, Optional<String> user, Optional<Secret> password,
        List<String> platforms, CommandLine commandLine, Exchange exchange) {

    private static final List<String> JOBS = List.of("GITHUB_REPOSITORY", "GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB", "CI_JOB_ID",
            "SYSTEM_JOBID", "BUILD_BUILDID", "BUILDKITE_JOB_ID", "CIRCLE_WORKFLOW_JOB_ID");

    /**
     * JFrog's own command.
     *
     * @param folder {@code JFROG_CLI_HOME_DIR}, or {@code .jfrog} in the person's folder; empty if there is none
     * @param server {@code JFROG_CLI_SERVER_ID}
     * @param key {@code JFROG_CLI_ENCRYPTION_KEY}: the key itself, or the path of a file with it
     */
    public record CommandLine(Optional<Path> folder, Optional<String> server, Optional<Secret> key) {}

    /**
     * The exchange of an identity token (OpenID Connect). It happens only if a provider is named.
     *
     * @param provider the integration's name in the platform ({@code POSTERN_JFROG_OIDC_PROVIDER})
     * @param audience for whom the CI service issues its token; empty for the service's own default
     * @param type {@code GitHub}, {@code Azure} or {@code GenericOidc}; by the CI service if empty
     * @param project {@code JF_PROJECT}
     * @param mapping the identity mapping's name, if the provider has several
     * @param token the identity token itself ({@code JFROG_CLI_OIDC_EXCHANGE_TOKEN_ID})
     * @param job which job of the CI service this is, so that two jobs on one machine never share a token
     */
    public record Exchange(Optional<String> provider, String audience, Optional<String> type, Optional<String> project,
            Optional<String> mapping, Optional<Secret> token, String job) {}

    public JfrogSettings {
        platforms = List.copyOf(platforms);
    }

    /**
     * Reads the variables of a caller.
     *
     * @param home the person's folder; empty if none is known
     */
    public static JfrogSettings from(Map<String, String> environment, Optional<Path> home) {
        CommandLine commandLine = new CommandLine(
                text(environment, "JFROG_CLI_HOME_DIR").map(Path::of).or(() -> home.map(folder -> folder.resolve(".jfrog"))),
                text(environment, "JFROG_CLI_SERVER_ID"), secret(environment, "JFROG_CLI_ENCRYPTION_KEY"));
        Exchange exchange = new Exchange(text(environment, "POSTERN_JFROG_OIDC_PROVIDER"),
                text(environment, "POSTERN_JFROG_OIDC_AUDIENCE").orElse(""), text(environment, "JFROG_CLI_OIDC_PROVIDER_TYPE"),
                text(environment, "JF_PROJECT"), text(environment, "POSTERN_JFROG_OIDC_MAPPING"),
                secret(environment, "JFROG_CLI_OIDC_EXCHANGE_TOKEN_ID"),
                String.join(" ", JOBS.stream().flatMap(name -> text(environment, name).stream()).toList()));
        List<String> platforms = text(environment, "POSTERN_JFROG_URLS").stream()
                .flatMap(urls -> Stream.of(urls.split("[\\s,]+"))).filter(url -> !url.isEmpty()).toList();
        return new JfrogSettings(text(environment, "JF_URL"), secret(environment, "JF_ACCESS_TOKEN"), text(environment, "JF_USER"),
                secret(environment, "JF_PASSWORD"), platforms, commandLine, exchange);
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Secret> secret(Map<String, String> environment, String name) {
        return text(environment, name).map(Secret::of);
    }
}
