package dev.postern.python;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Where and how sources are built.
 *
 * @param cache the folder in which builds lie while they run, and what they told for good; empty for a temporary one
 * @param environment the variables that a build gets from its caller, and no others
 * @param timeLimit how long one hook may run
 * @param outputLimit bytes that one hook may print
 */
public record PythonBuildSettings(Optional<Path> cache, Map<String, String> environment, Duration timeLimit, long outputLimit) {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final long MOST_OUTPUT = 64L << 20;

    /** What compilers, linkers and build tools read. */
    private static final List<String> PASSED = List.of("PATH", "LANG", "LANGUAGE", "TZ", "SOURCE_DATE_EPOCH", "CC", "CXX", "CPP", "AR",
            "LD",
            "FC", "CFLAGS", "CXXFLAGS", "CPPFLAGS", "FFLAGS", "LDFLAGS", "LD_LIBRARY_PATH", "LIBRARY_PATH", "CPATH", "PKG_CONFIG_PATH",
            "MAKEFLAGS", "MAX_JOBS", "SDKROOT", "DEVELOPER_DIR", "MACOSX_DEPLOYMENT_TARGET", "ARCHFLAGS", "DYLD_LIBRARY_PATH", "SYSTEMROOT",
            "RUSTUP_HOME", "CARGO_HOME", "RUSTFLAGS", "JAVA_HOME", "CUDA_HOME", "SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE");
    private static final List<String> PASSED_PREFIXES = List.of("LC_", "CMAKE_", "SETUPTOOLS_", "PBR_", "HATCH_BUILD_", "PDM_BUILD_",
            "SKBUILD_", "CARGO_BUILD_", "CARGO_NET_", "OPENSSL_");
    private static final List<String> STEERING_PREFIXES = List.of("SETUPTOOLS_", "PBR_", "HATCH_BUILD_", "PDM_BUILD_", "SKBUILD_");
    private static final List<String> PROXIES = List.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");
    private static final Pattern SECRET =
            Pattern.compile("TOKEN|SECRET|PASSW|CREDENTIAL|AUTH|_KEY|COOKIE|SESSION", Pattern.CASE_INSENSITIVE);

    public PythonBuildSettings {
        environment = Map.copyOf(environment);
    }

    /**
     * Settings from the caller's variables. A build sees those that compilers and build tools read, proxies without their passwords, and
     * nothing whose name or value looks like a secret.
     */
    public static PythonBuildSettings from(Map<String, String> variables, Optional<Path> cache) {
        Map<String, String> passed = new TreeMap<>();
        variables.forEach((name, value) -> {
            String upper = name.toUpperCase(Locale.ROOT);
            boolean known = PASSED.contains(name) || PASSED_PREFIXES.stream().anyMatch(name::startsWith);
            if (PROXIES.contains(upper)) {
                passed.put(name, withoutUserInfo(value));
            } else if (known && !SECRET.matcher(name).find() && withoutUserInfo(value).equals(value)) {
                passed.put(name, value);
            }
        });
        // a build gets another HOME, and Rust's tool chains lie in the caller's
        Optional.ofNullable(variables.get("HOME")).ifPresent(home -> passed.putIfAbsent("RUSTUP_HOME", home + "/.rustup"));
        return new PythonBuildSettings(cache, passed, PATIENCE, MOST_OUTPUT);
    }

    /** The variables by which backends can be told another version or other options. */
    Map<String, String> steering() {
        Map<String, String> steering = new TreeMap<>(environment);
        steering.keySet().removeIf(name -> STEERING_PREFIXES.stream().noneMatch(name::startsWith));
        return steering;
    }

    public PythonBuildSettings within(Duration newTimeLimit) {
        return new PythonBuildSettings(cache, environment, newTimeLimit, outputLimit);
    }

    public PythonBuildSettings saying(long newOutputLimit) {
        return new PythonBuildSettings(cache, environment, timeLimit, newOutputLimit);
    }

    /** User and password before the host of a URL, which may come without a scheme. */
    private static String withoutUserInfo(String value) {
        int start = value.indexOf("://") < 0 ? 0 : value.indexOf("://") + 3;
        int slash = value.indexOf('/', start);
        int at = value.lastIndexOf('@', slash < 0 ? value.length() : slash);
        return at < start ? value : value.substring(0, start) + value.substring(at + 1);
    }
}
