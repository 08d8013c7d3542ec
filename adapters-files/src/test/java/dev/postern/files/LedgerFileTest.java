package dev.postern.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.ledger.FirstSeen;
import dev.postern.domain.ledger.Ledger;
import dev.postern.domain.name.PackageName;
import dev.postern.testkit.LedgerContract;
import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFileTest extends LedgerContract {
    private static final PackageName A = PackageName.of("a");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir Path folder;

    @Override
    protected Ledger empty() {
        return LedgerFile.in(folder.resolve("data"));
    }

    @Override
    protected Ledger reopened(Ledger ledger) {
        return LedgerFile.in(folder.resolve("data"));
    }

    private static List<Distribution> files(int count) {
        PackageUniverse universe = new PackageUniverse();
        IntStream.rangeClosed(1, count).forEach(number -> universe.index("main").with("a", number + ".0"));
        var page = ((ProjectLookup.Listed) universe.index("main").answer(A)).page();
        return page.versions().stream().map(version -> page.distributions(version).getFirst()).toList();
    }

    private static Index index() {
        return new PackageUniverse().indexValue("main");
    }

    @Test
    void the_file_says_what_was_seen_in_plain_text() throws IOException {
        Distribution file = files(1).getFirst();
        empty().firstSeen(index(), A, file, NOW);
        assertThat(Files.readString(folder.resolve("data/first-seen.tsv"))).isEqualTo(
                "https://main.example/simple/\ta\ta-1.0-py3-none-any.whl\t" + file.digests().getFirst() + "\t2026-03-01T12:00:00Z\n");
    }

    @Test
    void several_ledgers_over_one_file_agree_and_lose_nothing() throws IOException {
        List<Distribution> files = files(60);
        Ledger[] ledgers = {empty(), empty(), empty(), empty()};
        IntStream.range(0, 240).parallel()
                .forEach(at -> ledgers[at % 4].firstSeen(index(), A, files.get(at / 4), NOW.plusSeconds(at)));
        try (var lines = Files.lines(folder.resolve("data/first-seen.tsv"))) {
            assertThat(lines).hasSize(60);
        }
        assertThat(files).allSatisfy(file -> assertThat(ledgers[0].firstSeen(index(), A, file, NOW))
                .isEqualTo(ledgers[3].firstSeen(index(), A, file, NOW.plusSeconds(9))));
    }

    @Test
    void a_line_that_is_cut_off_or_damaged_spoils_no_other() throws IOException {
        List<Distribution> files = files(2);
        empty().firstSeen(index(), A, files.getFirst(), NOW);
        Path file = folder.resolve("data/first-seen.tsv");
        Files.writeString(file, "garbage\nhttps://x\ta\tb\t-\tyesterday\n" + Files.readString(file) + "https://main.example/simple/\ta");
        Ledger ledger = empty();
        assertThat(ledger.firstSeen(index(), A, files.getFirst(), NOW.plusSeconds(1))).isEqualTo(new FirstSeen.On(NOW));
        assertThat(ledger.firstSeen(index(), A, files.getLast(), NOW.plusSeconds(2))).isEqualTo(new FirstSeen.On(NOW.plusSeconds(2)));
        assertThat(empty().firstSeen(index(), A, files.getLast(), NOW.plusSeconds(3))).isEqualTo(new FirstSeen.On(NOW.plusSeconds(2)));
    }

    @Test
    void a_folder_that_cannot_be_written_is_an_outcome() throws IOException {
        Files.writeString(folder.resolve("data"), "a file stands where the folder should");
        assertThat(empty().firstSeen(index(), A, files(1).getFirst(), NOW)).isInstanceOf(FirstSeen.NotRemembered.class);
    }
}
