package dev.postern.testkit;

import dev.postern.domain.index.DistributionSource;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.MetadataSource;
import dev.postern.domain.index.PackageIndex;

/** A {@link PackageUniverse} as one implementation of the ports serves it: in memory, over HTTP, from folders. */
public interface ServedUniverse extends AutoCloseable {

    PackageIndex packages();

    MetadataSource metadata();

    DistributionSource files();

    /** The value of the universe's index of this name, at the place where it is really served. */
    Index index(String name);

    @Override
    void close();
}
