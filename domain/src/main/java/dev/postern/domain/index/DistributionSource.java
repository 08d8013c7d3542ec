package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;

/**
 * Port: brings a listed file into reach of the machine's other programs. What {@link DistributionLookup.Fetched} names has the digests that
 * the index listed. Safe for concurrent callers; every failure is an outcome.
 */
public interface DistributionSource {

    /**
     * Fetches one file unless it is there already, and blocks.
     *
     * @param index the one that listed the file
     */
    DistributionLookup fetch(Index index, Distribution distribution);
}
