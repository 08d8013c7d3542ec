package dev.postern.cli;

import dev.postern.assembly.GivenFolder;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.Settings;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.grammar.Flag;
import dev.postern.cli.grammar.FlagGroup;
import dev.postern.cli.grammar.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Brings together what the command line, variables and files say for one call. */
final class CommandSettings {

    private CommandSettings() {}

    /** The call as {@code --directory} moves it. */
    static Invocation moved(Invocation invocation, Words words) {
        return words.one("--directory").map(folder -> invocation.in(GivenFolder.of(invocation, "--directory", folder))).orElse(invocation);
    }

    static Settings of(Invocation invocation, Command command, Words words) {
        return Settings.read(invocation, typed(command, words));
    }

    /** What was typed, by the names that settings have. Of two opposite switches the last one counts. */
    private static Map<String, List<String>> typed(Command command, Words words) {
        Map<String, List<String>> typed = new HashMap<>();
        for (FlagGroup group : command.groups()) {
            for (Flag flag : group.flags()) {
                String option = "--" + flag.settingName();
                if (flag.takesValue()) {
                    List<String> values = flag.isRepeated() ? words.all(option) : words.one(option).stream().toList();
                    if (!values.isEmpty()) {
                        typed.put(flag.settingName(), values);
                    }
                } else if (!flag.isCounted() && words.has(option)) {
                    String name = flag.settingName();
                    String opposite = name.startsWith("no-") ? name.substring(3) : "no-" + name;
                    boolean undone = words.either("--" + name, "--" + opposite).filter(last -> !last).isPresent();
                    typed.put(name, List.of(String.valueOf(!undone)));
                }
            }
        }
        return typed;
    }
}
