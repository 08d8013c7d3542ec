package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.files.Note;
import dev.postern.files.RequirementsFile;
import dev.postern.files.RequirementsReader;
import dev.postern.files.UnusableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads everything that is asked for: requirements files, projects, standard input, constraints, overrides, excludes. */
public final class InputReader {
    private static final int LARGEST_INPUT = 16 * 1024 * 1024;

    private final Invocation invocation;
    private final Settings settings;
    private final RequirementsReader reader;
    private final ReferenceCredentials credentials = new ReferenceCredentials();
    private final ProjectInputs project;
    private final List<Demand.Asked> requirements = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    public InputReader(Invocation invocation, Settings settings) {
        this.invocation = invocation;
        this.settings = settings;
        this.reader = newReader();
        this.project = new ProjectInputs(invocation, settings, credentials);
    }

    /**
     * Reads these sources with what the settings add to them.
     *
     * @param sources requirements files, {@code pyproject.toml} files, or {@code -} for standard input
     * @throws UnusableInput if one cannot be read or understood, or there is none
     */
    public Inputs read(List<String> sources) {
        List<String> named = sources.isEmpty() && !settings.typed("group").isEmpty() ? List.of(ProjectInputs.USUAL) : sources;
        if (named.isEmpty()) {
            throw new UnusableInput("no source is given", "name a requirements file, `pyproject.toml`, or `-` for standard input");
        }
        try {
            for (String source : named) {
                source(source);
            }
            project.check();
            return inputs();
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
    }

    /** What asks for one package, without any source. */
    public Inputs alone(PackageName name, String option) {
        requirements.add(new Demand.Asked(Requirement.of(name), new Origin.CommandLine(option)));
        try {
            return inputs();
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
    }

    private void source(String source) {
        int before = askedFor();
        if (source.equals("-")) {
            reader.readText(standardInput(), "-", Origin.Role.REQUIREMENTS);
        } else if (source.endsWith(".toml")) {
            requirements.addAll(project.read(source));
        } else {
            reader.read(source, Origin.Role.REQUIREMENTS);
        }
        if (askedFor() == before) {
            notes.add("`" + source + "` asks for nothing");
        }
    }

    private int askedFor() {
        return requirements.size() + reader.result().requirements().size() + reader.result().nameless().size();
    }

    private Inputs inputs() {
        List<Demand.Asked> constraints = new ArrayList<>();
        List<Demand.Asked> overrides = new ArrayList<>();
        Set<PackageName> excludes = new HashSet<>();
        files("constraint").forEach(file -> reader.read(file, Origin.Role.CONSTRAINTS));
        RequirementsFile file = reader.result();
        file.requirements().forEach(entry -> requirements.add(asked(entry)));
        Stream.concat(file.requirements().stream(), file.constraints().stream()).forEach(credentials::take);
        List<Demand.Unnamed> unnamed = file.nameless().stream().map(this::asked).toList();
        file.constraints().forEach(entry -> constraints.add(asked(entry)));
        of("override", Origin.Role.OVERRIDES).forEach(entry -> {
            overrides.add(asked(entry));
            credentials.take(entry);
        });
        of("exclude", Origin.Role.EXCLUDES).forEach(entry -> excludes.add(entry.requirement().name()));
        // builds are not constrained before there is one, but a file that cannot be read is told at once
        of("build-constraint", Origin.Role.CONSTRAINTS);
        settings.all("constraint-dependencies").forEach(value -> constraints.add(rooted(setting(value))));
        settings.all("override-dependencies").forEach(value -> overrides.add(rooted(setting(value))));
        settings.all("exclude-dependencies").forEach(value -> excludes.add(setting(value).requirement().name()));
        upgrades(constraints);
        Stream.of(requirements, constraints, overrides).flatMap(List::stream).map(Demand.Asked::requirement)
                .forEach(requirement -> requirement.reference().ifPresent(project::follow));
        unnamed.forEach(each -> project.follow(each.reference()));
        file.notes().stream().map(Note::toString).forEach(notes::add);
        return new Inputs(new Demand(requirements, constraints, overrides, excludes, unnamed), file, project.sources(),
                credentials.entries(), notes);
    }

    /** The packages whose versions in an existing output file do not count. */
    public static Set<PackageName> upgraded(Settings settings) {
        Set<PackageName> upgraded = new HashSet<>();
        settings.all("upgrade-package").forEach(value -> upgraded.add(setting(value).requirement().name()));
        return upgraded;
    }

    /** {@code --upgrade-package 'name<2'} lets the version move, but not everywhere. */
    private void upgrades(List<Demand.Asked> constraints) {
        for (Value value : settings.all("upgrade-package")) {
            Demand.Asked asked = setting(value);
            if (!asked.requirement().specifiers().isEmpty()) {
                constraints.add(asked);
            }
        }
    }

    private List<RequirementsFile.Entry> of(String option, Origin.Role role) {
        RequirementsReader other = newReader();
        files(option).forEach(file -> other.read(file, role));
        return other.result().requirements();
    }

    /** Files that the command line or a variable names; settings files have lists of requirements instead. */
    private List<String> files(String option) {
        return settings.given(option).stream().map(Value::text).toList();
    }

    private RequirementsReader newReader() {
        return RequirementsFile.reader(invocation.environment().asMap(), invocation.workingDirectory());
    }

    private static Demand.Asked setting(Value value) {
        try {
            return new Demand.Asked(Requirement.parse(value.text()), new Origin.CommandLine(value.source()));
        } catch (IllegalArgumentException malformed) {
            throw new UnusableInput(value.source() + ": " + malformed.getMessage(), null);
        }
    }

    /** A path in a settings file is meant from the folder of the call. */
    private Demand.Asked rooted(Demand.Asked asked) {
        Requirement requirement = asked.requirement();
        return requirement.reference().orElse(null) instanceof DirectReference.Local local
                ? new Demand.Asked(requirement.withReference(
                        local.at(invocation.workingDirectory().resolve(local.path()).normalize().toString())), asked.origin())
                : asked;
    }

    private Demand.Unnamed asked(RequirementsFile.Nameless nameless) {
        credentials.take(nameless.reference(), nameless.credential());
        return new Demand.Unnamed(nameless.reference(), nameless.extras(), nameless.marker(), nameless.origin());
    }

    static Demand.Asked asked(RequirementsFile.Entry entry) {
        return new Demand.Asked(entry.requirement(), entry.origin());
    }

    /** Whether a file with a usual name lies where the call begins. */
    public boolean isThere(String source) {
        return Files.isRegularFile(invocation.workingDirectory().resolve(source));
    }

    private byte[] standardInput() {
        try {
            byte[] content = invocation.streams().in().readNBytes(LARGEST_INPUT + 1);
            if (content.length > LARGEST_INPUT) {
                throw new UnusableInput("standard input is larger than " + LARGEST_INPUT / 1024 / 1024 + " MiB", "name files instead");
            }
            return content;
        } catch (IOException failure) {
            throw new UnusableInput("standard input cannot be read: " + failure.getMessage(), "name a file instead");
        }
    }
}
