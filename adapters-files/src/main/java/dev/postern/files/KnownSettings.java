package dev.postern.files;

import static dev.postern.files.SettingReaders.all;
import static dev.postern.files.SettingReaders.byPackage;
import static dev.postern.files.SettingReaders.oneOf;
import static dev.postern.files.SettingReaders.parsed;

import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.version.Version;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that mean something to Postern, by key: how each is read and where it may stand in uv's files. */
final class KnownSettings {

    /** Where a key may stand in uv's files. In Postern's own all stand at the top. */
    enum Standing {
        /** In Postern's files only. */
        POSTERN,
        /** At the top of uv's settings. */
        TOP,
        /** In uv's table {@code pip}, which goes before the top. */
        PIP,
        /** In both. */
        BOTH
    }

    /** One setting. */
    record Known(Standing standing, SettingReaders.Reader reader) {}

    /** What is no plain value: the indexes, and uv's table. */
    static final Set<String> STRUCTURED = Set.of("index", "index-url", "extra-index-url", "find-links");

    /** What uv allows in {@code pyproject.toml} only. */
    static final List<String> PROJECT_ONLY = List.of("sources", "workspace", "dev-dependencies", "default-groups", "dependency-groups",
            "managed", "package", "conflicts", "build-backend");

    private static final SettingReaders.Reader PRERELEASE = oneOf("disallow", "allow", "if-necessary", "explicit",
            "if-necessary-or-explicit");
    private static final Map<String, Known> ALL = new LinkedHashMap<>();

    static {
        put(Standing.BOTH, "no-index", SettingReaders::flag);
        put(Standing.BOTH, "index-strategy", (node, scope) -> List.of(IndexTable.choice(node, IndexStrategy::parse,
                "one of `first-index`, `unsafe-first-match`, `unsafe-best-match`").toString()));
        put(Standing.BOTH, "keyring-provider", oneOf("disabled", "subprocess"));
        put(Standing.BOTH, "resolution", oneOf("highest", "lowest", "lowest-direct"));
        put(Standing.BOTH, "prerelease", PRERELEASE);
        put(Standing.BOTH, "prerelease-package", byPackage(PRERELEASE));
        put(Standing.BOTH, "fork-strategy", oneOf("fewest", "requires-python"));
        put(Standing.BOTH, "exclude-newer", SettingReaders::excludeNewer);
        put(Standing.BOTH, "exclude-newer-package", byPackage(SettingReaders::excludeNewer));
        put(Standing.POSTERN, "cooldown-package", byPackage(SettingReaders::cooldown));
        dependencies();
        files();
        network();
        target();
        output();
    }

    private KnownSettings() {}

    private static void put(Standing standing, String key, SettingReaders.Reader reader) {
        ALL.put(key, new Known(standing, reader));
    }

    private static void flags(Standing standing, String... keys) {
        for (String key : keys) {
            put(standing, key, SettingReaders::flag);
        }
    }

    private static void dependencies() {
        put(Standing.TOP, "constraint-dependencies", SettingReaders::requirements);
        put(Standing.TOP, "build-constraint-dependencies", SettingReaders::requirements);
        put(Standing.TOP, "override-dependencies", SettingReaders::requirements);
        put(Standing.TOP, "exclude-dependencies", SettingReaders::names);
        put(Standing.TOP, "environments", SettingReaders::markers);
        put(Standing.TOP, "required-environments", SettingReaders::markers);
    }

    private static void files() {
        put(Standing.BOTH, "no-binary", SettingReaders::selection);
        put(Standing.TOP, "no-binary-package", SettingReaders::names);
        put(Standing.PIP, "only-binary", SettingReaders::selection);
        put(Standing.TOP, "no-build-package", SettingReaders::names);
        put(Standing.BOTH, "no-sources-package", SettingReaders::names);
        put(Standing.BOTH, "upgrade-package", SettingReaders::requirements);
        flags(Standing.BOTH, "no-build", "no-sources", "upgrade");
    }

    private static void network() {
        flags(Standing.TOP, "offline", "no-cache", "system-certs");
        put(Standing.TOP, "cache-dir", SettingReaders::path);
        put(Standing.TOP, "http-proxy", SettingReaders::text);
        put(Standing.TOP, "https-proxy", SettingReaders::text);
        put(Standing.TOP, "no-proxy", SettingReaders::texts);
        put(Standing.TOP, "allow-insecure-host", SettingReaders::texts);
    }

    private static void target() {
        put(Standing.PIP, "python", SettingReaders::text);
        put(Standing.PIP, "python-version", parsed(Version::parse));
        put(Standing.PIP, "python-platform", parsed(TargetPlatform::parse));
        put(Standing.PIP, "extra", all(ExtraName::of));
        put(Standing.PIP, "no-extra", all(ExtraName::of));
        put(Standing.PIP, "group", all(text -> GroupName.of(text.substring(text.lastIndexOf(':') + 1))));
        flags(Standing.PIP, "universal", "all-extras", "no-deps", "require-hashes");
    }

    private static void output() {
        put(Standing.PIP, "output-file", SettingReaders::path);
        put(Standing.PIP, "annotation-style", oneOf("split", "line"));
        put(Standing.PIP, "no-emit-package", SettingReaders::names);
        put(Standing.PIP, "custom-compile-command", SettingReaders::text);
        flags(Standing.PIP, "generate-hashes", "no-header", "no-annotate", "no-strip-extras", "no-strip-markers", "emit-index-url",
                "emit-find-links", "emit-build-options", "emit-index-annotation", "emit-marker-expression");
    }

    static Optional<Known> named(String key) {
        return Optional.ofNullable(ALL.get(key));
    }

    static Set<String> keys() {
        return ALL.keySet();
    }
}
