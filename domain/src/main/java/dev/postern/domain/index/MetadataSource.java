package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;

/** Port: tells the core metadata of a listed file. Safe for concurrent callers; every failure is an outcome. */
public interface MetadataSource {

    /**
     * Asks for the metadata of one file, and blocks. Asking again for the same file costs nothing.
     *
     * @param index the one that listed the file
     */
    MetadataLookup metadata(Index index, Distribution distribution);

    /** Starts the same look-up ahead of need and returns at once; a later {@link #metadata} joins it. */
    default void anticipate(Index index, Distribution distribution) {}
}
