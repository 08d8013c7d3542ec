package dev.postern.cli.grammar;

import dev.postern.domain.name.CloseNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Turns arguments into a request. Of the options of the command that is called only those are declared to picocli that may stand among the
 * arguments, since declaring all of them costs more than a short command does.
 */
public final class Grammar {

    /** What the arguments ask for. */
    public sealed interface Request {
        /** To run a command. */
        record Run(Command command, Words words) implements Request {}

        /** To say which version this is. */
        record TellVersion() implements Request {}

        /** To explain the program, or the commands that begin with a word. */
        record TellCommands(String word) implements Request {}

        /** To explain a command. */
        record TellUsage(Command command) implements Request {}
    }

    private Grammar() {}

    /** Throws {@link UsageProblem}. */
    public static Request parse(List<String> arguments) {
        int at = firstWord(arguments, 0);
        List<String> before = arguments.subList(0, at);
        if (before.contains("--version") || before.contains("-V")) {
            return new Request.TellVersion();
        }
        if (at == arguments.size()) {
            if (before.isEmpty() || before.contains("--help") || before.contains("-h")) {
                return new Request.TellCommands("");
            }
            throw new UsageProblem("no command is given", "`postern --help` lists the commands");
        }
        return command(arguments, at);
    }

    private static Request command(List<String> arguments, int at) {
        String word = arguments.get(at);
        var words = new ArrayList<>(arguments.subList(0, at));
        var single = named(word);
        if (single.isPresent()) {
            words.addAll(arguments.subList(at + 1, arguments.size()));
            return request(single.get(), words);
        }
        if (Arrays.stream(Command.values()).noneMatch(command -> command.words().startsWith(word + " "))) {
            throw unknown(word, firstWords());
        }
        int next = firstWord(arguments, at + 1);
        words.addAll(arguments.subList(at + 1, next));
        if (next == arguments.size()) {
            return new Request.TellCommands(word);
        }
        var twoWords = word + " " + arguments.get(next);
        words.addAll(arguments.subList(next + 1, arguments.size()));
        return request(named(twoWords).orElseThrow(() -> unknown(twoWords, allWords())), words);
    }

    private static Request request(Command command, List<String> words) {
        int end = words.contains("--") ? words.indexOf("--") : words.size();
        end = command.endsAtOperand() ? Math.min(end, firstWord(words, 0)) : end;
        List<String> options = words.subList(0, end);
        if (options.contains("--help") || options.contains("-h")) {
            return new Request.TellUsage(command);
        }
        try {
            Words given = new Words(parser(command, options).parseArgs(words.toArray(String[]::new)));
            Contradictions.check(given);
            return new Request.Run(command, given);
        } catch (ParameterException problem) {
            throw explained(command, words, problem);
        }
    }

    private static CommandLine parser(Command command, List<String> options) {
        Set<String> typed = new HashSet<>();
        for (String option : options) {
            int equals = option.indexOf('=');
            typed.add(equals < 0 ? option : option.substring(0, equals));
        }
        var spec = CommandSpec.create().name("postern " + command.words()).interpolateVariables(false);
        for (FlagGroup group : command.groups()) {
            for (Flag flag : group.flags()) {
                if (flag.mayBeAmong(typed)) {
                    spec.addOption(flag.toOption());
                }
            }
        }
        if (!command.operands().isEmpty()) {
            spec.addPositional(PositionalParamSpec.builder().index("0..*").arity("0..*").type(List.class)
                    .auxiliaryTypes(String.class).build());
        }
        return new CommandLine(spec).setExpandAtFiles(false).setTrimQuotes(false).setStopAtPositional(command.endsAtOperand());
    }

    /** Where the first word stands that is neither an option nor the value of one. */
    private static int firstWord(List<String> arguments, int from) {
        int at = from;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            at += takesNext(arguments.get(at)) ? 2 : 1;
        }
        return Math.min(at, arguments.size());
    }

    private static boolean takesNext(String option) {
        return Arrays.stream(FlagGroup.values()).flatMap(group -> group.flags().stream())
                .anyMatch(flag -> flag.takesValue() && flag.names().contains(option));
    }

    private static Optional<Command> named(String words) {
        return Arrays.stream(Command.values()).filter(command -> command.words().equals(words)).findFirst();
    }

    private static UsageProblem unknown(String words, List<String> known) {
        return new UsageProblem("there is no command `" + words + "`",
                meant(words, known) + "`postern --help` lists the commands");
    }

    private static List<String> allWords() {
        return Arrays.stream(Command.values()).map(Command::words).toList();
    }

    private static List<String> firstWords() {
        return allWords().stream().map(words -> words.split(" ", -1)[0]).distinct().toList();
    }

    /** The beginning of a hint about a name that may have been mistyped. */
    private static String meant(String typed, List<String> known) {
        return CloseNames.closest(typed, known).map(close -> "did you mean `" + close + "`? ").orElse("");
    }

    private static UsageProblem unexpected(Command command, String word, String help) {
        if (!word.startsWith("-") || word.equals("-")) {
            return new UsageProblem("nothing is expected at `" + word + "`", help);
        }
        String option = word.replaceFirst("(?s)=.*", "");
        List<String> known = command.groups().stream().flatMap(group -> group.flags().stream()).flatMap(flag -> flag.names().stream())
                .filter(name -> name.startsWith("--")).toList();
        return new UsageProblem("there is no option `" + option + "`", meant(option, known) + help);
    }

    private static UsageProblem explained(Command command, List<String> words, ParameterException problem) {
        String help = "`postern " + command.words() + " --help` lists the options";
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unexpected(command, unmatched.getUnmatched().getFirst(), help);
            case MissingParameterException missing ->
                    new UsageProblem("`" + spelling(missing.getMissing().getFirst()) + "` needs a value", help);
            case OverwrittenOptionException twice ->
                    new UsageProblem("`" + spelling(twice.getOverwritten()) + "` is given twice", "give it once");
            default -> needless(command, words)
                    .map(option -> new UsageProblem("`" + option + "` takes no value", "write `" + option + "` alone"))
                    .orElseGet(() -> new UsageProblem("the arguments cannot be understood: " + problem.getMessage(), help));
        };
    }

    /** A switch that is given a value. */
    private static Optional<String> needless(Command command, List<String> words) {
        return words.stream().filter(word -> word.startsWith("--") && word.contains("=")).map(word -> word.replaceFirst("(?s)=.*", ""))
                .filter(option -> command.groups().stream().flatMap(group -> group.flags().stream())
                        .anyMatch(flag -> !flag.takesValue() && flag.names().contains(option)))
                .findFirst();
    }

    private static String spelling(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
