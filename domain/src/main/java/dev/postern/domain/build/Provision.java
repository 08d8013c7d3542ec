package dev.postern.domain.build;

import dev.postern.domain.distribution.BuildFailure;
import java.net.URI;
import java.util.List;

/** What a build requires, as files, or why it cannot be had. */
sealed interface Provision {

    /**
     * Here it is.
     *
     * @param wheels {@code file:} URLs
     */
    record Ready(List<URI> wheels) implements Provision {
        public Ready {
            wheels = List.copyOf(wheels);
        }
    }

    record Missing(BuildFailure why) implements Provision {}
}
