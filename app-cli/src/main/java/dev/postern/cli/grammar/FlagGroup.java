package dev.postern.cli.grammar;

import java.util.List;

/** The options that stand under one heading of a command's help. They are made when asked for: most calls need few. */
public enum FlagGroup {
    /** Where packages come from. */
    INDEX("Index options"),
    /** Which versions count. */
    RESOLVER("Resolver options"),
    /** What is read beside the sources. */
    INPUT("Input options"),
    /** Which kinds of files may be used. */
    BUILD("Build options"),
    /** Where packages must run. */
    PYTHON("Python options"),
    /** What the answer looks like. */
    OUTPUT("Output options"),
    /** What is kept between runs. */
    CACHE("Cache options"),
    /** Where that is. */
    STORE("Cache options"),
    /** The form of an answer that is data. */
    ANSWER("Output options"),
    /** What a person signs in with. */
    LOGIN("Login options"),
    /** Whose login is forgotten. */
    LOGOUT("Login options"),
    /** Whose credential is wanted. */
    USER("Login options"),
    /** How closely credentials are looked at. */
    STATUS("Status options"),
    /** Who asks for a credential. */
    PROTOCOL("Helper options"),
    /** Where Python's keyring lies. */
    BACKEND("Backend options"),
    /** Who reads variables, and how. */
    VARIABLES("Output options"),
    /** What every command has. */
    GLOBAL("Global options");

    private final String heading;

    FlagGroup(String heading) {
        this.heading = heading;
    }

    String heading() {
        return heading;
    }

