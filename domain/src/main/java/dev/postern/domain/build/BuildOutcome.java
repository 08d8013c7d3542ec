package dev.postern.domain.build;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import java.net.URI;

/** What a source tree became. */
public sealed interface BuildOutcome {

    /** The answer to a request for {@link BuildRequest.Goal#METADATA}. */
    record Told(CoreMetadata metadata) implements BuildOutcome {}

    /**
     * The answer to a request for a {@link BuildRequest.Goal#WHEEL}.
     *
     * @param wheel a {@code file:} URL that stays until the process ends
     */
    record Made(URI wheel, CoreMetadata metadata) implements BuildOutcome {}

    /** It may not be built: the settings say so, or the project does not accept the Python that builds. */
    record NotAllowed(String detail) implements BuildOutcome {}

    /** There is nothing that could be built: a damaged archive, or a tree that is no project. */
    record NoProject(String detail) implements BuildOutcome {}

    /** It was tried, to no good. */
    record Failed(BuildFailure failure) implements BuildOutcome {}
}
