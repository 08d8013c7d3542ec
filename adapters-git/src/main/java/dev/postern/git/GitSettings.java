package dev.postern.git;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * How repositories are reached and what is kept of them.
 *
 * @param cache the folder in which checkouts are kept; empty for a temporary one
 * @param searchPath where {@code git} is looked for
 * @param environment the variables that {@code git} gets, and no others
 * @param offline whether only what is in the cache may be used
 * @param timeLimit how long one command may run
 */
public record GitSettings(Optional<Path> cache, List<Path> searchPath, Map<String, String> environment, boolean offline,
        Duration timeLimit) {

    /** The folders that this adapter keeps in the cache folder. */
    public static final List<String> KEPT_FOLDERS = List.of(CheckoutFolders.FOLDER);

    /** Those of them whose entries are kept each for itself, until nobody has used one for long. */
    public static final List<String> PRUNED_FOLDERS = Stream.of(CheckoutFolders.CHECKOUTS, CheckoutFolders.NAMES, CheckoutFolders.NEW)
            .map(folder -> CheckoutFolders.FOLDER + "/" + folder).toList();

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /** What {@code git} needs to find its settings, a person's keys and agents, and the way to servers. */
    private static final List<String> PASSED =
            List.of("PATH", "HOME", "XDG_CONFIG_HOME", "LANG", "TMPDIR", "SSH_AUTH_SOCK", "SSH_AGENT_PID",
                    "GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH",
                    "SYSTEMROOT",
                    "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy", "no_proxy");

    public GitSettings {
        searchPath = List.copyOf(searchPath);
        environment = Map.copyOf(environment);
    }

    /**
     * Settings from the caller's variables.
     *
     * @param workingDirectory where relative entries of the search path begin
     */
    public static GitSettings from(Map<String, String> variables, Path workingDirectory, Optional<Path> cache, boolean offline) {
        List<Path> path = Stream.of(variables.getOrDefault("PATH", "").split(File.pathSeparator, -1)).filter(text -> !text.isEmpty())
                .map(workingDirectory::resolve).toList();
        Map<String, String> passed = new TreeMap<>();
        variables.forEach((name, value) -> {
            // a CI system hands its tokens to git in this way
            if (PASSED.contains(name) || name.startsWith("GIT_CONFIG_") || name.startsWith("LC_")) {
                passed.put(name, value);
            }
        });
        return new GitSettings(cache, path, passed, offline, PATIENCE);
    }

    public GitSettings within(Duration newTimeLimit) {
        return new GitSettings(cache, searchPath, environment, offline, newTimeLimit);
    }

    /** A proxy's password and a CI system's token may stand in the variables. */
    @Override
    public String toString() {
        return "git on " + searchPath + ", variables " + new TreeMap<>(environment).keySet() + ", cache " + cache;
    }
}
