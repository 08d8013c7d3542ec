package dev.postern.testkit;

import dev.postern.domain.build.BuildingMetadata;
import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;

/** {@link BuildingMetadata} where nothing needs to be built. */
class BuildingMetadataTest extends MetadataSourceContract {

    private record Passed(InMemoryIndexes served, MetadataSource metadata) implements ServedUniverse {
        @Override
        public PackageIndex packages() {
            return served;
        }

        @Override
        public DistributionSource files() {
            return served;
        }

        @Override
        public Index index(String name) {
            return served.index(name);
        }

        @Override
        public void close() {
            served.close();
        }
    }

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new Passed(described.served(), new BuildingMetadata(WithoutBuilds.over(described)));
    }
}
