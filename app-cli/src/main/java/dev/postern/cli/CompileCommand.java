package dev.postern.cli;

import dev.postern.assembly.Invocation;
import dev.postern.assembly.Settings;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.grammar.Words;
import dev.postern.cli.render.Console;
import dev.postern.cli.render.JsonAnswer;
import dev.postern.cli.render.Pins;
import dev.postern.cli.render.RequirementsText;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.version.Version;
import dev.postern.files.OutputFile;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code postern compile}: requirements become exact versions. */
final class CompileCommand {
    private final Invocation invocation;
    private final Words words;
    private final Settings settings;
    private final Console console;

    CompileCommand(Invocation invocation, Words words, Settings settings, Console console) {
        this.invocation = invocation;
        this.words = words;
        this.settings = settings;
        this.console = console;
    }

    int run() {
        long began = invocation.clock().millis();
        Optional<OutputFile> output = settings.one("output-file")
                .map(value -> OutputFile.at(invocation.workingDirectory().resolve(value.text()).normalize(), value.text()));
        output.ifPresent(OutputFile::check);
        CompileInputs.Inputs inputs = new CompileInputs(invocation, settings).read(words.operands());
        inputs.file().notes().forEach(note -> console.warning(note.toString()));
        ResolutionRun run = new ResolutionRun(invocation, settings);
        Map<PackageName, Version> kept = kept(output);
        Resolution resolution = run.resolve(inputs, kept);
        run.notices().forEach(console::warning);
        return switch (resolution) {
            case Resolution.Resolved resolved -> answer(resolved, run.catalog(), output, began);
            case Resolution.Unresolvable unresolvable -> Failures.unresolvable(unresolvable, console);
            case Resolution.Halted halted -> Failures.halted(halted, console);
        };
    }

    private int answer(Resolution.Resolved resolved, IndexCatalog catalog, Optional<OutputFile> output, long began) {
        resolved.warnings().stream().map(ResolutionWarning::text).forEach(console::warning);
        String text = switch (settings.one("format").map(Settings.Value::text).orElse("requirements.txt")) {
            case "requirements.txt", "requirements" -> new RequirementsText(settings, catalog, invocation.arguments()).of(resolved);
            case "json" -> JsonAnswer.of(resolved);
            case String other ->
                    throw new UsageProblem("`" + other + "` is no format of an answer", "it must be `requirements.txt` or `json`");
        };
        output.ifPresent(file -> file.replace(text));
        console.answer(text);
        Resolution.Statistics statistics = resolved.statistics();
        console.summary(
                "Resolved " + count(statistics.packages(), "package") + " from " + count(statistics.asked().size(), "index", "indexes")
                        + " in " + (invocation.clock().millis() - began) + " ms");
        return 0;
    }

    private static String count(int number, String one) {
        return count(number, one, one + "s");
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The versions of an existing output file stay, unless they shall be upgraded. */
    private Map<PackageName, Version> kept(Optional<OutputFile> output) {
        if (output.isEmpty() || settings.isOn("upgrade")) {
            return Map.of();
        }
        Map<PackageName, Version> kept = new HashMap<>(output.get().current().map(Pins::of).orElse(Map.of()));
        settings.all("upgrade-package").forEach(value -> kept.remove(PackageName.of(value.text().split("[<>=!~\\[ ]", 2)[0])));
        return kept;
    }
}
