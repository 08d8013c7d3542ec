package dev.postern.assembly;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.FirstSeenDates;
import dev.postern.domain.index.Index;
import dev.postern.domain.ledger.FirstSeen;
import dev.postern.domain.ledger.Ledger;
import dev.postern.domain.name.PackageName;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** First-seen dates of a ledger. Without one, or where it fails, every file is new, which is told once. Safe for concurrent callers. */
final class RememberedDates implements FirstSeenDates {
    private final Ledger ledger;
    private final Instant now;
    private final AtomicReference<String> failure = new AtomicReference<>("");

    RememberedDates(Ledger ledger, Instant now) {
        this.ledger = ledger;
        this.now = now;
    }

    /** The folder for what must outlast a cleaned cache: that of {@code POSTERN_DATA_DIR}, else the usual one of the user. */
    static Path dataFolder(Invocation invocation) {
        Variables environment = invocation.environment();
        Path usual = environment.get("XDG_DATA_HOME").map(Path::of).filter(Path::isAbsolute)
                .orElse(invocation.home().resolve(".local").resolve("share")).resolve("postern");
        return invocation.workingDirectory().resolve(environment.get("POSTERN_DATA_DIR").map(Path::of).orElse(usual)).normalize();
    }

    @Override
    public Optional<Instant> firstSeen(Index index, PackageName project, Distribution file) {
        return switch (ledger.firstSeen(index, project, file, now)) {
            case FirstSeen.On(Instant day) -> Optional.of(day);
            case FirstSeen.NotRemembered(String detail) -> {
                failure.compareAndSet("", detail);
                yield Optional.empty();
            }
        };
    }

    /** What a person should be told. */
    List<String> notices() {
        String detail = failure.get();
        return detail.isEmpty() ? List.of()
                : List.of("first-seen dates are not remembered, so that every file without a date counts as new: " + detail);
    }
}
