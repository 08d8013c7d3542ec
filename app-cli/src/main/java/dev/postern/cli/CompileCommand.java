package dev.postern.cli;

import dev.postern.assembly.AnswerFile;
import dev.postern.assembly.AnswerFormat;
import dev.postern.assembly.EarlierAnswer;
import dev.postern.assembly.InputReader;
import dev.postern.assembly.Inputs;
import dev.postern.assembly.ResolutionRun;
import dev.postern.assembly.Settings;
import dev.postern.assembly.UnusableInput;
import dev.postern.cli.render.Comments;
import dev.postern.cli.render.Console;
import dev.postern.cli.render.JsonAnswer;
import dev.postern.cli.render.RequirementsText;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionWarning;
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

    int run() {
        long began = call.invocation().clock().millis();
        call.prepare();
        checkStyle();
        AnswerFormat format = AnswerFormat.of(settings);
        Optional<AnswerFile> output = settings.one("output-file").map(value -> AnswerFile.at(call.invocation(), value.text()));
        EarlierAnswer earlier = output.map(file -> EarlierAnswer.of(file, format, settings)).orElse(EarlierAnswer.NONE);
        Inputs inputs = new InputReader(call.invocation(), settings).read(call.words().operands());
        inputs.notes().forEach(console::warning);
        try (ResolutionRun run = call.run(inputs)) {
            Resolution resolution = ProgressLine.during(call, run, () -> run.resolve(inputs, earlier));
            run.notices().forEach(console::warning);
            return switch (resolution) {
                case Resolution.Resolved resolved ->
                        answer(resolved, text(resolved, format, run, new Asked(inputs, output)), output, began);
                case Resolution.Unresolvable unresolvable -> {
                    answerInJson(format, Failures.json(unresolvable));
                    yield Failures.unresolvable(unresolvable, call);
                }
                case Resolution.Halted halted -> {
                    answerInJson(format, Failures.json(halted, call));
                    yield Failures.halted(halted, call);
                }
            };
        }
    }

    private void answerInJson(AnswerFormat format, String failure) {
        if (format == AnswerFormat.JSON) {
            console.answer(failure);
        }
    }

    private void checkStyle() {
        settings.one("annotation-style").filter(value -> !Set.of("split", "line").contains(value.text())).ifPresent(value -> {
            throw new UnusableInput(value, "it must be `split` or `line`");
        });
    }

    /** What is asked for, and where the answer goes. */
    private record Asked(Inputs inputs, Optional<AnswerFile> output) {}

    private String text(Resolution.Resolved resolved, AnswerFormat format, ResolutionRun run, Asked asked) {
        Comments comments = new Comments(settings, call.invocation().arguments());
        return switch (format) {
            case REQUIREMENTS -> new RequirementsText(settings, run.catalog(), comments, call.invocation().workingDirectory(), run::digests)
                    .of(resolved, () -> run.validity(resolved, asked.inputs()));
            case PYLOCK -> comments.heading() + run.lock(resolved, asked.inputs(), asked.output()) + comments.trailer(resolved);
            case JSON -> JsonAnswer.of(resolved);
        };
    }

    private int answer(Resolution.Resolved resolved, String text, Optional<AnswerFile> output, long began) {
        resolved.warnings().stream().map(ResolutionWarning::text).forEach(console::warning);
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
}
