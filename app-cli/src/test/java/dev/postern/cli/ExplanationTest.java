package dev.postern.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.PackageUniverse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when there is no answer, word for word. */
class ExplanationTest {
    private static final Instant OLD = Instant.parse("2026-01-01T00:00:00Z");
    /** Two days before the day on which everything here happens. */
    private static final Instant NEW = Instant.parse("2026-11-23T12:00:00Z");

    private final PackageUniverse universe = new PackageUniverse();

    @TempDir private Path folder;

    private Situation asking(String... requirements) {
        universe.index(PackageUniverse.DEFAULT);
        return new Situation(folder, universe).file("requirements.in", requirements);
    }

    private static void reads(Situation situation, String golden) {
        situation.reads("no-answer-" + golden, "compile", "requirements.in");
    }

    @Test
    void two_requirements_that_exclude_each_other() {
        universe.with("a", "1").with("a", "2");
        reads(asking("a==1", "a==2"), "two-roots");
    }

    @Test
    void two_files_that_exclude_each_other() {
        universe.with("a", "1").with("a", "2");
        asking("a<2").file("dev.in", "a>=2").reads("no-answer-two-files", "compile", "requirements.in", "dev.in");
    }

    @Test
    void no_version_in_the_range() {
        universe.with("a", "1.0").with("a", "1.1").with("a", "2.0");
        reads(asking("a>=3"), "no-version");
    }

    @Test
    void no_such_version() {
        universe.with("a", "1.0").with("a", "1.1");
        reads(asking("a==1.2"), "no-such-version");
    }

    @Test
    void a_gap_between_versions() {
        universe.with("a", "1.0").with("a", "1.1").with("a", "2.0").with("a", "2.1");
        reads(asking("a>1.1,<2.0"), "gap");
    }

    @Test
    void an_empty_range() {
        universe.with("a", "1.0");
        reads(asking("a>2,<1"), "empty-range");
    }

    @Test
    void a_conflict_between_two_packages() {
        universe.with("a", "1").needs("c<2").with("b", "1").needs("c>=2").with("c", "1").with("c", "2");
        reads(asking("a", "b"), "diamond");
    }

    @Test
    void a_conflict_in_every_version() {
        for (int v = 1; v <= 9; v++) {
            universe.with("a", "1." + v).needs("c<2").with("b", "1." + v).needs("c>=2");
        }
        universe.with("c", "1").with("c", "2");
        reads(asking("a", "b>=1.3"), "diamond-wide");
    }

    @Test
    void a_deep_chain() {
        for (int i = 1; i < 9; i++) {
            universe.with("p" + i, "1").needs("p" + (i + 1) + ">=1").with("p" + i, "2").needs("p" + (i + 1) + ">=1");
        }
        universe.with("p9", "1").needs("z<2").with("z", "1").with("z", "2");
        reads(asking("p1", "z>=2"), "deep-chain");
    }

    @Test
    void different_needs_of_different_versions() {
        universe.with("a", "1").needs("b==1").with("a", "2").needs("b==2").with("a", "3").needs("b==3");
        universe.with("b", "1").needs("c<1").with("b", "2").needs("c<2").with("b", "3").needs("c<3").with("c", "0.5").with("c", "1.5")
                .with("c", "2.5").with("c", "4");
        reads(asking("a", "c>=4"), "ladder");
    }

    @Test
    void an_extra() {
        universe.with("a", "1").extra("fast", "c>=2").with("c", "1").with("c", "2");
        reads(asking("a[fast]", "c<2"), "extra");
    }

    @Test
    void a_newer_python() {
        universe.with("a", "1").requiresPython(">=3.13").with("a", "2").requiresPython(">=3.14");
        reads(asking("a"), "python");
    }

    @Test
    void a_newer_python_further_down() {
        universe.with("a", "1").needs("b>=2").with("b", "1").with("b", "2").requiresPython(">=3.13").with("b", "3")
                .requiresPython(">=3.14");
        reads(asking("a"), "python-deep");
    }

