package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.build.BuildMemory;
import dev.postern.domain.build.BuildPorts;
import dev.postern.domain.build.BuildSettings;
import dev.postern.domain.build.Builder;
import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceLocator;
import dev.postern.domain.credential.CredentialBroker;
import dev.postern.domain.environment.EnvironmentProbe;
import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.files.LocalSources;
import dev.postern.files.RequirementsFile;
import dev.postern.files.RequirementsReader;
import dev.postern.files.SourceRules;
import dev.postern.files.SourceTrees;
import dev.postern.files.UnusableFile;
import dev.postern.git.GitCheckouts;
import dev.postern.git.GitSettings;
import dev.postern.python.PythonBuildSettings;
import dev.postern.python.PythonBuilds;
import dev.postern.python.RememberedBuilds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How sources are found and built in one run. Nothing is started before the first of them is needed; closing ends what still runs and
 * removes what it left.
 */
final class Builds implements SourceLocator, AutoCloseable {
    private final Invocation invocation;
    private final Settings settings;
    private final Session session;
    private final EnvironmentProbe probe;
    private final BuildMemory memory;
    private final PythonBuilds backend;
    private final LocalSources paths;
    private final GitCheckouts repositories;
    private volatile EarlierAnswer earlier = EarlierAnswer.NONE;

    Builds(Invocation invocation, Settings settings, Session session, CredentialBroker broker, EnvironmentProbe probe) {
        this.invocation = invocation;
        this.settings = settings;
        this.session = session;
        this.probe = probe;
        Optional<Path> cache = new NetworkSettings(settings, invocation).memory();
        Map<String, String> variables = invocation.environment().asMap();
        PythonBuildSettings builds = PythonBuildSettings.from(variables, cache);
        this.memory = cache.map(folder -> RememberedBuilds.in(folder, builds)).orElse(BuildMemory.NONE);
        this.backend = PythonBuilds.of(timeLimit().map(builds::within).orElse(builds));
        this.paths = LocalSources.from(invocation.workingDirectory());
        this.repositories =
                GitCheckouts.of(GitSettings.from(variables, invocation.workingDirectory(), cache, settings.isOn("offline")), broker);
    }

    private Optional<Duration> timeLimit() {
        return invocation.environment().settingName("BUILD_TIMEOUT").map(name -> {
            String text = invocation.environment().get(name).orElse("").strip();
            if (!text.matches("[1-9]\\d{0,8}")) {
                throw new UnusableInput(new Value(text, name), "it must be a whole number of seconds, such as `600`");
            }
            return Duration.ofSeconds(Long.parseLong(text));
        });
    }

    /** From now on repositories stay at the commits of an earlier answer. */
    void stayWith(EarlierAnswer answer) {
        earlier = answer;
    }

    /**
     * Who builds for a resolution.
     *
     * @param finder the resolution's own, so that no page is asked for twice
     * @throws UnusableInput if a constraint or a setting for backends is malformed
     */
    Builder builder(ProjectFinder finder, VersionPolicy versions, FilePolicy files, ResolutionRequest.Places places) {
        BuildPorts ports = new BuildPorts(finder, session, session, this, backend, new SourceTrees(), this::ask,
                memory);
        return new Builder(ports,
                new BuildSettings(settings.one("python").map(Value::text).orElse(""), VersionPolicy.usual(versions.gate()),
                        files, places, constraints(), configSettings()));
    }

    /** What is being built. */
    Optional<String> running() {
        return backend.running();
    }

    /** The same, where source trees say where their dependencies are. */
    ReferenceSource withSources(ReferenceSource references, ResolutionRequest.Places places, MarkerEnvironment environment) {
        Set<PackageName> without = ProjectInputs.withoutSources(settings);
        SourceRules rules = new SourceRules(name -> !without.contains(name), index -> places.catalog().named(index).isPresent(),
                places.pins(), environment);
        return settings.isOn("no-sources") ? references : paths.withSources(references, this, rules);
    }

    /** Where only a version is wanted, a Python of that version builds if there is one, else the first that is found. */
    private ProbeOutcome ask(String interpreter) {
        Optional<String> version = settings.one("python-version").map(Value::text).filter(text -> interpreter.isEmpty());
        if (version.isPresent() && probe.probe(version.get()) instanceof ProbeOutcome.Found found) {
            return found;
        }
        return probe.probe(interpreter);
    }

    private List<Demand.Asked> constraints() {
        List<Demand.Asked> constraints = new ArrayList<>();
        RequirementsReader reader = RequirementsFile.reader(invocation.environment().asMap(), invocation.workingDirectory());
        try {
            settings.given("build-constraint").forEach(value -> reader.read(value.text(), Origin.Role.CONSTRAINTS));
        } catch (UnusableFile unusable) {
            throw UnusableInput.of(unusable);
        }
        RequirementsFile read = reader.result();
        read.constraints().forEach(entry -> constraints.add(InputReader.asked(entry)));
        read.requirements().forEach(entry -> constraints.add(InputReader.asked(entry)));
        for (Value value : settings.all("build-constraint-dependencies")) {
            try {
                constraints.add(new Demand.Asked(Requirement.parse(value.text()), new Origin.CommandLine(value.source())));
            } catch (IllegalArgumentException malformed) {
                throw new UnusableInput(value.source() + ": " + malformed.getMessage(), null);
            }
        }
        return constraints;
    }

    private Map<String, List<String>> configSettings() {
        Map<String, List<String>> passed = new LinkedHashMap<>();
        for (Value value : settings.all("config-setting")) {
            int equals = value.text().indexOf('=');
            if (equals <= 0) {
                throw new UnusableInput(value, "write `KEY=VALUE`");
            }
            passed.computeIfAbsent(value.text().substring(0, equals), _ -> new ArrayList<>()).add(value.text().substring(equals + 1));
        }
        return passed;
    }

    @Override
    public SourceLocation locate(DirectReference reference) {
        return switch (reference) {
            case DirectReference.Archive archive -> session.locate(archive);
            case DirectReference.Local local -> paths.locate(local);
            case DirectReference.Git git -> earlier.commitOf(git).map(git::at).map(repositories::locate).filter(Builds::isThere)
                    .orElseGet(() -> repositories.locate(git));
        };
    }

    /** A commit may be gone from its repository; whatever else keeps it from being had is no reason to take another. */
    private static boolean isThere(SourceLocation location) {
        return !(location instanceof SourceLocation.Missed(ReferenceLookup answer) && answer instanceof ReferenceLookup.Missing);
    }

    @Override
    public void close() {
        backend.close();
        repositories.close();
    }
}
