package dev.postern.cli;

import dev.postern.assembly.EarlierAnswer;
import dev.postern.assembly.InputReader;
import dev.postern.assembly.Inputs;
import dev.postern.assembly.ResolutionRun;
import dev.postern.cli.render.AuditText;
import dev.postern.domain.index.ConfusionSignal;
import dev.postern.domain.index.ConfusionSignals;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code postern index audit}: looks for signs of dependency confusion in everything that a set of requirements needs. Unlike every other
 * command it asks all indexes for all names, which is how a name that belongs to one is found at another.
 */
final class AuditCommand {
    private final Call call;

    AuditCommand(Call call) {
        this.call = call;
    }

    int run() {
        call.prepare();
        Inputs inputs = new InputReader(call.invocation(), call.settings()).read(call.words().operands());
        inputs.notes().forEach(call.console()::warning);
        try (ResolutionRun run = call.run(inputs)) {
            Resolution resolution = ProgressLine.during(call, run, () -> run.resolve(inputs, EarlierAnswer.NONE));
            Set<PackageName> names = new TreeSet<>(resolution.findings().stories().keySet());
            inputs.demand().requirements().forEach(asked -> names.add(asked.requirement().name()));
            List<ConfusionSignal> signals = new ArrayList<>();
            names.forEach(name -> signals.addAll(signals(run, name)));
            run.notices().forEach(call.console()::warning);
            call.console().answer(call.wantsJson() ? AuditText.json(names.size(), signals) : AuditText.of(signals));
            call.console().summary("Audited " + names.size() + (names.size() == 1 ? " package" : " packages") + ", found "
                    + signals.size() + (signals.size() == 1 ? " sign" : " signs") + " of confusion");
            return signals.isEmpty() ? Failures.DONE : Failures.CANNOT_BE_MET;
        }
    }

    private List<ConfusionSignal> signals(ResolutionRun run, PackageName name) {
        IndexCatalog catalog = run.catalog();
        Optional<IndexCatalog.Owner> owner = catalog.ownerOf(name);
        List<Index> places = new ArrayList<>(catalog.searchOrder());
        owner.map(IndexCatalog.Owner::index).filter(index -> !places.contains(index)).ifPresent(places::add);
        places.addAll(catalog.findLinks());
        List<ProjectPage> pages = new ArrayList<>();
        run.ask(places, name).forEach((index, answer) -> {
            if (answer instanceof ProjectLookup.Listed(ProjectPage page)) {
                pages.add(page);
            } else if (!(answer instanceof ProjectLookup.Absent)) {
                call.console().warning("`" + name + "` could not be looked for at `" + index.displayName() + "`");
            }
        });
        List<ConfusionSignal> signals = new ArrayList<>(ConfusionSignals.differingFiles(pages));
        owner.ifPresent(owning -> {
            Optional<ProjectPage> owned = pages.stream().filter(page -> page.index().equals(owning.index())).findFirst();
            List<ProjectPage> others = pages.stream().filter(page -> !page.index().equals(owning.index())).toList();
            signals.addAll(ConfusionSignals.claimedElsewhere(owning, owned, others));
        });
        signals.addAll(ConfusionSignals.nearClaims(name, catalog));
        return signals;
    }
}
