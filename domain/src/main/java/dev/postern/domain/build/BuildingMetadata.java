package dev.postern.domain.build;

import dev.postern.domain.build.BuildRequest.Goal;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.DistributionLookup;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.MetadataSource;
import java.net.URI;
import java.util.Optional;

/**
 * Metadata of listed files, by a build where nothing else tells them. A build is remembered by the digest of its file. Nothing is built
 * ahead of need: building runs code.
 */
public final class BuildingMetadata implements MetadataSource {
    private final Builder builder;
    private final BuildChain chain;

    public BuildingMetadata(Builder builder) {
        this(builder, BuildChain.EMPTY);
    }

    /** @param chain the builds that need this metadata */
    BuildingMetadata(Builder builder, BuildChain chain) {
        this.builder = builder;
        this.chain = chain;
    }

    @Override
    public MetadataLookup metadata(Index index, Distribution distribution) {
        MetadataLookup read = builder.ports().metadata().metadata(index, distribution);
        return read instanceof MetadataLookup.NeedsBuild && !distribution.isWheel()
                ? builder.results().metadata(index + " " + distribution.url(), chain, () -> built(index, distribution))
                : read;
    }

    @Override
    public void anticipate(Index index, Distribution distribution) {
        builder.ports().metadata().anticipate(index, distribution);
    }

    private MetadataLookup built(Index index, Distribution sdist) {
        Optional<Digest> listed = sdist.digests().stream().filter(digest -> digest.algorithm().isTrustworthy()).findFirst();
        Optional<CoreMetadata> remembered = recall(listed);
        if (remembered.isPresent()) {
            return new MetadataLookup.Available(remembered.get());
        }
        return switch (builder.ports().files().fetch(index, sdist)) {
            case DistributionLookup.Fetched(URI location, Digest digest) -> known(location, sdist, listed.or(() -> Optional.of(digest)));
            case DistributionLookup.HashMismatch(String detail) -> new MetadataLookup.HashMismatch(detail);
            case DistributionLookup.Denied(int status, String detail) -> new MetadataLookup.Denied(status, detail);
            case DistributionLookup.Unreachable(var status, String detail) -> new MetadataLookup.Unreachable(status, detail);
            case DistributionLookup.Offline(String detail) -> new MetadataLookup.Offline(detail);
        };
    }

    /** Where no digest is listed, that of the file tells whether it is one that was built before. */
    private MetadataLookup known(URI archive, Distribution sdist, Optional<Digest> identity) {
        return recall(identity).<MetadataLookup>map(MetadataLookup.Available::new).orElseGet(() -> built(archive, sdist, identity));
    }

    private Optional<CoreMetadata> recall(Optional<Digest> identity) {
        return builder.recall(identity.filter(digest -> digest.algorithm().isTrustworthy()).map(Digest::toString));
    }

    private MetadataLookup built(URI archive, Distribution sdist, Optional<Digest> identity) {
        BuildRequest request = new BuildRequest(archive, Optional.empty(), Optional.of(sdist.filename().name()),
                Optional.of(sdist.version()), sdist.requiresPython(), Goal.METADATA);
        return switch (builder.build(request, chain)) {
            case BuildOutcome.Told(CoreMetadata metadata) -> {
                builder.remember(identity.filter(digest -> digest.algorithm().isTrustworthy()).map(Digest::toString), metadata);
                yield new MetadataLookup.Available(metadata);
            }
            case BuildOutcome.Failed(var failure) -> new MetadataLookup.NotBuilt(failure);
            case BuildOutcome.NotAllowed(String detail) -> new MetadataLookup.NeedsBuild(detail);
            case BuildOutcome.NoProject(String detail) -> new MetadataLookup.Invalid("`" + sdist.filename().text() + "`: " + detail);
            case BuildOutcome.Made _ -> throw new IllegalStateException("metadata was asked for");
        };
    }
}
