package dev.postern.files;

import dev.postern.domain.name.CloseNames;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One logical line, split: the requirement, if there is one, and the options that stand alone or follow it.
 *
 * @param requirement empty for a line of options only; begins at offset 0 of the line but for leading blanks
 */
record RequirementStatement(LogicalLine line, String requirement, List<Use> options) {
    private static final Pattern EDITABLE = Pattern.compile("(?:-e|--editable)(?:=|\\s+|$)");

    /** An option with its value (empty for a flag) and the offsets of both in the line. */
    record Use(RequirementOption option, String value, int offset, int valueOffset) {}

    static RequirementStatement of(String file, LogicalLine line) {
        int options = optionsStart(line, 0);
        String requirement = line.text().substring(0, options).strip();
        List<Use> uses = new ArrayList<>();
        Matcher editable = EDITABLE.matcher(line.text()).region(options, line.length());
        if (editable.lookingAt()) {
            int end = optionsStart(line, editable.end());
            uses.add(editable(file, line, options, editable.end(), end));
            options = end;
        }
        uses.addAll(uses(file, line, OptionWords.split(file, line, options)));
        boolean asksForSomething = !requirement.isEmpty() || editable.hasMatch();
        for (Use use : uses) {
            if (use.option() != RequirementOption.EDITABLE && asksForSomething != use.option().followsRequirement()) {
                throw misplaced(file, line, use);
            }
        }
        return new RequirementStatement(line, requirement, uses);
    }

    /** Options begin at the first word with a dash in front. */
    private static int optionsStart(LogicalLine line, int from) {
        for (int i = from; i < line.length(); i++) {
            if (line.charAt(i) == '-' && (i == 0 || Character.isWhitespace(line.charAt(i - 1)))) {
                return i;
            }
        }
        return line.length();
    }

    /** The value of {@code -e} goes up to the next option, so that a marker may stand in it without quotes. */
    private static Use editable(String file, LogicalLine line, int offset, int from, int to) {
        String value = line.text().substring(from, to).strip();
        if (value.length() > 1 && "'\"".indexOf(value.charAt(0)) >= 0 && value.charAt(0) == value.charAt(value.length() - 1)) {
            value = value.substring(1, value.length() - 1);
        }
        return valued(file, line, new Use(RequirementOption.EDITABLE, value, offset, from));
    }

    private static UnusableFile misplaced(String file, LogicalLine line, Use use) {
        String spelling = use.option().spelling();
        String problem = use.option().followsRequirement() ? "`" + spelling + "` stands without a requirement"
                : "`" + spelling + "` cannot follow a requirement";
        String hint = use.option().followsRequirement() ? "put it on the line of its requirement; a comment ends a line joined by `\\`"
                : "put it on a line of its own";
        return UnusableFile.at(file, line.place(use.offset()), problem).withHint(hint);
    }

    private static List<Use> uses(String file, LogicalLine line, List<OptionWords.Word> words) {
        List<Use> uses = new ArrayList<>();
        int next = 0;
        while (next < words.size()) {
            OptionWords.Word word = words.get(next++);
            String name = optionName(word.text());
            RequirementOption option = RequirementOption.named(name).orElseThrow(() -> unknown(file, line, word, name));
            if (!option.valued()) {
                rejectValue(file, line, word, name);
                uses.add(new Use(option, "", word.offset(), word.offset()));
            } else if (word.text().length() > name.length()) {
                int skipped = name.startsWith("--") || word.text().charAt(2) == '=' ? name.length() + 1 : 2;
                uses.add(valued(file, line, new Use(option, word.text().substring(skipped), word.offset(), word.offset() + skipped)));
            } else {
                OptionWords.Word value = next < words.size() ? words.get(next++) : new OptionWords.Word("", line.length());
                uses.add(valued(file, line, new Use(option, value.text(), word.offset(), value.offset())));
            }
        }
        return uses;
    }

    private static String optionName(String word) {
        if (word.startsWith("--")) {
            int equals = word.indexOf('=');
            return equals < 0 ? word : word.substring(0, equals);
        }
        return word.startsWith("-") && word.length() > 2 ? word.substring(0, 2) : word;
    }

    private static Use valued(String file, LogicalLine line, Use use) {
        if (use.value().isEmpty()) {
            throw UnusableFile.at(file, line.place(use.offset()), "`" + use.option().spelling() + "` needs a value");
        }
        return use;
    }

    private static void rejectValue(String file, LogicalLine line, OptionWords.Word word, String name) {
        if (word.text().length() > name.length()) {
            throw UnusableFile.at(file, line.place(word.offset()), "`" + name + "` takes no value");
        }
    }

    private static UnusableFile unknown(String file, LogicalLine line, OptionWords.Word word, String name) {
        boolean option = name.startsWith("-");
        UnusableFile failure = UnusableFile.at(file, line.place(word.offset()),
                option ? "unknown option `" + name + "`" : "expected an option, found another word");
        return CloseNames.closest(name, RequirementOption.allNames())
                .map(close -> failure.withHint("did you mean `" + close + "`?"))
                .orElse(option ? failure.withHint("remove it: requirements files have pip's options, not those of Postern's command line")
                        : failure);
    }
}
