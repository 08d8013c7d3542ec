package dev.postern.domain.index;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of looking at a {@link DirectReference}. */
public sealed interface ReferenceLookup {

    /**
     * A package is there.
     *
     * @param metadata as the file says, as its source tree says statically (PEP 621, 643), or as its build told
     * @param exact the reference with the commit that its Git revision names; any other reference is itself
     * @param file the wheel or source archive with its digests; empty where the reference names a tree or a repository
     * @param pins the indexes that its own sources name for what it depends on
     */
    record Found(CoreMetadata metadata, DirectReference exact, Optional<Distribution> file,
            Map<PackageName, IndexName> pins) implements ReferenceLookup {

        public Found {
            pins = Map.copyOf(pins);
        }

        /** A package that says nothing about indexes. */
        public Found(CoreMetadata metadata, DirectReference exact, Optional<Distribution> file) {
            this(metadata, exact, file, Map.of());
        }
    }

    /** Nothing is there: no such file, folder, page or revision. */
    record Missing(String detail) implements ReferenceLookup {}

    /** Something is there that is no proper package. */
    record Invalid(String detail) implements ReferenceLookup {}

    /** The bytes are not those that the reference's hash promised. */
    record HashMismatch(String detail) implements ReferenceLookup {}

    /** The server refuses. */
    record Denied(int status, String detail) implements ReferenceLookup {}

    /** The server did not answer properly, or a program that fetches for us failed. */
    record Unreachable(OptionalInt status, String detail) implements ReferenceLookup {}

    /** It is not in the cache and the network may not be used. */
    record Offline(String detail) implements ReferenceLookup {}

    /** Only building would tell its metadata, and it may not be built. */
    record NeedsBuild(String detail) implements ReferenceLookup {}

    /** It was built, to no good. */
    record NotBuilt(BuildFailure failure) implements ReferenceLookup {}
}
