package dev.postern.domain.build;

import dev.postern.domain.distribution.CoreMetadata;
import java.util.Optional;

/** What earlier builds told, kept between runs. Losing it only costs time, so its faults are not reported. Safe for concurrent callers. */
public interface BuildMemory {

    /** Remembers nothing. */
    BuildMemory NONE = new BuildMemory() {
        @Override
        public Optional<CoreMetadata> recall(String build) {
            return Optional.empty();
        }

        @Override
        public void remember(String build, CoreMetadata metadata) {
            // so that the next run builds again
        }
    };

    /**
     * What that build told, if it is remembered.
     *
     * @param build all that the outcome depends on: digest, interpreter, settings
     */
    Optional<CoreMetadata> recall(String build);

    void remember(String build, CoreMetadata metadata);
}
