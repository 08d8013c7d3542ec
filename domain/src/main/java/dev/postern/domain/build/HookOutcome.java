package dev.postern.domain.build;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.requirement.Requirement;
import java.net.URI;
import java.util.List;

/** What came of calling a hook. */
public sealed interface HookOutcome {

    /** What {@link Hook#GET_REQUIRES_FOR_BUILD_WHEEL} gave. */
    record Requirements(List<Requirement> requirements) implements HookOutcome {
        public Requirements {
            requirements = List.copyOf(requirements);
        }
    }

    /** What {@link Hook#PREPARE_METADATA_FOR_BUILD_WHEEL} made. */
    record Metadata(CoreMetadata metadata) implements HookOutcome {}

    /**
     * What {@link Hook#BUILD_WHEEL} made.
     *
     * @param file a {@code file:} URL that stays until the process ends
     */
    record Wheel(URI file, CoreMetadata metadata) implements HookOutcome {}

    /** The backend does not have this optional hook. */
    record Absent() implements HookOutcome {}

    record Failed(BuildFailure failure) implements HookOutcome {}
}
