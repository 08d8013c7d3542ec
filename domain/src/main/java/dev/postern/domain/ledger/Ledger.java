package dev.postern.domain.ledger;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.name.PackageName;
import java.time.Instant;

/**
 * Port: remembers from one run to the next on which day a file was first seen, for indexes that do not say when it came.
 * Safe for concurrent callers and processes. A file is known by its index, its name and, where the index gives one, its
 * digest: other bytes under an old name are new.
 */
public interface Ledger {

    /**
     * When this file was first seen, which is {@code now} if it never was before.
     *
     * @return remembered or not; never throws for a ledger that cannot be read or written
     */
    FirstSeen firstSeen(Index index, PackageName project, Distribution file, Instant now);
}
