package dev.postern.domain.build;

import dev.postern.domain.requirement.DirectReference;

/**
 * Port: brings the thing that a direct reference names into reach of the machine's other programs. Safe for concurrent callers; every
 * failure is an outcome.
 */
@FunctionalInterface
public interface SourceLocator {

    /** Fetches and looks, and blocks. Asking again for the same reference costs nothing. */
    SourceLocation locate(DirectReference reference);
}
