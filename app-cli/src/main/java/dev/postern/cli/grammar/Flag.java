package dev.postern.cli.grammar;

import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One option of the command line.
 *
 * @param names all its spellings, the shortest first
 * @param arity whether it takes a value, and how often
 * @param label what its value is called in help; empty for a switch
 * @param description one sentence, lower-case start, no trailing period
 */
public record Flag(List<String> names, Arity arity, String label, String description) {

    /** How many values an option takes. */
    public enum Arity {
        /** None: it is there or not. */
        SWITCH,
        /** None, and it may be repeated. */
        COUNTED,
        /** Exactly one, once. */
        VALUE,
        /** One each time that it is given. */
        VALUES
    }

    static Flag onOff(String names, String description) {
        return new Flag(List.of(names.split(" ")), Arity.SWITCH, "", description);
    }

    static Flag counted(String names, String description) {
        return new Flag(List.of(names.split(" ")), Arity.COUNTED, "", description);
    }

    static Flag value(String names, String label, String description) {
        return new Flag(List.of(names.split(" ")), Arity.VALUE, label, description);
    }

    static Flag values(String names, String label, String description) {
        return new Flag(List.of(names.split(" ")), Arity.VALUES, label, description);
    }

    /** The name that settings files and variables use: the first long spelling, without its dashes. */
    public String settingName() {
        for (String name : names) {
            if (name.startsWith("--")) {
                return name.substring(2);
            }
        }
        return names.getFirst().substring(1);
    }

    public boolean isCounted() {
        return arity == Arity.COUNTED;
    }

    public boolean isRepeated() {
        return arity == Arity.VALUES;
    }

    /** A flag without a description is understood but not shown. */
    boolean hidden() {
        return description.isEmpty();
    }

    /** Whether something follows it. */
    public boolean takesValue() {
        return arity == Arity.VALUE || arity == Arity.VALUES;
    }

    /** Whether one of these words may mean it; those of one letter may stand together in one word, or with their value. */
    boolean mayBeAmong(Set<String> words) {
        for (String name : names) {
            if (name.length() == 2 || words.contains(name)) {
                return true;
            }
        }
        return false;
    }

    OptionSpec toOption() {
        var option = OptionSpec.builder(names.toArray(String[]::new)).description(description).hidden(hidden());
        return switch (arity) {
            case SWITCH -> option.arity("0").type(boolean.class).build();
            case COUNTED -> option.arity("0").type(boolean[].class).build();
            case VALUE -> option.arity("1").type(String.class).paramLabel(label).build();
            case VALUES -> option.arity("1").type(List.class).auxiliaryTypes(String.class).paramLabel(label).build();
        };
    }
}
