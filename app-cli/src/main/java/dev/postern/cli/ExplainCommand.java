package dev.postern.cli;

import dev.postern.assembly.Invocation;
import dev.postern.assembly.Settings;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.grammar.Words;
import dev.postern.cli.render.Console;
import dev.postern.cli.render.StoryText;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.PackageStory;
import dev.postern.domain.resolution.Resolution;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code postern explain}: where one package comes from, and why. */
final class ExplainCommand {
    private static final List<String> USUAL_SOURCES = List.of("pyproject.toml", "requirements.in");

    private final Invocation invocation;
    private final Words words;
    private final Settings settings;
    private final Console console;

    ExplainCommand(Invocation invocation, Words words, Settings settings, Console console) {
        this.invocation = invocation;
        this.words = words;
        this.settings = settings;
        this.console = console;
    }

    int run() {
        if (words.operands().isEmpty()) {
            throw new UsageProblem("no package is named", "write `postern explain NAME`");
        }
        PackageName name = name(words.operands().getFirst());
        ResolutionRun run = new ResolutionRun(invocation, settings);
        Resolution resolution = run.resolve(inputs(name), Map.of());
        run.notices().forEach(console::warning);
        Optional<PackageStory> story = resolution.story(name);
        if (story.isEmpty()) {
            // nothing here needs it, or the search ended before it: ask for it alone
            resolution = run.resolve(alone(name), Map.of());
            story = resolution.story(name);
        }
        story.ifPresent(told -> console.answer(json() ? StoryText.json(told) : StoryText.of(told, run.catalog())));
        return switch (resolution) {
            case Resolution.Resolved _ -> 0;
            case Resolution.Unresolvable unresolvable -> Failures.unresolvable(unresolvable, console);
            case Resolution.Halted halted -> Failures.halted(halted, console);
        };
    }

    private boolean json() {
        return switch (settings.one("format").map(Settings.Value::text).orElse("text")) {
            case "text" -> false;
            case "json" -> true;
            case String other -> throw new UsageProblem("`" + other + "` is no format of this answer", "it must be `text` or `json`");
        };
    }

    private CompileInputs.Inputs inputs(PackageName name) {
        List<String> sources = new ArrayList<>(words.operands().subList(1, words.operands().size()));
        if (sources.isEmpty()) {
            USUAL_SOURCES.stream().filter(file -> Files.isRegularFile(invocation.workingDirectory().resolve(file))).findFirst()
                    .ifPresent(sources::add);
        }
        return sources.isEmpty() ? alone(name) : new CompileInputs(invocation, settings).read(sources);
    }

    private CompileInputs.Inputs alone(PackageName name) {
        CompileInputs.Inputs nothing = new CompileInputs(invocation, settings).nothing();
        Demand demand = Demand.of(List.of(new Demand.Asked(Requirement.of(name), new Origin.CommandLine("explain"))));
        return new CompileInputs.Inputs(demand, nothing.file(), nothing.pins());
    }

    private static PackageName name(String text) {
        try {
            return PackageName.of(text);
        } catch (MalformedName malformed) {
            throw new UsageProblem(String.valueOf(malformed.getMessage()));
        }
    }
}
