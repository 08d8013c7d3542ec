package dev.postern.cli;

import dev.postern.assembly.Invocation;
import dev.postern.assembly.Settings;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.grammar.Words;
import dev.postern.cli.render.Console;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;

/**
 * One call of a command with all that it was given.
 *
 * @param words what was typed behind the command's name
 * @param settings the same with variables and settings files behind it
 */
record Call(Invocation invocation, Words words, Settings settings, Console console) {

    /** How servers know this program. */
    static String userAgent() {
        return "postern/" + ProgramVersion.text();
    }

    /** Whether an answer is wanted for programs; the choices are {@code text} and {@code json}. */
    boolean wantsJson() {
        return switch (words.one("--format").orElse("text")) {
            case "text" -> false;
            case "json" -> true;
            case String other -> throw new UsageProblem("`" + other + "` is no format of this answer", "it must be `text` or `json`");
        };
    }

    /** The package that a person names. */
    static PackageName packageName(String text) {
        try {
            return PackageName.of(text);
        } catch (MalformedName malformed) {
            throw new UsageProblem(String.valueOf(malformed.getMessage()));
        }
    }
}
