package dev.postern.cli.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What `--help` prints. */
public final class HelpText {
    private static final int INDENT = 2;
    private static final int SECOND_COLUMN = 10;

    private final int columns;
    private final StringBuilder text = new StringBuilder();

    private HelpText(int columns) {
        this.columns = Math.clamp(columns, 40, 100);
    }

    /**
     * All commands, or those that begin with a word.
     *
     * @param word the first word of the commands to list; empty for all
     * @param columns how wide a line may be
     */
    public static String ofCommands(String word, int columns) {
        var help = new HelpText(columns);
        var shown = Arrays.stream(Command.values())
                .filter(command -> word.isEmpty() || command.words().startsWith(word + " ")).toList();
        if (word.isEmpty()) {
            help.line("The one gate between Python tools and every package index");
            help.line("");
        }
        help.line("Usage: postern " + (word.isEmpty() ? "" : word + " ") + "COMMAND [OPTIONS]");
        help.line("");
        help.line("Commands:");
        for (Command command : shown) {
            help.entry((command.words() + " " + command.operands()).strip(), command.description());
        }
        help.line("");
        help.options(FlagGroup.GLOBAL);
        if (word.isEmpty()) {
            help.entry("--version", "print the version");
        }
        help.line("");
        help.line("`postern COMMAND --help` tells more about one command.");
        return help.text.toString();
    }

    /**
     * One command with its options and examples.
     *
     * @param columns how wide a line may be
     */
    public static String of(Command command, int columns) {
        var help = new HelpText(columns);
        help.line(command.description());
        help.line("");
        help.line(("Usage: postern " + command.words() + " [OPTIONS] " + command.operands()).strip());
        help.line("");
        help.line(command.examples().size() == 1 ? "Example:" : "Examples:");
        command.examples().forEach(example -> help.line("  postern " + example));
        for (FlagGroup group : command.groups()) {
            help.line("");
            help.options(group);
        }
        return help.text.toString();
    }

    private void options(FlagGroup group) {
        line(group.heading() + ":");
        for (Flag flag : group.flags()) {
            if (!flag.hidden()) {
                String names = String.join(", ", flag.names());
                entry((names.startsWith("--") ? "    " : "") + names + (flag.label().isEmpty() ? "" : " " + flag.label()),
                        flag.description());
            }
        }
    }

    private void entry(String term, String description) {
        line(" ".repeat(INDENT) + term);
        for (String part : wrapped(description, columns - SECOND_COLUMN)) {
            line(" ".repeat(SECOND_COLUMN) + part);
        }
    }

    private static List<String> wrapped(String description, int width) {
        var lines = new ArrayList<String>();
        var current = new StringBuilder();
        for (String word : description.split(" ", -1)) {
            if (!current.isEmpty() && current.length() + 1 + word.length() > width) {
                lines.add(current.toString());
                current.setLength(0);
            }
            current.append(current.isEmpty() ? "" : " ").append(word);
        }
        lines.add(current.toString());
        return lines;
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
