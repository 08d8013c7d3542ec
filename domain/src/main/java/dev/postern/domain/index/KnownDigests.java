package dev.postern.domain.index;

import dev.postern.domain.name.PackageName;

/**
 * What is known already about the files of an index: from a lock file, an output file, or the index's last cached page. A
 * mirror is believed only where it agrees. Safe for concurrent callers.
 */
@FunctionalInterface
public interface KnownDigests {

    /** Nothing is known: then no mirror can stand in. */
    KnownDigests NONE = (owner, project) -> KnownFiles.NONE;

    /** What is known of one project. */
    KnownFiles of(Index owner, PackageName project);
}
