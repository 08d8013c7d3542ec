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
            case CACHE_DIR, CACHE_PRUNE, CACHE_CLEAN -> List.of(FlagGroup.STORE, FlagGroup.GLOBAL);
            case CACHE_SIZE -> List.of(FlagGroup.ANSWER, FlagGroup.STORE, FlagGroup.GLOBAL);
        };
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
            case CACHE_DIR -> List.of("cache dir");
            case CACHE_SIZE -> List.of("cache size");
            case CACHE_PRUNE -> List.of("cache prune");
            case CACHE_CLEAN -> List.of("cache clean");
        };
    }
}
