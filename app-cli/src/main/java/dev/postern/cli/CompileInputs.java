package dev.postern.cli;

import dev.postern.assembly.Invocation;
import dev.postern.assembly.Settings;
import dev.postern.assembly.Settings.Value;
import dev.postern.assembly.UnusableSetting;
import dev.postern.cli.grammar.UsageProblem;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.files.ProjectFile;
import dev.postern.files.RequirementsFile;
import dev.postern.files.RequirementsReader;
import dev.postern.files.SourcePin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads everything that is asked for: requirements files, projects, standard input, constraints, overrides, excludes. */
final class CompileInputs {
    private static final int LARGEST_INPUT = 16 * 1024 * 1024;

    private final Invocation invocation;
    private final Settings settings;
    private final List<Demand.Asked> requirements = new ArrayList<>();
    private final List<Demand.Asked> constraints = new ArrayList<>();
    private final List<Demand.Asked> overrides = new ArrayList<>();
    private final Set<PackageName> excludes = new HashSet<>();
    private final Map<PackageName, IndexName> pins = new LinkedHashMap<>();
    private final RequirementsReader reader;

    CompileInputs(Invocation invocation, Settings settings) {
        this.invocation = invocation;
        this.settings = settings;
        this.reader = RequirementsFile.reader(invocation.environment().asMap(), invocation.workingDirectory());
    }

    /**
     * All inputs of one compilation.
     *
     * @param file what requirements files say beside requirements
     * @param pins packages that the project takes from one index
     */
    record Inputs(Demand demand, RequirementsFile file, Map<PackageName, IndexName> pins) {}

    Inputs read(List<String> sources) {
        if (sources.isEmpty()) {
            throw new UsageProblem("nothing to compile: no source file is given",
                    "name a requirements file, `pyproject.toml`, or `-` for standard input");
        }
        for (String source : sources) {
            if (source.equals("-")) {
                reader.readText(standardInput(), "-", Origin.Role.REQUIREMENTS);
            } else if (source.endsWith(".toml")) {
                project(source);
            } else {
                reader.read(source, Origin.Role.REQUIREMENTS);
            }
        }
        settings.typed("constraint").forEach(file -> reader.read(file, Origin.Role.CONSTRAINTS));
        RequirementsFile file = reader.result();
        file.requirements().forEach(entry -> requirements.add(asked(entry)));
        file.constraints().forEach(entry -> constraints.add(asked(entry)));
        others();
        return new Inputs(new Demand(requirements, constraints, overrides, excludes), file, pins);
    }

    /** The same without any source. */
    Inputs nothing() {
        return new Inputs(Demand.of(List.of()), reader.result(), pins);
    }

    private void others() {
        for (String file : settings.typed("override")) {
            RequirementsFile.reader(invocation.environment().asMap(), invocation.workingDirectory()).read(file, Origin.Role.OVERRIDES)
                    .result()
                    .requirements().forEach(entry -> overrides.add(asked(entry)));
        }
        for (String file : settings.typed("exclude")) {
            RequirementsFile.reader(invocation.environment().asMap(), invocation.workingDirectory()).read(file, Origin.Role.EXCLUDES)
                    .result()
                    .requirements().forEach(entry -> excludes.add(entry.requirement().name()));
        }
        settings.all("constraint-dependencies").forEach(value -> constraints.add(setting(value)));
        settings.all("override-dependencies").forEach(value -> overrides.add(setting(value)));
        settings.all("exclude-dependencies").forEach(value -> excludes.add(setting(value).requirement().name()));
    }

    private static Demand.Asked setting(Value value) {
        try {
            return new Demand.Asked(Requirement.parse(value.text()), new Origin.CommandLine(value.source()));
        } catch (IllegalArgumentException malformed) {
            throw new UnusableSetting(value.source() + ": " + malformed.getMessage(), null);
        }
    }

    private static Demand.Asked asked(RequirementsFile.Entry entry) {
        return new Demand.Asked(entry.requirement(), entry.origin());
    }

    private void project(String source) {
        Path path = invocation.workingDirectory().resolve(source).normalize();
        ProjectFile project = ProjectFile.read(path, source);
        project.dependencies().forEach(entry -> requirements.add(asked(entry)));
        boolean all = settings.isOn("all-extras");
        Set<ExtraName> wanted = new HashSet<>();
        settings.all("extra").forEach(value -> wanted.add(ExtraName.of(value.text())));
        project.extras().forEach((extra, entries) -> {
            if (all || wanted.remove(extra)) {
                entries.forEach(entry -> requirements.add(asked(entry)));
            }
        });
        if (!all && !wanted.isEmpty()) {
            throw new UsageProblem("`" + source + "` has no extra `" + wanted.iterator().next() + "`",
                    "its extras are: " + project.extras().keySet());
        }
        groups(source, project);
        if (!settings.isOn("no-sources")) {
            project.sources().forEach(this::pin);
        }
    }

    private void groups(String source, ProjectFile project) {
        for (String given : settings.typed("group")) {
            GroupName group = GroupName.of(given.substring(given.lastIndexOf(':') + 1));
            List<RequirementsFile.Entry> entries = project.groups().get(group);
            if (entries == null) {
                throw new UsageProblem("`" + source + "` has no dependency group `" + group + "`",
                        "its groups are: " + project.groups().keySet());
            }
            entries.forEach(entry -> requirements.add(asked(entry)));
        }
    }

    private void pin(PackageName name, List<SourcePin> sources) {
        for (SourcePin source : sources) {
            source.index().ifPresent(index -> pins.putIfAbsent(name, index));
        }
    }

    private String standardInput() {
        try {
            byte[] text = invocation.streams().in().readNBytes(LARGEST_INPUT + 1);
            if (text.length > LARGEST_INPUT) {
                throw new UsageProblem("standard input is larger than " + LARGEST_INPUT / 1024 / 1024 + " MiB", "name files instead");
            }
            return new String(text, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UsageProblem("standard input cannot be read: " + failure.getMessage(), "name a file instead");
        }
    }
}
