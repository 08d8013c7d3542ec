package dev.postern.cli;

import dev.postern.assembly.IndexSettings;
import dev.postern.assembly.Invocation;
import dev.postern.assembly.NetworkSettings;
import dev.postern.assembly.Session;
import dev.postern.assembly.Settings;
import dev.postern.cli.grammar.Command;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.cli.grammar.Words;
import dev.postern.cli.render.Console;
import dev.postern.cli.render.IndexText;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexRoute;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** {@code postern index list} and {@code postern index versions}: what is configured, and what each index has. */
final class IndexCommand {
    private final Invocation invocation;
    private final Words words;
    private final Settings settings;
    private final Console console;

    IndexCommand(Invocation invocation, Words words, Settings settings, Console console) {
        this.invocation = invocation;
        this.words = words;
        this.settings = settings;
        this.console = console;
    }

    int run(Command command) {
        IndexSettings indexes = IndexSettings.of(settings, invocation.environment(), invocation.workingDirectory());
        IndexCatalog catalog = indexes.catalog();
        boolean json = json();
        if (command == Command.INDEX_LIST) {
            console.answer(json ? IndexText.json(catalog) : IndexText.of(catalog));
            return 0;
        }
        if (words.operands().size() != 1) {
            throw new UsageProblem("name one package", "write `postern index versions NAME`");
        }
        return versions(indexes, catalog, name(words.operands().getFirst()), json);
    }

    /** Each index that may have the name is asked by itself; one that others must not know about is not told. */
    private int versions(IndexSettings indexes, IndexCatalog catalog, PackageName name, boolean json) {
        IndexRoute route = catalog.route(name, Optional.empty());
        CredentialBroker broker = new CredentialBroker(indexes.credentials(), invocation.clock());
        NetworkSettings network = new NetworkSettings(settings, invocation);
        Map<Index, ProjectLookup> answers = new LinkedHashMap<>();
        try (Session session = new Session(network.http("postern/" + ProgramVersion.text()), broker, invocation.clock());
                var _ = invocation.cancellation().onCancel(session::close)) {
            route.indexes().forEach(index -> answers.put(index, session.lookup(index, name)));
            route.findLinks().forEach(links -> answers.put(links, session.lookup(links, name)));
        }
        console.answer(json ? IndexText.versionsJson(name, answers) : IndexText.versions(answers));
        boolean found = answers.values().stream().anyMatch(ProjectLookup.Listed.class::isInstance);
        if (!found) {
            console.error("no index has `" + name + "`", java.util.List.of());
        }
        return found ? 0 : Failures.CANNOT_BE_MET;
    }

    private boolean json() {
        return switch (settings.one("format").map(Settings.Value::text).orElse("text")) {
            case "text" -> false;
            case "json" -> true;
            case String other -> throw new UsageProblem("`" + other + "` is no format of this answer", "it must be `text` or `json`");
        };
    }

    private static PackageName name(String text) {
        try {
            return PackageName.of(text);
        } catch (MalformedName malformed) {
            throw new UsageProblem(String.valueOf(malformed.getMessage()));
        }
    }
}
