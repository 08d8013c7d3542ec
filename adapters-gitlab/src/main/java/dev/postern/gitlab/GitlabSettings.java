package dev.postern.gitlab;

import dev.postern.domain.credential.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller's environment says about GitLab. Files are read later, when a URL of a registry is asked about.
 *
 * @param api the interface of the server that runs this job: {@code CI_API_V4_URL}, or made of {@code CI_SERVER_HOST}
 * @param jobToken {@code CI_JOB_TOKEN}
 * @param deployUser {@code CI_DEPLOY_USER}
 * @param deployPassword {@code CI_DEPLOY_PASSWORD}
 * @param host the server of the personal token: {@code GITLAB_HOST}, a name or a URL
 * @param personalToken {@code GITLAB_TOKEN}
 * @param glab where the {@code glab} command keeps its configuration; empty if there is no home
 */
public record GitlabSettings(Optional<String> api, Optional<Secret> jobToken, Optional<String> deployUser, Optional<Secret> deployPassword,
        String host, Optional<Secret> personalToken, Optional<Path> glab) {

    static final String CLOUD = "gitlab.com";

    /**
     * Reads the variables of a caller.
     *
     * @param home the person's folder; empty if none is known
     */
    public static GitlabSettings from(Map<String, String> environment, Optional<Path> home) {
        Optional<String> api = text(environment, "CI_API_V4_URL").or(() -> text(environment, "CI_SERVER_HOST").map(host -> "https://" + host
                + text(environment, "CI_SERVER_PORT").filter(port -> !port.equals("443")).map(port -> ":" + port).orElse("") + "/api/v4"));
        Optional<Path> glab = text(environment, "GLAB_CONFIG_DIR").map(Path::of)
                .or(() -> text(environment, "XDG_CONFIG_HOME").map(folder -> Path.of(folder, "glab-cli")))
                .or(() -> home.map(folder -> folder.resolve(".config").resolve("glab-cli")));
        return new GitlabSettings(api, secret(environment, "CI_JOB_TOKEN"), text(environment, "CI_DEPLOY_USER"),
                secret(environment, "CI_DEPLOY_PASSWORD"), text(environment, "GITLAB_HOST").orElse(CLOUD),
                secret(environment, "GITLAB_TOKEN"),
                glab.map(folder -> folder.resolve("config.yml")));
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static Optional<Secret> secret(Map<String, String> environment, String name) {
        return text(environment, name).map(Secret::of);
    }
}
