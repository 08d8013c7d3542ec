package dev.postern.cli;

import dev.postern.assembly.ResolutionRun;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.render.IndexText;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code postern index list} and {@code postern index versions}: what is configured, and what each index has. */
final class IndexCommand {
    private final Call call;

    IndexCommand(Call call) {
        this.call = call;
    }

    int run(Command command) {
        try (ResolutionRun run = call.run()) {
            if (command == Command.INDEX_LIST) {
                call.console().answer(call.wantsJson() ? IndexText.json(run.catalog(), run.shadowed())
                        : IndexText.of(run.catalog(), run.shadowed()));
                return Failures.DONE;
            }
            if (call.words().operands().size() != 1) {
                throw new UsageProblem("name one package", "write `postern index versions NAME`");
            }
            return versions(run, Call.packageName(call.words().operands().getFirst()));
        }
    }

    /** Each index that may have the name is asked by itself; one that must not learn it is not. */
    private int versions(ResolutionRun run, PackageName name) {
        IndexRoute route = run.catalog().route(name, Optional.empty());
        List<Index> places = new ArrayList<>(route.indexes());
        places.addAll(route.findLinks());
        Map<Index, ProjectLookup> answers = run.ask(places, name);
        run.notices().forEach(call.console()::warning);
        call.console().answer(call.wantsJson() ? IndexText.versionsJson(name, answers) : IndexText.versions(answers));
        if (answers.values().stream().anyMatch(ProjectLookup.Listed.class::isInstance)) {
            return Failures.DONE;
        }
        boolean broken = answers.values().stream()
                .anyMatch(answer -> answer instanceof ProjectLookup.Unreachable || answer instanceof ProjectLookup.Unreadable);
        call.console().error("no index has `" + name + "`", List.of());
        return broken ? Failures.FAULT : Failures.CANNOT_BE_MET;
    }
}
