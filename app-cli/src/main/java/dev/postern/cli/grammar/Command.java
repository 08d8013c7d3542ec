package dev.postern.cli.grammar;

import java.util.List;

/** The commands of the program, each with its words, its options and the examples that its help shows. */
public enum Command {
    COMPILE("compile", "[SRC_FILE...]", "Resolve requirements files or a project to exact versions, each from the index that owns it",
            List.of(FlagGroup.INPUT, FlagGroup.OUTPUT, FlagGroup.INDEX, FlagGroup.RESOLVER, FlagGroup.BUILD, FlagGroup.PYTHON,
                    FlagGroup.CACHE, FlagGroup.GLOBAL),
            List.of("compile requirements.in -o requirements.txt",
                    "compile pyproject.toml --all-extras --python-version 3.12 --python-platform linux",
                    "compile - --index acme=https://pypi.acme.example/simple --generate-hashes < requirements.in")),
    EXPLAIN("explain", "NAME [SRC_FILE...]", "Tell where a package comes from, which indexes were asked and which rule decided",
            List.of(FlagGroup.INPUT, FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.RESOLVER, FlagGroup.BUILD, FlagGroup.PYTHON,
                    FlagGroup.CACHE, FlagGroup.GLOBAL),
            List.of("explain acme-billing", "explain urllib3 requirements.in --format json")),
    INDEX_LIST("index list", "", "Show the indexes in the order in which they are asked, and where each is configured",
            List.of(FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.GLOBAL),
            List.of("index list", "index list --format json --directory examples/acme")),
    INDEX_VERSIONS("index versions", "NAME", "Show which versions of a package each index has",
            List.of(FlagGroup.ANSWER, FlagGroup.INDEX, FlagGroup.CACHE, FlagGroup.GLOBAL),
            List.of("index versions acme-billing", "index versions numpy --default-index https://pypi.org/simple")),
    CACHE_DIR("cache dir", "", "Print the folder in which pages and metadata are kept",
            List.of(FlagGroup.STORE, FlagGroup.GLOBAL), List.of("cache dir")),
    CACHE_SIZE("cache size", "", "Print how many bytes are kept",
            List.of(FlagGroup.ANSWER, FlagGroup.STORE, FlagGroup.GLOBAL), List.of("cache size")),
    CACHE_PRUNE("cache prune", "", "Remove what has not been used for long",
            List.of(FlagGroup.STORE, FlagGroup.GLOBAL), List.of("cache prune")),
    CACHE_CLEAN("cache clean", "", "Remove all that is kept",
            List.of(FlagGroup.STORE, FlagGroup.GLOBAL), List.of("cache clean"));

    private final String words;
    private final String operands;
    private final String description;
    private final List<FlagGroup> groups;
    private final List<String> examples;

    Command(String words, String operands, String description, List<FlagGroup> groups, List<String> examples) {
        this.words = words;
        this.operands = operands;
        this.description = description;
        this.groups = groups;
        this.examples = examples;
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
        return groups;
    }

    public List<String> examples() {
        return examples;
    }
}
