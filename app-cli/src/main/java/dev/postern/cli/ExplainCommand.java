package dev.postern.cli;

import dev.postern.assembly.EarlierAnswer;
import dev.postern.assembly.InputReader;
import dev.postern.assembly.Inputs;
import dev.postern.assembly.ResolutionRun;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.render.StoryText;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.PackageStory;
import dev.postern.domain.resolution.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code postern explain}: where one package comes from, and why. */
final class ExplainCommand {
    private static final List<String> USUAL_SOURCES = List.of("pyproject.toml", "requirements.in");

    private final Call call;

    ExplainCommand(Call call) {
        this.call = call;
    }

    int run() {
        List<String> operands = call.words().operands();
        if (operands.isEmpty()) {
            throw new UsageProblem("no package is named", "write `postern explain NAME`");
        }
        PackageName name = Call.packageName(operands.getFirst());
        call.prepare();
        Optional<Inputs> inputs = inputs(operands.subList(1, operands.size()));
        if (inputs.isEmpty()) {
            return explain(name, alone(name), false);
        }
        inputs.get().notes().forEach(call.console()::warning);
        int status = explain(name, inputs.get(), true);
        return status >= 0 ? status : explain(name, alone(name), false);
    }

    /**
     * The status, or a negative number where the package was not met: then it is asked for alone.
     *
     * @param isRequired whether the inputs are what was asked for
     */
    private int explain(PackageName name, Inputs inputs, boolean isRequired) {
        try (ResolutionRun run = call.run(inputs)) {
            Resolution resolution = ProgressLine.during(call, run, () -> run.resolve(inputs, EarlierAnswer.NONE));
            Optional<PackageStory> story = resolution.story(name);
            if (story.isEmpty() && isRequired && !isLost(resolution)) {
                notMet(name, resolution);
                return -1;
            }
            run.notices().forEach(call.console()::warning);
            story.ifPresent(told -> call.console().answer(call.wantsJson() ? StoryText.json(told, resolution, run.catalog(), isRequired)
                    : StoryText.of(told, isRequired ? resolution.findings().chains(name) : List.of(), run.catalog())));
            return switch (resolution) {
                case Resolution.Resolved _ -> Failures.DONE;
                case Resolution.Unresolvable unresolvable -> Failures.unresolvable(unresolvable, call);
                case Resolution.Halted halted -> Failures.halted(halted, call);
            };
        }
    }

    /** Whether the package may belong to a place that could not be looked at, so that no index shall learn its name. */
    private static boolean isLost(Resolution resolution) {
        return resolution instanceof Resolution.Halted(Halt halt, var _) && switch (halt) {
            case Halt.AtPlace _ -> true;
            case Halt.IndexStopped _,Halt.MetadataFailed _,Halt.ForeignFile _ -> false;
        };
    }

    private void notMet(PackageName name, Resolution resolution) {
        String then = "; this is where it would come from";
        call.console().warning(switch (resolution) {
            case Resolution.Resolved _ -> "nothing here requires `" + name + "`" + then;
            case Resolution.Unresolvable _ -> "there is no solution, and nothing that was looked at requires `" + name + "`" + then;
            case Resolution.Halted halted -> "the search ended before `" + name + "` was met: " + halted.halt().text() + then;
        });
    }

    /** What those sources ask for, or the usual ones; empty where there are none. */
    private Optional<Inputs> inputs(List<String> named) {
        InputReader reader = new InputReader(call.invocation(), call.settings());
        List<String> sources = new ArrayList<>(named);
        if (sources.isEmpty()) {
            USUAL_SOURCES.stream().filter(reader::isThere).findFirst().ifPresent(sources::add);
        }
        return sources.isEmpty() ? Optional.empty() : Optional.of(reader.read(sources));
    }

    private Inputs alone(PackageName name) {
        return new InputReader(call.invocation(), call.settings()).alone(name, "explain");
    }
}
