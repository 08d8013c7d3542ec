package dev.postern.cli;

import dev.postern.assembly.AnswerFile;
import dev.postern.assembly.InputReader;
import dev.postern.assembly.Inputs;
import dev.postern.assembly.ResolutionRun;
import dev.postern.assembly.Settings;
import dev.postern.assembly.UnusableInput;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.render.Console;
import dev.postern.cli.render.JsonAnswer;
import dev.postern.cli.render.Pins;
import dev.postern.cli.render.RequirementsText;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.version.Version;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code postern compile}: requirements become exact versions. */
final class CompileCommand {
    private final Call call;
    private final Settings settings;
    private final Console console;

    CompileCommand(Call call) {
        this.call = call;
        this.settings = call.settings();
        this.console = call.console();
    }

    /** The forms that an answer can have. */
    private enum Format {
        REQUIREMENTS, JSON
    }

    int run() {
        long began = call.invocation().clock().millis();
        Format format = format();
        Optional<AnswerFile> output = settings.one("output-file").map(value -> AnswerFile.at(call.invocation(), value.text()));
        Inputs inputs = new InputReader(call.invocation(), settings).read(call.words().operands());
        inputs.notes().forEach(console::warning);
        try (ResolutionRun run = ResolutionRun.open(call.invocation(), settings, inputs, Call.userAgent())) {
            Resolution resolution = ProgressLine.during(call, run, () -> run.resolve(inputs, kept(output, format)));
            run.notices().forEach(console::warning);
            return switch (resolution) {
                case Resolution.Resolved resolved -> answer(resolved, format, run.catalog(), output, began);
                case Resolution.Unresolvable unresolvable -> Failures.unresolvable(unresolvable, console);
                case Resolution.Halted halted -> Failures.halted(halted, console);
            };
        }
    }

    private Format format() {
        settings.one("annotation-style").filter(value -> !Set.of("split", "line").contains(value.text())).ifPresent(value -> {
            throw new UnusableInput(value, "it must be `split` or `line`");
        });
        return switch (settings.one("format").map(Settings.Value::text).orElse("requirements.txt")) {
            case "requirements.txt" -> Format.REQUIREMENTS;
            case "json" -> Format.JSON;
            case String other ->
                    throw new UsageProblem("`" + other + "` is no format of an answer", "it must be `requirements.txt` or `json`");
        };
    }

    private int answer(Resolution.Resolved resolved, Format format, IndexCatalog catalog, Optional<AnswerFile> output, long began) {
        resolved.warnings().stream().map(ResolutionWarning::text).forEach(console::warning);
        String text = switch (format) {
            case REQUIREMENTS -> new RequirementsText(settings, catalog, call.invocation().arguments()).of(resolved);
            case JSON -> JsonAnswer.of(resolved);
        };
        output.ifPresent(file -> file.replace(text));
        if (output.isEmpty() || !console.isQuiet()) {
            console.answer(text);
        }
        Resolution.Statistics statistics = resolved.statistics();
        console.summary("Resolved " + count(statistics.packages(), "package", "packages") + " from "
                + count(statistics.asked().size(), "index", "indexes") + " in " + (call.invocation().clock().millis() - began) + " ms");
        return Failures.DONE;
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** The versions of an existing output file stay, unless they shall be upgraded. */
    private Map<PackageName, Version> kept(Optional<AnswerFile> output, Format format) {
        if (output.isEmpty() || format != Format.REQUIREMENTS || settings.isOn("upgrade")) {
            return Map.of();
        }
        Map<PackageName, Version> kept = new HashMap<>(output.get().current().map(Pins::of).orElse(Map.of()));
        InputReader.upgraded(settings).forEach(kept::remove);
        return kept;
    }
}
