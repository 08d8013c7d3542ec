package dev.postern.oidc;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a caller's environment says about the CI service that it runs in, and about exchanges of its identity.
 *
 * @param environment all variables; they hold the CI service's secrets
 * @param folder where the caller works: a {@code file:} URL
 * @param exchanges where an identity becomes a credential
 */
public record OidcSettings(Map<String, String> environment, URI folder, List<Exchange> exchanges) {

    private static final Pattern INDEX = Pattern.compile("POSTERN_OIDC_([A-Z0-9_]+)_INDEX");

    /** What tells one job from another, at the services that are known. */
    private static final List<String> JOBS = List.of("GITHUB_REPOSITORY", "GITHUB_RUN_ID", "GITHUB_RUN_ATTEMPT", "GITHUB_JOB", "CI_JOB_ID",
            "SYSTEM_JOBID", "BUILD_BUILDID", "BUILDKITE_JOB_ID", "CIRCLE_WORKFLOW_JOB_ID");

    /**
     * One exchange, as written in the variables {@code POSTERN_OIDC_NAME_…}.
     *
     * @param name the part of the variables' names
     * @param index {@code …_INDEX}: the URL below which the credential is sent
     * @param tokenUrl {@code …_TOKEN_URL}: who exchanges
     * @param format {@code …_FORMAT}: {@code rfc8693} (the usual) or {@code cloudsmith}
     * @param audience {@code …_AUDIENCE}: for whom the CI service issues its token
     * @param username {@code …_USERNAME}: as whom the credential is sent; as a bearer token if empty
     * @param service {@code …_SERVICE}: Cloudsmith's service account
     * @param scope {@code …_SCOPE}
     */
    public record Exchange(String name, String index, Optional<String> tokenUrl, String format, String audience, Optional<String> username,
            Optional<String> service, Optional<String> scope) {}

    public OidcSettings {
        environment = Map.copyOf(environment);
        exchanges = List.copyOf(exchanges);
    }

    /**
     * Reads the variables of a caller.
     *
     * @param folder where the caller works
     */
    public static OidcSettings from(Map<String, String> environment, Path folder) {
        Stream<Exchange> named = new TreeMap<>(environment).keySet().stream().map(INDEX::matcher).filter(Matcher::matches)
                .map(name -> named(environment, name.group(1)));
        return new OidcSettings(environment, folder.toUri(), Stream.concat(named, cloudsmith(environment).stream()).toList());
    }

    private static Exchange named(Map<String, String> environment, String name) {
        String prefix = "POSTERN_OIDC_" + name + "_";
        return new Exchange(name, text(environment, prefix + "INDEX").orElse(""), text(environment, prefix + "TOKEN_URL"),
                text(environment, prefix + "FORMAT").orElse("rfc8693"), text(environment, prefix + "AUDIENCE").orElse(""),
                text(environment, prefix + "USERNAME"), text(environment, prefix + "SERVICE"), text(environment, prefix + "SCOPE"));
    }

    /** Cloudsmith's own variables do without ours. */
    private static Optional<Exchange> cloudsmith(Map<String, String> environment) {
        Optional<String> organisation = text(environment, "CLOUDSMITH_ORG").filter(name -> name.matches("[A-Za-z0-9_-]+"));
        return organisation.flatMap(name -> text(environment, "CLOUDSMITH_SERVICE_SLUG").map(service -> new Exchange("CLOUDSMITH",
                "https://dl.cloudsmith.io/basic/" + name + "/", Optional.of("https://api.cloudsmith.io/openid/" + name + "/"), "cloudsmith",
                text(environment, "CLOUDSMITH_OIDC_AUDIENCE").orElse("cloudsmith"), Optional.of("token"), Optional.of(service),
                Optional.empty())));
    }

    Optional<String> variable(String name) {
        return text(environment, name);
    }

    /** Which job this is, as far as its service says so. */
    String job() {
        return String.join(" ", JOBS.stream().map(name -> environment.getOrDefault(name, "")).filter(text -> !text.isEmpty()).toList());
    }

    private static Optional<String> text(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Variables hold secrets: they do not print. */
    @Override
    public String toString() {
        return "exchanges " + exchanges;
    }
}
