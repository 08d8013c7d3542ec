package dev.postern.testkit.building;

import dev.postern.domain.build.BuildMemory;
import dev.postern.domain.build.BuildPorts;
import dev.postern.domain.build.BuildSettings;
import dev.postern.domain.build.Builder;
import dev.postern.domain.build.BuildingMetadata;
import dev.postern.domain.build.BuildingReferences;
import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.environment.Interpreter;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.environment.PythonBuild;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.FirstSeenDates;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReleaseAgeRules;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.UniverseRelease;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A universe in which some source distributions must be built, and a builder over it: Python 3.12 on Linux, unless it says otherwise. */
final class Workshop implements BuildMemory {
    final PackageUniverse universe = new PackageUniverse();
    final ScriptedBuilds builds = new ScriptedBuilds();
    final Map<DirectReference, SourceLocation> references = new HashMap<>();
    private final Map<String, CoreMetadata> memory = new HashMap<>();
    private final List<Demand.Asked> constraints = new ArrayList<>();
    private FilePolicy files = FilePolicy.USUAL;
    private Optional<ProbeOutcome> probed = Optional.empty();
    private int probes;

    /** A release with nothing but a source distribution that tells its needs to nobody but its build. */
    ScriptedBuilds.Script unbuilt(String project, String version, String... needs) {
        UniverseRelease release = universe.with(project, version).sdistOnly().metadata(new MetadataLookup.NeedsBuild("it is not static"));
        StringBuilder text = new StringBuilder("Metadata-Version: 2.1\nName: " + project + "\nVersion: " + version + "\n");
        for (String need : needs) {
            text.append("Requires-Dist: ").append(need).append('\n');
        }
        return builds.of(release.files().getFirst().filename()).tells(text.toString());
    }

    Workshop constrained(String requirement) {
        constraints.add(new Demand.Asked(Requirement.parse(requirement), new Origin.CommandLine("--build-constraint")));
        return this;
    }

    Workshop files(FilePolicy policy) {
        files = policy;
        return this;
    }

    Workshop withoutPython() {
        probed = Optional.of(new ProbeOutcome.NotFound("there is no `python3`"));
        return this;
    }

    int probes() {
        return probes;
    }

    private ProbeOutcome probe(String interpreter) {
        probes++;
        Version version = Version.parse("3.12.4");
        TargetPlatform linux = TargetPlatform.parse("linux");
        return probed.orElseGet(() -> new ProbeOutcome.Found(
                new Interpreter(linux.markersOfCpython(version), PythonBuild.cpython(3, 12), linux.platform()), "/usr/bin/python3"));
    }

    Builder builder() {
        InMemoryIndexes indexes = universe.served();
        BuildPorts ports = new BuildPorts(new ProjectFinder(indexes, IndexStrategy.FIRST_INDEX), indexes, indexes,
                reference -> references.getOrDefault(reference,
                        new SourceLocation.Missed(new ReferenceLookup.Missing("nothing is at `" + reference + "`"))),
                builds, builds, this::probe, this);
        ReleaseGate gate = new ReleaseGate(new ReleaseAgeRules(Optional.empty(), Map.of(), Map.of()), Instant.EPOCH, FirstSeenDates.NONE);
        return new Builder(ports, new BuildSettings("", VersionPolicy.usual(gate), files,
                new ResolutionRequest.Places(universe.catalog(), Map.of()), constraints, Map.of()));
    }

    MetadataLookup metadata(Builder builder, String project) {
        ProjectLookup.Listed listed = (ProjectLookup.Listed) universe.index(PackageUniverse.DEFAULT).answer(PackageName.of(project));
        Distribution file = listed.page().distributions(listed.page().versions().getLast()).getFirst();
        return new BuildingMetadata(builder).metadata(universe.indexValue(PackageUniverse.DEFAULT), file);
    }

    MetadataLookup metadata(String project) {
        return metadata(builder(), project);
    }

    /** A source tree at a path. */
    ScriptedBuilds.Script tree(String path, Optional<String> identity) {
        DirectReference reference = DirectReference.parse(path);
        references.put(reference,
                new SourceLocation.Sources(URI.create("file://" + path), Optional.empty(), reference, Optional.empty(), identity));
        return builds.of(path.substring(path.lastIndexOf('/') + 1));
    }

    ReferenceLookup look(String path) {
        return new BuildingReferences(builder()).look(DirectReference.parse(path));
    }

    @Override
    public Optional<CoreMetadata> recall(String build) {
        return Optional.ofNullable(memory.get(build));
    }

    @Override
    public void remember(String build, CoreMetadata metadata) {
        memory.put(build, metadata);
    }
}
