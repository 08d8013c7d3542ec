package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import java.net.URI;
import java.util.OptionalInt;

/** What came of fetching one file. */
public sealed interface DistributionLookup {

    /**
     * Here it is, whole and checked.
     *
     * @param location a {@code file:} URL that stays until the process ends; nobody may change the file
     * @param digest that of its bytes: the promised one that was checked, else SHA-256
     */
    record Fetched(URI location, Digest digest) implements DistributionLookup {}

    /** The bytes are not those that the index promised. */
    record HashMismatch(String detail) implements DistributionLookup {}

    /** The server refuses. */
    record Denied(int status, String detail) implements DistributionLookup {}

    /** The server did not answer properly, or the file could not be stored. */
    record Unreachable(OptionalInt status, String detail) implements DistributionLookup {}

    /** It is not in the cache and the network may not be used. */
    record Offline(String detail) implements DistributionLookup {}
}
