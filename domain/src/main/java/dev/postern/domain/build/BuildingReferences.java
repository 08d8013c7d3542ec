package dev.postern.domain.build;

import dev.postern.domain.build.BuildRequest.Goal;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;
import java.util.Optional;

/** What direct references name, by a build where nothing else tells. A build is remembered where its sources have a name for ever. */
public final class BuildingReferences implements ReferenceSource {
    private final Builder builder;
    private final BuildChain chain;

    public BuildingReferences(Builder builder) {
        this(builder, BuildChain.EMPTY);
    }

    /** @param chain the builds that need these references */
    BuildingReferences(Builder builder, BuildChain chain) {
        this.builder = builder;
        this.chain = chain;
    }

    @Override
    public ReferenceLookup look(DirectReference reference) {
        return switch (builder.ports().sources().locate(reference)) {
            case SourceLocation.Missed(ReferenceLookup answer) -> answer;
            case SourceLocation.Wheel(var _, CoreMetadata metadata, DirectReference exact, Distribution file) ->
                    new ReferenceLookup.Found(metadata, exact, Optional.of(file));
            case SourceLocation.Sources sources ->
                    builder.results().reference(reference, chain, () -> known(sources));
        };
    }

    private ReferenceLookup known(SourceLocation.Sources sources) {
        Optional<String> identity = sources.identity().map(name -> name + sources.subdirectory().map(folder -> "#" + folder).orElse(""));
        Optional<CoreMetadata> remembered = builder.recall(identity);
        return remembered.map(metadata -> found(sources, metadata)).orElseGet(() -> built(sources, identity));
    }

    private ReferenceLookup built(SourceLocation.Sources sources, Optional<String> identity) {
        Optional<Distribution> file = sources.file();
        BuildRequest request = new BuildRequest(sources.location(), sources.subdirectory(), file.map(known -> known.filename().name()),
                file.map(Distribution::version), Optional.empty(), Goal.METADATA);
        return switch (builder.build(request, chain)) {
            case BuildOutcome.Told(CoreMetadata metadata) -> {
                builder.remember(identity, metadata);
                yield found(sources, metadata);
            }
            case BuildOutcome.NotAllowed(String detail) -> new ReferenceLookup.NeedsBuild(detail);
            case BuildOutcome.NoProject(String detail) -> new ReferenceLookup.Invalid(detail);
            case BuildOutcome.Failed(var failure) -> new ReferenceLookup.NotBuilt(failure);
            case BuildOutcome.Made _ -> throw new IllegalStateException("metadata was asked for");
        };
    }

    private static ReferenceLookup found(SourceLocation.Sources sources, CoreMetadata metadata) {
        return new ReferenceLookup.Found(metadata, sources.exact(), sources.file());
    }
}
