package dev.postern.cli.grammar;

import java.util.List;

/** Options that cannot be meant at the same time. What stands in variables and settings files gives way instead. */
final class Contradictions {

    /** Two options, and what to do. */
    private record Pair(String one, String other, String hint) {}

    private static final List<Pair> PAIRS = List.of(
            new Pair("--quiet", "--verbose", "give one of them"),
            new Pair("--no-config", "--config-file", "give one of them"),
            new Pair("--all-extras", "--extra", "`--all-extras` has them all"),
            new Pair("--no-build", "--no-binary", "together they leave nothing to choose from; give one of them"),
            new Pair("--offline", "--refresh", "offline nothing can be asked again; give one of them"),
            new Pair("--offline", "--refresh-package", "offline nothing can be asked again; give one of them"),
            new Pair("--offline", "--no-cache", "offline all there is is what is kept; give one of them"),
            new Pair("--password", "--token", "give one of them"),
            new Pair("--default-index", "--index-url", "both name the default index; give one of them"));

    private Contradictions() {}

    /** Throws {@link UsageProblem} for the first pair that was typed. */
    static void check(Words words) {
        for (Pair pair : PAIRS) {
            if (words.isGiven(pair.one()) && words.isGiven(pair.other())) {
                throw new UsageProblem("`" + pair.one() + "` cannot be used with `" + pair.other() + "`", pair.hint());
            }
        }
        if (words.allSplit("--only-binary").contains(":all:") && words.allSplit("--no-binary").contains(":all:")) {
            throw new UsageProblem("`--only-binary :all:` cannot be used with `--no-binary :all:`",
                    "together they leave nothing to choose from; give one of them");
        }
    }
}
