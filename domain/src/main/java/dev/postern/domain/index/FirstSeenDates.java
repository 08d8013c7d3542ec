package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.name.PackageName;
import java.time.Instant;
import java.util.Optional;

/** When a file was first seen here, for indexes that do not say when it came. Safe for concurrent callers. */
@FunctionalInterface
public interface FirstSeenDates {

    /** Nothing is remembered: every file is new. */
    FirstSeenDates NONE = (index, project, file) -> Optional.empty();

    /** The first day; empty where nobody remembers days, which makes the file new. */
    Optional<Instant> firstSeen(Index index, PackageName project, Distribution file);
}