    @Test
    void a_constraint() {
        universe.with("a", "1").needs("b>=2").with("b", "1").with("b", "2");
        reads(asking("a").file("constraints.txt", "# ours", "b<2").with("-c", "constraints.txt"), "constraint");
    }

    @Test
    void a_constraint_on_a_root() {
        universe.with("a", "1").with("a", "2");
        reads(asking("a>=2").file("constraints.txt", "a<2").with("-c", "constraints.txt"), "constraint-root");
    }

    @Test
    void an_override() {
        universe.with("a", "1").needs("b<2").with("b", "1").with("b", "2").with("d", "1").needs("b<2");
        reads(asking("a", "d").file("overrides.txt", "b>=3").with("--override", "overrides.txt"), "override");
    }

    @Test
    void an_index_that_hides_another() {
        universe.index("private").with("a", "1.0");
        universe.with("a", "2.0");
        reads(asking("a>=2"), "hidden");
    }

    @Test
    void a_dependency_that_an_index_hides() {
        universe.index("private").with("requests", "2.20");
        universe.with("a", "1").needs("requests>=2.30").with("requests", "2.31");
        reads(asking("a"), "hidden-deep");
    }

    @Test
    void an_index_with_an_empty_page() {
        universe.index("private").emptyPage("a");
        universe.with("a", "2.0");
        reads(asking("a"), "empty-page");
    }

    @Test
    void a_claimed_name_that_its_owner_lacks() {
        universe.index("private").with("acme-billing", "1.0");
        universe.with("acme-biling", "9");
        reads(asking("acme-biling").index("private", "packages = [\"acme-*\"]"), "claim-missing");
    }

    @Test
    void a_version_that_the_owner_of_a_claimed_name_lacks() {
        universe.index("private").with("acme-billing", "1.0");
        universe.with("acme-billing", "9");
        reads(asking("acme-billing>=2").index("private", "packages = [\"acme-*\"]"), "claim-version");
    }

    @Test
    void a_pinned_name_that_its_index_lacks() {
        universe.index("private").with("b", "1.0");
        universe.with("a", "9");
        asking().file("pyproject.toml", "[project]", "name = \"app\"", "version = \"1\"", "dependencies = [\"a\"]", "[tool.uv.sources]",
                "a = { index = \"private\" }").reads("no-answer-pin-missing", "compile", "pyproject.toml");
    }

    @Test
    void a_pre_release() {
        universe.with("a", "1.0").with("a", "2.0b1").with("a", "2.0b2");
        reads(asking("a>=1.5").with("--prerelease", "disallow"), "prerelease");
    }

    @Test
    void a_pre_release_of_a_dependency() {
        universe.with("a", "1").needs("b>=2.0b1").with("b", "1.0").with("b", "2.0b2");
        reads(asking("a").with("--prerelease", "explicit"), "prerelease-deep");
    }

    @Test
    void a_yanked_version() {
        universe.with("a", "1").with("a", "2").yanked("loses data");
        reads(asking("a>=2"), "yanked");
    }

    @Test
    void a_yanked_dependency() {
        universe.with("a", "1").needs("b==2").with("b", "1").with("b", "2").yanked();
        reads(asking("a"), "yanked-deep");
    }

    @Test
    void a_version_that_a_date_excludes() {
        universe.with("a", "1").uploaded(OLD).with("a", "2").uploaded(NEW);
        reads(asking("a>=2").with("--exclude-newer", "2026-06-01"), "exclude-newer");
    }

    @Test
    void a_version_that_an_age_excludes() {
        universe.with("a", "1").uploaded(OLD).with("a", "2").uploaded(NEW);
        reads(asking("a>=2").with("--exclude-newer", "7 days"), "exclude-newer-age");
    }