    /** The options, in the order in which help shows them. */
    public List<Flag> flags() {
        return switch (this) {
            case INDEX -> List.of(
                    Flag.value("--default-index", "URL", "the index to ask last, instead of https://pypi.org/simple"),
                    Flag.values("--index", "[NAME=]URL", "an index to ask before the default one; may be repeated"),
                    Flag.value("-i --index-url", "URL", "the same as --default-index, as pip spells it"),
                    Flag.values("--extra-index-url", "URL", "an index to ask after those of --index, as pip spells it"),
                    Flag.values("-f --find-links", "LOCATION", "a folder or page whose files count beside those of the indexes"),
                    Flag.onOff("--no-index", "ask no index; only find-links and direct references"),
                    Flag.value("--index-strategy", "STRATEGY",
                            "first-index (the first index that has the name), unsafe-first-match or unsafe-best-match"),
                    Flag.values("--allow-insecure-host --trusted-host", "HOST", "do not verify the certificate of this host"),
                    Flag.onOff("--system-certs --native-tls", "trust what the operating system trusts, not the roots of Java"),
                    Flag.onOff("--no-system-certs --no-native-tls", ""),
                    Flag.value("--keyring-provider", "PROVIDER", "disabled, or subprocess (ask the `keyring` command of Python)"));
            case RESOLVER -> List.of(
                    Flag.onOff("-U --upgrade", "ignore the versions in an existing output file"),
                    Flag.onOff("--no-upgrade", ""),
                    Flag.values("-P --upgrade-package", "NAME", "ignore the version in an existing output file for this package"),
                    Flag.value("--resolution", "MODE", "highest, lowest or lowest-direct"),
                    Flag.value("--prerelease", "MODE", "disallow, allow, if-necessary or explicit"),
                    Flag.values("--prerelease-package", "NAME=MODE", "the same for one package"),
                    Flag.value("--exclude-newer", "DATE", "ignore files that were uploaded later, such as 2026-01-31 or `7 days`"),
                    Flag.values("--exclude-newer-package", "NAME=DATE", "the same for one package"),
                    Flag.onOff("--no-sources", "ignore the `sources` table of the project"),
                    Flag.values("--no-sources-package", "NAME", "the same for one package"),
                    Flag.onOff("--no-deps", "only the named packages, without what they need"),
                    Flag.onOff("--deps", ""),
                    Flag.onOff("--require-hashes", "take only packages that are pinned and have hashes"),
                    Flag.onOff("--no-require-hashes", ""),
                    Flag.onOff("--universal", ""),
                    Flag.onOff("--no-universal", ""),
                    Flag.value("--fork-strategy", "STRATEGY", ""));
            case INPUT -> List.of(
                    Flag.values("-c --constraint --constraints", "FILE", "versions that these packages must have if they are needed"),
                    Flag.values("--override --overrides", "FILE", "versions that these packages have whatever others ask for"),
                    Flag.values("--exclude --excludes", "FILE", "packages to leave out whoever asks for them"),
                    Flag.values("-b --build-constraint --build-constraints", "FILE", "the same as --constraint, for what builds need"),
                    Flag.values("--extra", "NAME", "an optional dependency of the project; may be repeated"),
                    Flag.onOff("--all-extras", "all optional dependencies of the project"),
                    Flag.onOff("--no-all-extras", ""),
                    Flag.values("--group", "[FILE:]NAME", "a dependency group of the project; may be repeated"));
            case BUILD -> List.of(
                    Flag.onOff("--no-build", "build nothing: wheels only"),
                    Flag.onOff("--build", ""),
                    Flag.values("--only-binary", "NAME|:all:|:none:", "wheels only, for this package"),
                    Flag.values("--no-binary", "NAME|:all:|:none:", "no wheels, for this package"),
                    Flag.values("-C --config-setting --config-settings", "KEY=VALUE", ""));
            case PYTHON -> List.of(
                    Flag.value("-p --python", "PYTHON", "the interpreter: a path, a name or a version"),
                    Flag.value("--python-version", "VERSION", "the Python version to resolve for, such as 3.12"),
                    Flag.value("--python-platform", "PLATFORM", "the platform to resolve for, such as linux or x86_64-manylinux_2_28"),
                    Flag.onOff("--system", ""));
            case OUTPUT -> List.of(
                    Flag.value("-o --output-file", "FILE", "write there too; an existing file keeps its versions"),
                    Flag.value("--format", "FORMAT", "requirements.txt, pylock.toml (PEP 751) or json"),
                    Flag.onOff("--generate-hashes", "add the digests of all files of each version"),
                    Flag.onOff("--no-generate-hashes", ""),
                    Flag.onOff("--no-strip-extras", "keep extras in the answer"),
                    Flag.onOff("--strip-extras", ""),
                    Flag.onOff("--no-strip-markers", "keep markers in the answer"),
                    Flag.onOff("--strip-markers", ""),
                    Flag.onOff("--no-annotate", "leave out `# via` comments"),
                    Flag.onOff("--annotate", ""),
                    Flag.value("--annotation-style", "STYLE", "split or line"),
                    Flag.onOff("--no-header", "leave out the comment at the top"),
                    Flag.onOff("--header", ""),
                    Flag.value("--custom-compile-command", "COMMAND", "the command that the header names"),
                    Flag.values("--no-emit-package --unsafe-package", "NAME", "leave this package out of the answer"),
                    Flag.onOff("--emit-index-url", "begin with the URLs of the indexes, without their secrets"),
                    Flag.onOff("--no-emit-index-url", ""),
                    Flag.onOff("--emit-find-links", "begin with the find-links locations"),
                    Flag.onOff("--no-emit-find-links", ""),
                    Flag.onOff("--emit-build-options", "begin with --only-binary and --no-binary"),
                    Flag.onOff("--no-emit-build-options", ""),
                    Flag.onOff("--emit-marker-expression", "say for which environments the answer holds"),
                    Flag.onOff("--no-emit-marker-expression", ""),
                    Flag.onOff("--emit-index-annotation", "say `# from <index>` even with a single index"),
                    Flag.onOff("--no-emit-index-annotation", "never say `# from <index>`"));
            case CACHE -> List.of(
                    Flag.value("--cache-dir", "FOLDER", "where pages and metadata are kept"),
                    Flag.onOff("-n --no-cache", "keep nothing, and use nothing kept"),
                    Flag.onOff("--refresh", "ask again for everything that is kept"),
                    Flag.onOff("--no-refresh", ""),
                    Flag.values("--refresh-package", "NAME", "the same for one package"),
                    Flag.onOff("--offline", "use only what is kept"),
                    Flag.onOff("--no-offline", ""));
            case STORE -> List.of(Flag.value("--cache-dir", "FOLDER", "where pages and metadata are kept"));
            case ANSWER -> List.of(Flag.value("--format", "FORMAT", "text or json"));
            case LOGIN -> List.of(
                    Flag.value("-u --username", "USER", "who signs in"),
                    Flag.value("--password", "PASSWORD|-", "their password; `-` reads it from standard input"),
                    Flag.value("-t --token", "TOKEN|-",
                            "a token, for the user `__token__` unless one is named; `-` reads it from standard input"));
            case LOGOUT -> List.of(
                    Flag.value("-u --username", "USER", "whose login is forgotten"),
                    Flag.onOff("--all", "forget all logins and all that was minted"));
            case USER -> List.of(Flag.value("-u --username", "USER", "whose password is wanted"));
            case STATUS -> List.of(Flag.onOff("--check", "ask each index once, and explain its answer"));
            case PROTOCOL -> List.of(Flag.value("--protocol", "PROTOCOL", "bazel (get) or git (get, store, erase)"));
            case BACKEND -> List.of(
                    Flag.value("-p --python", "PYTHON", "the interpreter of the environment in which the program lies"),
                    Flag.onOff("--remove", "take the backend away again"),
                    Flag.value("--wheel", "FOLDER", "write the backend there as a wheel, for pip or pipx to install"));
            case VARIABLES -> List.of(
                    Flag.value("--format", "FORMAT", "sh, fish, powershell, github, azure or json"),
                    Flag.values("--for", "CLIENT", "add a token for a program that cannot ask: twine or poetry"));
            case GLOBAL -> List.of(
                    Flag.value("--directory", "FOLDER", "run as if started there"),
                    Flag.value("--project", "FOLDER", "look for the project and its settings there"),
                    Flag.value("--config-file", "FILE", "read settings from this file only"),
                    Flag.onOff("--no-config", "read no settings file"),
                    Flag.onOff("--pip-config", "read pip's configuration too"),
                    Flag.counted("-q --quiet", "say less; twice: nothing"),
                    Flag.counted("-v --verbose", "say more"),
                    Flag.value("--color", "WHEN", "auto, always or never"),
                    Flag.onOff("--no-progress", "show no progress"),
                    Flag.onOff("-h --help", "show this help"));
        };
    }
}
