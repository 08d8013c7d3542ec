package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.ledger.FirstSeen;
import dev.postern.domain.ledger.Ledger;
import dev.postern.domain.name.PackageName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link Ledger} does. */
public abstract class LedgerContract {

    private static final Instant DAY = Instant.parse("2026-03-01T12:00:00Z");
    private static final PackageName A = PackageName.of("a");

    /** A ledger that has seen nothing yet. */
    protected abstract Ledger empty();

    /** The same memory as another process would open it. */
    protected abstract Ledger reopened(Ledger ledger);

    private static Index index(String name) {
        return new PackageUniverse().indexValue(name);
    }

    private static List<Distribution> files(String variant) {
        PackageUniverse universe = new PackageUniverse();
        universe.index("main").with("a", "1.0").variant(variant).with("a", "2.0").variant(variant);
        ProjectLookup.Listed listed = (ProjectLookup.Listed) universe.index("main").answer(A);
        return listed.page().versions().stream().map(version -> listed.page().distributions(version).getFirst()).toList();
    }

    @Test
    public void a_file_is_first_seen_now_and_stays_so() {
        Ledger ledger = empty();
        Distribution file = files("").getFirst();
        assertThat(ledger.firstSeen(index("main"), A, file, DAY)).isEqualTo(new FirstSeen.On(DAY));
        assertThat(ledger.firstSeen(index("main"), A, file, DAY.plus(Duration.ofDays(9)))).isEqualTo(new FirstSeen.On(DAY));
        assertThat(reopened(ledger).firstSeen(index("main"), A, file, DAY.plus(Duration.ofDays(10)))).isEqualTo(new FirstSeen.On(DAY));
    }

    @Test
    public void other_files_indexes_and_bytes_are_new() {
        Ledger ledger = empty();
        Instant later = DAY.plus(Duration.ofDays(1));
        ledger.firstSeen(index("main"), A, files("").getFirst(), DAY);
        assertThat(ledger.firstSeen(index("main"), A, files("").getLast(), later)).isEqualTo(new FirstSeen.On(later));
        assertThat(ledger.firstSeen(index("other"), A, files("").getFirst(), later)).isEqualTo(new FirstSeen.On(later));
        assertThat(ledger.firstSeen(index("main"), A, files("tampered").getFirst(), later)).isEqualTo(new FirstSeen.On(later));
    }

    @Test
    public void concurrent_callers_agree_on_the_day() {
        Ledger ledger = empty();
        Distribution file = files("").getFirst();
        assertThat(
                IntStream.range(0, 16).parallel().mapToObj(at -> ledger.firstSeen(index("main"), A, file, DAY.plusSeconds(at))).distinct())
                .hasSize(1);
    }
}
