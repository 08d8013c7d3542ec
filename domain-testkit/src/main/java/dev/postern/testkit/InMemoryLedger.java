package dev.postern.testkit;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.ledger.FirstSeen;
import dev.postern.domain.ledger.Ledger;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** A ledger that forgets when the test ends. */
public final class InMemoryLedger implements Ledger {

    private record Entry(URI index, PackageName project, String filename, List<Digest> digests) {}

    private final ConcurrentMap<Entry, Instant> days = new ConcurrentHashMap<>();

    @Override
    public FirstSeen firstSeen(Index index, PackageName project, Distribution file, Instant now) {
        Entry entry = new Entry(index.location(), project, file.filename().text(), file.digests());
        return new FirstSeen.On(days.computeIfAbsent(entry, unseen -> now));
    }
}
