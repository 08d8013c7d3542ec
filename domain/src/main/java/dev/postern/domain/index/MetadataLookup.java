package dev.postern.domain.index;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import java.util.OptionalInt;

/** What came of asking for the core metadata of one file. */
public sealed interface MetadataLookup {

    /** Here it is. */
    record Available(CoreMetadata metadata) implements MetadataLookup {}

    /** The file is not a proper distribution: metadata missing or unreadable. Another version may do. */
    record Invalid(String detail) implements MetadataLookup {}

    /** The bytes are not those that the index promised. Stops everything. */
    record HashMismatch(String detail) implements MetadataLookup {}

    /** The server refuses. */
    record Denied(int status, String detail) implements MetadataLookup {}

    /** The server did not answer properly. */
    record Unreachable(OptionalInt status, String detail) implements MetadataLookup {}

    /** A source distribution whose dependencies only building tells. */
    record NeedsBuild(String detail) implements MetadataLookup {}

    /** A source distribution that was built to no good. Stops everything. */
    record NotBuilt(BuildFailure failure) implements MetadataLookup {}

    /** It is not in the cache and the network may not be used. */
    record Offline(String detail) implements MetadataLookup {}
}
