package dev.postern.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that pip and uv know in a requirements file, by what Postern does with them. */
enum RequirementOption {
    INDEX_URL(true, "-i", "--index-url", "--pypi-url"),
    EXTRA_INDEX_URL(true, "--extra-index-url"),
    NO_INDEX(false, "--no-index"),
    FIND_LINKS(true, "-f", "--find-links"),
    REQUIREMENT(true, "-r", "--requirement"),
    CONSTRAINT(true, "-c", "--constraint"),
    EDITABLE(true, "-e", "--editable"),
    NO_BINARY(true, "--no-binary"),
    ONLY_BINARY(true, "--only-binary"),
    PRE(false, "--pre"),
    ALL_RELEASES(true, "--all-releases"),
    ONLY_FINAL(true, "--only-final"),
    REQUIRE_HASHES(false, "--require-hashes"),
    NO_REQUIRE_HASHES(false, "--no-require-hashes"),
    TRUSTED_HOST(true, "--trusted-host"),
    HASH(true, "--hash"),
    PREFER_BINARY(false, "--prefer-binary"),
    USE_FEATURE(true, "--use-feature"),
    CONFIG_SETTINGS(true, "-C", "--config-settings", "--config-setting"),
    GLOBAL_OPTION(true, "--global-option");

    private final boolean valued;
    private final List<String> names;

    RequirementOption(boolean valued, String... names) {
        this.valued = valued;
        this.names = List.of(names);
    }

    boolean valued() {
        return valued;
    }

    /** The long spelling, for messages. */
    String spelling() {
        return names.stream().filter(name -> name.startsWith("--")).findFirst().orElse(names.getFirst());
    }

    /** Those that belong to one requirement and follow it on its line. */
    boolean followsRequirement() {
        return this == HASH || this == CONFIG_SETTINGS || this == GLOBAL_OPTION;
    }

    static Optional<RequirementOption> named(String name) {
        return Arrays.stream(values()).filter(option -> option.names.contains(name)).findFirst();
    }

    static List<String> allNames() {
        List<String> all = new ArrayList<>();
        for (RequirementOption option : values()) {
            all.addAll(option.names.stream().filter(name -> name.startsWith("--")).toList());
        }
        return all;
    }
}
