package dev.postern.azure;

import dev.postern.domain.credential.Secret;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one caller says about Azure Artifacts: all variables of its environment, of which those of Microsoft's credential provider,
 * of the Azure libraries and of pipelines are read, each under every name that it has had.
 *
 * @param environment every variable; the values do not print
 * @param home the person's folder, in which commands run
 * @param secrets the folder in which containers find secrets as files
 * @param clientId the public client that a person signs in with
 * @param probesHosts whether an unknown https host may be asked once, without a credential, and is believed if it answers as
 *     Azure DevOps does; such a host gets tokens of the organization that it names
 */
public record AzureSettings(Map<String, Secret> environment, Path home, Path secrets, String clientId, boolean probesHosts) {

    /** Microsoft's own client for feeds, which their tools sign in with; {@code POSTERN_AZURE_CLIENT_ID} names another. */
    private static final String ARTIFACTS_CLIENT = "d5a56ea4-7369-46b8-a538-c370805301bf";

    private static final String NOW = "ARTIFACTS_CREDENTIALPROVIDER_";
    private static final String BEFORE = "NUGET_CREDENTIALPROVIDER_";

    public AzureSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * Reads the variables; files that they name are read when a URL of Azure is asked for.
     *
     * @param home absolute; any existing folder will do where a person has none
     */
    public static AzureSettings from(Map<String, String> environment, Path home) {
        Map<String, Secret> variables = new HashMap<>();
        environment.forEach((name, value) -> variables.put(name, Secret.of(value)));
        AzureSettings settings = new AzureSettings(variables, home, Path.of("/run/secrets"), ARTIFACTS_CLIENT, false);
        return new AzureSettings(variables, home, settings.secrets, settings.text("POSTERN_AZURE_CLIENT_ID").orElse(ARTIFACTS_CLIENT),
                settings.flag("POSTERN_AZURE_PROBE_HOSTS", false));
    }

    /** The first of these variables that is not blank. */
    Optional<String> text(String... names) {
        return Stream.of(names).flatMap(name -> secret(name).stream()).findFirst().map(Secret::reveal);
    }

    /** The variable unless it is blank; space around it does not count. */
    Optional<Secret> secret(String name) {
        return Optional.ofNullable(environment.get(name)).map(value -> value.reveal().strip()).filter(value -> !value.isEmpty())
                .map(Secret::of);
    }

    /** All variables, for a command. */
    Map<String, String> variables() {
        Map<String, String> variables = new HashMap<>();
        environment.forEach((name, value) -> variables.put(name, value.reveal()));
        return variables;
    }

    /** A setting of the credential provider, in all spellings that its code and its documentation have. */
    Optional<String> provider(String setting) {
        return providerNames(setting).stream().flatMap(name -> text(name).stream()).findFirst();
    }

    /** A switch: {@code true} or {@code false} in any case; anything else is as if it were not set. */
    boolean flag(String name, boolean otherwise) {
        String value = text(name).orElse("");
        return value.equalsIgnoreCase("true") || !value.equalsIgnoreCase("false") && otherwise;
    }

    boolean providerFlag(String setting, boolean otherwise) {
        return providerNames(setting).stream().filter(name -> secret(name).isPresent()).findFirst().map(name -> flag(name, otherwise))
                .orElse(otherwise);
    }

    private static List<String> providerNames(String setting) {
        return List.of(NOW + setting, NOW + "VSTS_" + setting, BEFORE + setting, BEFORE + "VSTS_" + setting);
    }
}
