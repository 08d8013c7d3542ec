package dev.postern.cli.grammar;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * What was typed after a command's name, by the longest spelling of each option.
 *
 * @param parsed what picocli made of it
 */
public record Words(ParseResult parsed) {

    /** What is no option, in order. */
    public List<String> operands() {
        return parsed.matchedPositionalValue(0, List.of());
    }

    public boolean has(String flag) {
        return parsed.matchedOptionValue(flag, false);
    }

    /** How often a flag that may be repeated was given. */
    public int count(String flag) {
        return parsed.matchedOptionValue(flag, new boolean[0]).length;
    }

    /** Whether an option was typed, and its opposite not after it. */
    boolean isGiven(String flag) {
        String opposite = flag.startsWith("--no-") ? "--" + flag.substring(5) : "--no-" + flag.substring(2);
        return parsed.hasMatchedOption(flag) && either(flag, opposite).orElse(true);
    }

    public Optional<String> one(String flag) {
        return Optional.ofNullable(parsed.matchedOptionValue(flag, null));
    }

    /** All values of a flag, in the order given. */
    public List<String> all(String flag) {
        return parsed.matchedOptionValue(flag, List.of());
    }

    /** As {@link #all}, where one value may hold several with commas between them. */
    public List<String> allSplit(String flag) {
        return all(flag).stream().flatMap(value -> List.of(value.split(",")).stream()).map(String::strip)
                .filter(value -> !value.isEmpty()).toList();
    }

    /** Which of two opposite switches was given last; nothing where neither was. */
    public Optional<Boolean> either(String yes, String no) {
        Optional<Boolean> last = Optional.empty();
        for (OptionSpec option : parsed.matchedOptions()) {
            String name = option.longestName();
            if (name.equals(yes) || name.equals(no)) {
                last = Optional.of(name.equals(yes));
            }
        }
        return last;
    }
}
