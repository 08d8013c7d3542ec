package dev.postern.cli;

import dev.postern.testkit.PackageUniverse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code postern explain} tells of one package, word for word. */
class ExplainTest {
    private final PackageUniverse universe = new PackageUniverse();

    @TempDir private Path folder;

    private Situation asking(String... requirements) {
        universe.index(PackageUniverse.DEFAULT);
        return new Situation(folder, universe).file("requirements.in", requirements);
    }

    @Test
    void every_way_on_which_a_package_came_in() {
        universe.with("app", "1").needs("web", "tool[fast]").with("web", "1").needs("core>=1").with("tool", "1").needs("core")
                .extra("fast", "core>1").with("core", "1").with("core", "2");
        Situation situation = asking("app", "core<3");
        situation.reads("explain/chains", "explain", "core");
        situation.with("--format", "json").reads("explain/chains-json", "explain", "core");
    }

    @Test
    void versions_that_cannot_be_used_are_grouped_by_reason() {
        for (int v = 1; v <= 9; v++) {
            universe.with("a", "3." + v).requiresPython(">=3.14").with("a", "2." + v).tags("cp312-cp312-win_amd64").wheelOnly();
        }
        universe.with("a", "4").yanked("broken").with("a", "1");
        asking("a").reads("explain/dropped", "explain", "a");
    }

    @Test
    void an_index_that_hides_another() {
        universe.index("private").with("a", "1");
        universe.with("a", "2");
        asking("a").reads("explain/first-index", "explain", "a");
    }

    @Test
    void a_package_of_a_request_that_cannot_be_met() {
        universe.with("a", "1").needs("c<2").with("b", "1").needs("c>=2").with("c", "1").with("c", "2");
        Situation situation = asking("a", "b");
        situation.reads("explain/unresolvable", "explain", "c");
        situation.with("--format", "json").reads("explain/unresolvable-json", "explain", "c");
    }

    @Test
    void a_package_whose_index_stopped_the_search() {
        universe.index("private").denies("b", 403);
        universe.with("a", "1").needs("b").with("b", "9").with("c", "1");
        asking("a").reads("explain/halted", "explain", "b");
        asking("a").reads("explain/halted-before", "explain", "c");
    }

    @Test
    void a_package_that_nothing_requires() {
        universe.index("private").with("acme-x", "1");
        universe.with("a", "1").with("acme-x", "2");
        Situation situation = asking("a").index("private", "packages = [\"acme-*\"]");
        situation.reads("explain/not-required", "explain", "acme-x");
        situation.with("--format", "json").reads("explain/not-required-json", "explain", "acme-x");
    }

    @Test
    void a_package_that_nobody_has() {
        universe.index("private").with("b", "1");
        universe.with("a", "1");
        asking("a").reads("explain/unknown", "explain", "nowhere");
    }
}
