package dev.postern.cli;

import dev.postern.assembly.Assembly;
import dev.postern.assembly.Inputs;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.ResolutionRun;
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
 * @param assembly what this call shares with others of the process
 */
record Call(Invocation invocation, Words words, Settings settings, Console console, Assembly assembly) {

    /** Lets what the first requests will need start now, beside what the command does before it asks. */
    void prepare() {
        assembly.prepare(invocation, settings);
    }

    /** A run over the indexes of settings and inputs; as {@link dev.postern.assembly.ResolutionRuns}. */
    ResolutionRun run(Inputs inputs) {
        return assembly.resolutionRuns().open(invocation, settings, inputs);
    }

    /** A run over the indexes of settings alone. */
    ResolutionRun run() {
        return assembly.resolutionRuns().open(invocation, settings);
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
