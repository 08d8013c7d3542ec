package dev.postern.domain.build;

import java.net.URI;
import java.util.Optional;

/**
 * Port: opens sources and calls the hooks of PEP 517 on them, each call in a process of its own that sees nothing but the given wheels, no
 * credential, and not for longer or with more output than is reasonable. Safe for concurrent callers; every failure is an outcome.
 */
public interface BuildBackend {

    /**
     * Unpacks an archive or takes a folder as it is, and blocks.
     *
     * @param source a {@code file:} URL of a {@code .tar.gz} or {@code .zip} archive or of a folder
     * @param subdirectory where in it the project lies, relative to its root
     */
    SourceOpening open(URI source, Optional<String> subdirectory);

    /** Calls one hook, and blocks until it has ended with all processes that it started. */
    HookOutcome call(HookCall call);

    /** Removes what was unpacked for a tree and the environments that its hooks ran in; wheels that they made stay. */
    default void discard(SourceTree tree) {}
}
