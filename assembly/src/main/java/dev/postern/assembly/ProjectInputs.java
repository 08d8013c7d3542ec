package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.index.IndexCatalog.Pin;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.files.ProjectFile;
import dev.postern.files.RequirementsFile;
import dev.postern.files.SourcePin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What projects ask for: their dependencies, the wanted extras and groups, and where their sources say that packages come from. */
final class ProjectInputs {
    static final String USUAL = "pyproject.toml";

    private final Invocation invocation;
    private final Settings settings;
    private final ReferenceCredentials credentials;
    private final List<Inputs.ConditionalPin> pins = new ArrayList<>();
    private final List<Pin> written = new ArrayList<>();
    private final DeclaredIndexes indexes;
    private final Set<ExtraName> missingExtras = new TreeSet<>();
    private final Set<ExtraName> knownExtras = new TreeSet<>();
    private final Set<ExtraName> unwantedExtras = new TreeSet<>();
    private final boolean everyExtra;
    private boolean anyProject;

    ProjectInputs(Invocation invocation, Settings settings, ReferenceCredentials credentials) {
        this.credentials = credentials;
        this.invocation = invocation;
        this.settings = settings;
        this.indexes = new DeclaredIndexes(invocation, settings);
        this.everyExtra = settings.isOn("all-extras");
        settings.all("no-extra").forEach(value -> split(value).forEach(text -> unwantedExtras.add(extra(value, text))));
        if (!everyExtra) {
            settings.all("extra").forEach(value -> split(value).forEach(text -> missingExtras.add(extra(value, text))));
        }
    }

    Inputs.Sources sources() {
        return new Inputs.Sources(pins, written, indexes.all());
    }

    /** A requirement names a place: what is there may declare indexes for its own pins. */
    void follow(DirectReference reference) {
        indexes.follow(reference);
    }

    /** Reads one project. */
    List<Demand.Asked> read(String source) {
        anyProject = true;
        ProjectFile project = withSources(ProjectFile.read(invocation.workingDirectory().resolve(source).normalize(), source));
        List<Demand.Asked> asked = new ArrayList<>();
        if (project.dynamic().contains("dependencies")) {
            throw new UnusableInput(source + ": the project leaves its dependencies to its build backend (`dynamic`)",
                    "list them in `[project]`, or name a requirements file");
        }
        Selection selection = new Selection(project, asked);
        selection.take(project.dependencies(), Optional.empty(), Optional.empty());
        Set<ExtraName> wanted = Set.copyOf(missingExtras);
        project.extras().forEach((extra, entries) -> {
            knownExtras.add(extra);
            if (everyExtra && !unwantedExtras.contains(extra) || wanted.contains(extra)) {
                missingExtras.remove(extra);
                selection.take(entries, Optional.of(extra), Optional.empty());
            }
        });
        groups(source, project, selection);
        if (!project.sources().isEmpty()) {
            indexes.of(invocation.workingDirectory().resolve(source).normalize());
        }
        return asked;
    }

    /** What is wanted of a project, with the pins that apply to it. */
    private final class Selection {
        private final ProjectFile project;
        private final List<Demand.Asked> asked;

        Selection(ProjectFile project, List<Demand.Asked> asked) {
            this.project = project;
            this.asked = asked;
            project.sources().forEach((name, sources) -> sources.forEach(source -> pin(name, source).ifPresent(written::add)));
        }

        void take(List<RequirementsFile.Entry> entries, Optional<ExtraName> extra, Optional<GroupName> group) {
            for (RequirementsFile.Entry entry : entries) {
                Requirement requirement = entry.requirement();
                asked.add(InputReader.asked(entry));
                credentials.take(entry);
                if (requirement.reference().isEmpty()) {
                    project.sources().getOrDefault(requirement.name(), List.of()).stream().filter(source -> source.holdsIn(extra, group))
                            .forEach(source -> pin(requirement.name(), source).ifPresent(
                                    pin -> pins.add(new Inputs.ConditionalPin(pin, requirement.marker().and(source.marker())))));
                }
            }
        }

        private static Optional<Pin> pin(PackageName name, SourcePin source) {
            return source.index().map(index -> new Pin(name, index, source.origin()));
        }
    }

    /** Whether everything that was wanted of projects was there. */
    void check() {
        if (!anyProject && (everyExtra || !missingExtras.isEmpty() || !settings.typed("group").isEmpty())) {
            throw new UnusableInput("extras and groups belong to projects, and no source is one", "name a `pyproject.toml`");
        }
        if (!missingExtras.isEmpty()) {
            throw new UnusableInput("there is no extra `" + missingExtras.iterator().next() + "` in the project",
                    knownExtras.isEmpty() ? "it has no extras" : "its extras are " + quoted(knownExtras));
        }
    }

    /** {@code --group [FILE:]NAME}; without a file it is asked of every project that is a source. */
    private void groups(String source, ProjectFile project, Selection selection) {
        for (Value value : settings.all("group")) {
            int colon = value.text().lastIndexOf(':');
            String file = colon < 0 ? source : value.text().substring(0, colon);
            if (Path.of(file).normalize().equals(Path.of(source).normalize())) {
                GroupName group = group(value, value.text().substring(colon + 1));
                List<RequirementsFile.Entry> entries = project.groups().get(group);
                if (entries == null) {
                    throw new UnusableInput("there is no dependency group `" + group + "` in `" + source + "`",
                            project.groups().isEmpty() ? "it has no groups" : "its groups are " + quoted(project.groups().keySet()));
                }
                selection.take(entries, Optional.empty(), Optional.of(group));
            }
        }
    }

    /** The packages whose sources shall not count. */
    static Set<PackageName> withoutSources(Settings settings) {
        Set<PackageName> without = new HashSet<>();
        settings.all("no-sources-package").forEach(value -> split(value).forEach(text -> without.add(name(value, text))));
        return without;
    }

    /** The project with its sources, but for those that shall not count. */
    private ProjectFile withSources(ProjectFile project) {
        Map<PackageName, List<SourcePin>> sources = new HashMap<>(settings.isOn("no-sources") ? Map.of() : project.sources());
        sources.keySet().removeAll(withoutSources(settings));
        return new ProjectFile(project.name(), project.requiresPython(), project.dependencies(), project.extras(), project.groups(),
                project.dynamic(), sources, project.buildSystem()).withSources();
    }

    private static List<String> split(Value value) {
        return List.of(value.text().split(",", -1)).stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private static PackageName name(Value value, String text) {
        try {
            return PackageName.of(text);
        } catch (MalformedName malformed) {
            throw new UnusableInput(value, "it is not a package name");
        }
    }

    private static ExtraName extra(Value value, String text) {
        try {
            return ExtraName.of(text);
        } catch (MalformedName malformed) {
            throw new UnusableInput(value, "it is not the name of an extra");
        }
    }

    private static GroupName group(Value value, String text) {
        try {
            return GroupName.of(text);
        } catch (MalformedName malformed) {
            throw new UnusableInput(value, "it is not the name of a group");
        }
    }

    private static String quoted(Set<?> names) {
        return String.join(", ", names.stream().map(name -> "`" + name + "`").toList());
    }
}