    @Test
    void a_version_in_its_cooldown() {
        universe.with("a", "1").uploaded(OLD).with("a", "2").uploaded(NEW);
        reads(asking("a>=2").index("default", "cooldown = \"7 days\""), "cooldown");
    }

    @Test
    void a_cooldown_without_dates() {
        universe.with("a", "1");
        reads(asking("a").index("default", "cooldown = \"7 days\""), "cooldown-undated");
    }

    @Test
    void only_a_source_distribution_where_nothing_may_be_built() {
        universe.with("a", "1").sdistOnly();
        reads(asking("a").with("--no-build"), "no-build");
    }

    @Test
    void only_a_wheel_where_wheels_may_not_be_used() {
        universe.with("a", "1").wheelOnly();
        reads(asking("a").with("--no-binary", "a"), "no-binary");
    }

    @Test
    void no_wheel_for_this_platform() {
        universe.with("a", "1").tags("cp312-cp312-win_amd64", "cp312-cp312-macosx_11_0_arm64").wheelOnly();
        reads(asking("a"), "platform");
    }

    @Test
    void no_wheel_for_this_python() {
        universe.with("a", "1").tags("cp310-cp310-manylinux_2_17_x86_64", "cp311-cp311-manylinux_2_17_x86_64").wheelOnly();
        reads(asking("a"), "abi");
    }

    @Test
    void an_unknown_package() {
        universe.with("requests", "2.0");
        reads(asking("requets", "requests"), "unknown");
    }

    @Test
    void an_unknown_package_of_another() {
        universe.index("private").with("b", "1");
        universe.with("a", "1").needs("inner-lib");
        reads(asking("a"), "unknown-deep");
    }

    @Test
    void nothing_in_the_cache_and_no_network() {
        universe.with("a", "1");
        reads(asking("a").with("--offline"), "offline");
    }

    @Test
    void an_owner_that_denies() {
        universe.index("private").denies("b", 403);
        universe.with("a", "1").needs("b").with("b", "9");
        reads(asking("a"), "denied");
    }

    @Test
    void an_owner_that_is_down() {
        universe.index("private").unreachable("b", 503);
        universe.with("a", "1").needs("b").with("b", "9");
        reads(asking("a"), "unreachable");
    }

    @Test
    void a_denial_that_is_ignored() {
        universe.index("private").denies("b", 403);
        universe.with("a", "1").needs("b");
        reads(asking("a").index("private", "ignore-error-codes = [403]"), "denial-ignored");
    }

    @Test
    void the_same_for_programs() {
        universe.index("private").with("a", "1.0").with("b", "1").tags("cp311-cp311-win_amd64").wheelOnly();
        universe.with("a", "2.0");
        reads(asking("a>=2", "b", "c", "d").file("constraints.txt", "d<1").with("-c", "constraints.txt", "--format", "json"),
                "json-first-index");
        reads(asking("b").with("--format", "json"), "json-other-wheels");
        reads(asking("c", "cc").with("--format", "json"), "json-unknown");
    }

    @Test
    void a_denial_for_programs() {
        universe.index("private").denies("b", 403);
        reads(asking("b").with("--format", "json"), "json-denied");
    }

    @Test
    void the_examples_of_the_documentation_are_what_is_printed() throws IOException {
        Path root = Path.of(System.getProperty("postern.root", ".."));
        List<String> examples = Files.readAllLines(root.resolve("docs/resolution.md")).stream()
                .filter(line -> line.startsWith("error: ") || line.startsWith("hint: ")).toList();
        Set<String> printed = new HashSet<>();
        try (Stream<Path> files = Files.list(root.resolve("app-cli/src/test/golden"))) {
            for (Path file : files.filter(file -> file.toString().contains("no-answer-")).toList()) {
                printed.addAll(Files.readAllLines(file));
            }
        }
        assertThat(examples).hasSizeGreaterThan(5).allSatisfy(example -> assertThat(printed).contains(example));
    }
}
