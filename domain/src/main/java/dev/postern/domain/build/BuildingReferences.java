package dev.postern.domain.build;

import dev.postern.domain.build.BuildRequest.Goal;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.distribution.SdistFilename;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** What direct references name, by a build where nothing else tells. A build is remembered where its sources have a name for ever. */
public final class BuildingReferences implements ReferenceSource {
    private static final List<String> ARCHIVES = List.of(".tar.gz", ".tgz", ".zip");

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
        return new ReferenceLookup.Found(metadata, sources.exact(), sources.file().or(() -> archive(sources, metadata)));
    }

    /** An archive that has no name of its own, such as that of a branch, gets one from what is in it. */
    private static Optional<Distribution> archive(SourceLocation.Sources sources, CoreMetadata metadata) {
        URI place = sources.exact() instanceof DirectReference.Archive archive ? archive.location() : sources.location();
        String path = String.valueOf(place.getPath()).toLowerCase(Locale.ROOT);
        Optional<String> extension = ARCHIVES.stream().filter(path::endsWith).findFirst();
        Optional<Digest> digest = sources.identity().flatMap(Digest::tryParse);
        return extension.isEmpty() || digest.isEmpty() ? Optional.empty()
                : Optional.of(new Distribution(
                        new SdistFilename(metadata.name(), metadata.version(), extension.get(),
                                metadata.name().text().replace('-', '_') + "-" + metadata.version() + extension.get()),
                        place, List.of(digest.get()), Optional.empty(), Optional.empty(), OptionalLong.empty(), Optional.empty(),
                        MetadataAdvert.NONE));
    }
}
