package dev.postern.cli.grammar;

import java.util.List;

/** The commands of the program, each with its words, its options and the examples that its help shows. */
public enum Command {
    COMPILE("compile", "[SRC_FILE...]", "Resolve requirements files or a project to exact versions, each from the index that owns it"),
    EXPLAIN("explain", "NAME [SRC_FILE...]", "Tell where a package comes from, which indexes were asked and which rule decided"),
    INDEX_LIST("index list", "", "Show the indexes in the order in which they are asked, and where each is configured"),
    INDEX_VERSIONS("index versions", "NAME", "Show which versions of a package each index has"),
    INDEX_AUDIT("index audit", "[SRC_FILE...]",
            "Look for signs of dependency confusion, asking all indexes for all names that requirements need"),
    AUTH_LOGIN("auth login", "INDEX", "Sign in to an index, or keep a password or token for it"),
    AUTH_LOGOUT("auth logout", "[INDEX]", "Forget the login for an index"),
    AUTH_STATUS("auth status", "[INDEX...]", "Show which credential goes to which index, and when it ends"),
    AUTH_TOKEN("auth token", "INDEX", "Print the password or token that goes to an index"),
    AUTH_HELPER("auth helper", "OPERATION", "Answer Bazel or Git by their protocols for credential helpers"),
    AUTH_INSTALL_BACKEND("auth install-backend", "", "Let Python programs that import keyring, such as twine and poetry, ask Postern"),
    EXEC("exec", "-- COMMAND [ARGUMENT...]", "Run a command with what it needs to be let in by the indexes"),
    ENV("env", "", "Print the variables that `postern exec` sets"),
    CACHE_DIR("cache dir", "", "Print the folder in which pages and metadata are kept"),
    CACHE_SIZE("cache size", "", "Print how many bytes are kept"),
    CACHE_PRUNE("cache prune", "", "Remove what has not been used for long"),
    CACHE_CLEAN("cache clean", "", "Remove all that is kept");

    private final String words;
    private final String operands;
    private final String description;

    Command(String words, String operands, String description) {
        this.words = words;
        this.operands = operands;
        this.description = description;
    }

    /** What a person types, one word or two. */
    public String words() {
        return words;
    }

    public String operands() {
        return operands;
    }

    public String description() {
        return description;
    }

    public List<FlagGroup> groups() {
        return switch (this) {
            case COMPILE -> List.of(FlagGroup.INPUT, FlagGroup.OUTPUT, FlagGroup.INDEX, FlagGroup.RESOLVER, FlagGroup.BUILD,
                    FlagGroup.PYTHON, FlagGroup.CACHE, FlagGroup.GLOBAL);
            case EXPLAIN, INDEX_AUDIT -> List.of(FlagGroup.INPUT, FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.RESOLVER, FlagGroup.BUILD,
                    FlagGroup.PYTHON, FlagGroup.CACHE, FlagGroup.GLOBAL);
            case INDEX_LIST -> List.of(FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case INDEX_VERSIONS -> List.of(FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.CACHE, FlagGroup.GLOBAL);
            case AUTH_LOGIN -> List.of(FlagGroup.LOGIN, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case AUTH_LOGOUT -> List.of(FlagGroup.LOGOUT, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case AUTH_STATUS -> List.of(FlagGroup.STATUS, FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case AUTH_TOKEN -> List.of(FlagGroup.USER, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case AUTH_HELPER -> List.of(FlagGroup.PROTOCOL, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case AUTH_INSTALL_BACKEND -> List.of(FlagGroup.BACKEND, FlagGroup.GLOBAL);
            case EXEC -> List.of(FlagGroup.INDEX, FlagGroup.GLOBAL);
            case ENV -> List.of(FlagGroup.VARIABLES, FlagGroup.INDEX, FlagGroup.GLOBAL);
            case CACHE_DIR, CACHE_PRUNE, CACHE_CLEAN -> List.of(FlagGroup.STORE, FlagGroup.GLOBAL);
            case CACHE_SIZE -> List.of(FlagGroup.ANSWER, FlagGroup.STORE, FlagGroup.GLOBAL);
        };
    }

    /** Whether what follows its first operand belongs to somebody else. */
    boolean endsAtOperand() {
        return this == EXEC;
    }

    public List<String> examples() {
        return switch (this) {
            case COMPILE -> List.of("compile requirements.in -o requirements.txt",
                    "compile pyproject.toml --all-extras --python-version 3.12 --python-platform linux",
                    "compile - --index acme=https://pypi.acme.example/simple --generate-hashes < requirements.in");
            case EXPLAIN -> List.of("explain acme-billing", "explain urllib3 requirements.in --format json");
            case INDEX_LIST -> List.of("index list", "index list --format json --directory examples/acme");
            case INDEX_VERSIONS -> List.of("index versions acme-billing", "index versions numpy --default-index https://pypi.org/simple");
            case INDEX_AUDIT -> List.of("index audit requirements.in", "index audit pyproject.toml --format json");
            case AUTH_LOGIN -> List.of("auth login https://pypi.acme.example/simple", "auth login acme -u ann --password - < password.txt",
                    "auth login acme --token - < token.txt");
            case AUTH_LOGOUT -> List.of("auth logout acme", "auth logout --all");
            case AUTH_STATUS -> List.of("auth status", "auth status --check", "auth status acme --format json");
            case AUTH_TOKEN -> List.of("auth token acme");
            case AUTH_HELPER -> List.of("auth helper --protocol bazel get", "auth helper --protocol git get");
            case AUTH_INSTALL_BACKEND -> List.of("auth install-backend --python .venv/bin/python",
                    "auth install-backend --python .venv/bin/python --remove");
            case EXEC -> List.of("exec -- uv sync", "exec -- twine upload --repository-url https://pypi.acme.example/legacy/ dist/*");
            case ENV -> List.of("env", "env --format fish | source", "env --for twine --format github >> \"$GITHUB_ENV\"");
            case CACHE_DIR -> List.of("cache dir");
            case CACHE_SIZE -> List.of("cache size");
            case CACHE_PRUNE -> List.of("cache prune");
            case CACHE_CLEAN -> List.of("cache clean");
        };
    }
}
