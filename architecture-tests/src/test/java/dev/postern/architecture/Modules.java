package dev.postern.architecture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What each module is, which others it may use, and which library lives where. {@code ARCHITECTURE.md} prints this table. */
final class Modules {
    /**
     * @param folder the module's folder at the root
     * @param home its package below {@code dev.postern}
     * @param uses homes of earlier rows; whoever uses a module may use what that one uses
     */
    record Row(String folder, String home, String what, Set<String> uses) {}

    /** @param prefix of package names, with the dot at its end */
    record Library(String prefix, Set<String> homes) {}

    static final List<Row> TABLE = List.of(
            row("domain", "domain", "values, rules and ports; needs only `java.base`"),
            row("domain-testkit", "testkit", "the contract of every port, ports in memory, a small language for universes", "domain"),
            row("adapters-http", "http", "indexes, metadata and downloads over HTTP, with their cache", "domain"),
            row("adapters-files", "files", "settings, requirements files, directory indexes", "domain"),
            row("adapters-git", "git", "source trees out of Git repositories", "domain"),
            row("adapters-python", "python", "asks interpreters for markers and tags, builds sources, places wheels", "domain"),
            row("adapters-jfrog", "jfrog", "JFrog Artifactory: recognises its URLs, obtains its tokens", "domain"),
            row("adapters-azure", "azure", "Azure Artifacts: recognises its URLs, obtains its tokens", "domain"),
            row("adapters-keyring", "keyring",
                    "the `keyring` command, and other commands that tell credentials", "domain"),
            row("adapters-google", "google", "Google Artifact Registry: recognises its URLs, obtains its tokens", "domain"),
            row("adapters-aws", "aws", "AWS CodeArtifact: recognises its URLs, obtains its tokens", "domain"),
            row("adapters-oidc", "oidc", "identity tokens of CI services, and their exchange", "domain"),
            row("adapters-gitlab", "gitlab", "GitLab package registries: recognises their URLs, knows their tokens", "domain"),
            row("assembly", "assembly", "the only place where adapters meet", "http", "files", "git", "python", "keyring", "aws", "azure",
                    "google", "jfrog", "gitlab", "oidc"),
            row("app-cli", "cli", "parse, call, render", "assembly"),
            row("benchmarks", "benchmarks", "measurements and their report",
                    "testkit", "cli"),
            row("fuzz-tests", "fuzz", "hostile input for every parser of text from outside", "http", "files", "python", "azure",
                    "aws"));

    private static final Map<String, Row> BY_HOME = TABLE.stream()
            .collect(Collectors.toMap(Row::home, row -> row, (a, b) -> a, LinkedHashMap::new));

    private static final Set<String> GUICE = Set.of("http", "files", "python", "assembly", "cli");

    /** A library that stands in no row may not be used at all. */
    static final List<Library> LIBRARIES = List.of(
            new Library("org.jspecify.", BY_HOME.keySet()),
            new Library("io.vertx.", Set.of("http")),
            new Library("io.netty.", Set.of("http")),
            new Library("org.jsoup.", Set.of("http", "files")),
            new Library("com.fasterxml.jackson.", Set.of("aws", "http", "python", "cli", "benchmarks", "oidc", "azure", "google", "jfrog")),
            new Library("com.microsoft.aad.msal4j.", Set.of("azure")),
            new Library("com.sun.net.httpserver.", Set.of("testkit")),
            new Library("picocli.", Set.of("cli")),
            new Library("com.google.inject.", GUICE),
            new Library("jakarta.inject.", GUICE),
            new Library("org.junit.", Set.of("testkit")),
            new Library("org.assertj.", Set.of("testkit")),
            new Library("org.openjdk.jmh.", Set.of("benchmarks")));

    private Modules() {}

    static boolean isListed(String home) {
        return BY_HOME.containsKey(home);
    }

    static boolean isAdapter(String home) {
        Row row = BY_HOME.get(home);
        return row != null && row.folder().startsWith("adapters-");
    }

    static boolean mayUse(String user, String used) {
        Row row = BY_HOME.get(user);
        return row != null && (user.equals(used) || row.uses().stream().anyMatch(next -> mayUse(next, used)));
    }

    static boolean mayUseLibrary(String home, String packageName) {
        return LIBRARIES.stream().anyMatch(row -> (packageName + ".").startsWith(row.prefix()) && row.homes().contains(home));
    }

    private static Row row(String folder, String home, String what, String... uses) {
        return new Row(folder, home, what, Set.of(uses));
    }
}
