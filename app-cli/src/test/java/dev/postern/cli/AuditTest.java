package dev.postern.cli;

import dev.postern.testkit.PackageUniverse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signs of confusion between indexes, word for word. */
class AuditTest {
    private final PackageUniverse universe = new PackageUniverse();

    @TempDir private Path folder;

    private Situation asking(String... requirements) {
        universe.index(PackageUniverse.DEFAULT);
        return new Situation(folder, universe).file("requirements.in", requirements).index("private", "packages = [\"acme-*\"]");
    }

    @Test
    void a_file_that_differs_between_two_indexes() {
        universe.index("private").with("a", "1").wheelOnly().variant("patched");
        universe.with("a", "1").wheelOnly();
        reads(asking("a"), "differing-file");
    }

    @Test
    void a_claimed_name_with_a_higher_version_elsewhere() {
        universe.index("private").with("acme-billing", "1.0").needs("acme-money").with("acme-money", "2.0");
        universe.with("acme-billing", "99.0").with("acme-money", "1.0");
        reads(asking("acme-billing"), "claimed-elsewhere");
    }

    @Test
    void a_name_one_typing_error_away_from_a_claim() {
        universe.index("private").with("acme-billing", "1.0");
        universe.with("amce-billing", "1.0");
        reads(asking("acme-billing", "amce-billing"), "near-claim");
    }

    @Test
    void nothing_to_be_seen() {
        universe.index("private").with("acme-billing", "1.0");
        universe.with("a", "1");
        reads(asking("acme-billing", "a"), "clean");
    }

    @Test
    void a_request_that_cannot_be_met_is_audited_all_the_same() {
        universe.index("private").with("acme-billing", "1.0");
        universe.with("acme-billing", "99.0");
        reads(asking("acme-billing>=2"), "unresolvable");
    }

    @Test
    void what_a_resolution_sees_anyway_is_warned_about() {
        universe.index("private").with("b", "1").wheelOnly().variant("patched");
        universe.with("amce-billing", "1.0").with("b", "1").wheelOnly();
        asking("amce-billing", "b").with("--index-strategy", "unsafe-best-match", "--no-header").reads("audit/warnings", "compile",
                "requirements.in");
    }

    private static void reads(Situation situation, String golden) {
        situation.reads("audit/" + golden, "index", "audit", "requirements.in");
        situation.with("--format", "json").reads("audit/" + golden + "-json", "index", "audit", "requirements.in");
    }
}
