package dev.postern.testkit;

import dev.postern.domain.build.BuildBackend;
import dev.postern.domain.build.BuildMemory;
import dev.postern.domain.build.BuildPorts;
import dev.postern.domain.build.BuildSettings;
import dev.postern.domain.build.BuildSystem;
import dev.postern.domain.build.Builder;
import dev.postern.domain.build.HookCall;
import dev.postern.domain.build.HookOutcome;
import dev.postern.domain.build.SourceDescription;
import dev.postern.domain.build.SourceLocation;
import dev.postern.domain.build.SourceOpening;
import dev.postern.domain.build.SourceTree;
import dev.postern.domain.environment.ProbeOutcome;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.VersionPolicy;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend whose trees all say what they are, so that a builder over it answers what its other ports say. */
final class WithoutBuilds implements BuildBackend {

    private WithoutBuilds() {}

    static Builder over(PackageUniverse universe) {
        InMemoryIndexes served = universe.served();
        BuildPorts ports = new BuildPorts(new ProjectFinder(served, IndexStrategy.FIRST_INDEX), served, served,
                reference -> located(universe.references().look(reference)), new WithoutBuilds(), (tree, _) -> described(universe, tree),
                interpreter -> new ProbeOutcome.NotFound("there is no Python"), BuildMemory.NONE);
        return new Builder(ports, new BuildSettings("", VersionPolicy.usual(ReleaseGate.open(Instant.EPOCH)), FilePolicy.USUAL,
                new ResolutionRequest.Places(universe.catalog(), Map.of()), List.of(), Map.of()));
    }

    /** The folder of a tree is the text of its reference. */
    private static SourceLocation located(ReferenceLookup answer) {
        return answer instanceof ReferenceLookup.Found found
                ? new SourceLocation.Sources(URI.create(found.exact().text()), Optional.empty(), found.exact(), found.file(),
                        Optional.empty())
                : new SourceLocation.Missed(answer);
    }

    private static SourceDescription described(PackageUniverse universe, SourceTree tree) {
        return universe.references().look(DirectReference.parse(tree.folder().toString())) instanceof ReferenceLookup.Found found
                ? new SourceDescription.Described(BuildSystem.LEGACY, Optional.of(found.metadata()))
                : new SourceDescription.Unusable("it says nothing");
    }

    @Override
    public SourceOpening open(URI source, Optional<String> subdirectory) {
        return new SourceOpening.Opened(SourceTree.at(source));
    }

    @Override
    public HookOutcome call(HookCall call) {
        return new HookOutcome.Absent();
    }
}
