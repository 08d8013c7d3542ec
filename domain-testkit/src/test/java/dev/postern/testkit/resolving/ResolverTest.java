package dev.postern.testkit.resolving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Dependent;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.PrereleaseMode;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionMode;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.PackageUniverse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ResolverTest {

    private final PackageUniverse universe = new PackageUniverse();

    private static PackageSource.Listed listed(ResolvedPackage resolved) {
        return (PackageSource.Listed) resolved.source();
    }

    private Question asking(String... requirements) {
        return Question.in(universe).requires(requirements);
    }

    @Test
    void the_newest_versions_that_fit_together_are_taken() {
        universe.with("a", "1").needs("c<2").with("a", "2").needs("c>=2").with("b", "1").needs("c<2").with("c", "1").with("c", "2");
        assertThat(asking("a", "b").pins()).containsExactly("a==1", "b==1", "c==1");
    }

    @Test
    void every_package_names_who_requires_it() {
        universe.with("a", "1").needs("b[x]").with("b", "1").extra("x", "c").with("c", "1");
        Resolution.Resolved resolved = asking("a", "c").resolved();
        ResolvedPackage c = resolved.packages().getLast();
        assertThat(c.dependents()).hasSize(2).first().isInstanceOf(Dependent.Written.class);
        assertThat(c.dependents().getLast()).hasToString("Required[name=b, extra=Optional[x]]");
        assertThat(resolved.packages().get(1).extras()).hasToString("[x]");
    }

    @Test
    void markers_are_evaluated_for_the_target_and_not_for_this_machine() {
        universe.with("a", "1").needs("w ; sys_platform == 'win32'", "l ; sys_platform == 'linux'", "old ; python_version < '3.9'");
        universe.with("w", "1").with("l", "1").with("old", "1");
        assertThat(asking("a").pins()).containsExactly("a==1", "l==1");
        assertThat(asking("a").platform("windows").python("3.8").pins()).containsExactly("a==1", "old==1", "w==1");
    }

    @Test
    void an_extra_of_itself_is_unfolded() {
        universe.with("a", "1").extra("all", "a[x,y]").extra("x", "b").extra("y", "c", "a[z]").extra("z", "d");
        universe.with("b", "1").with("c", "1").with("d", "1");
        assertThat(asking("a[all]").pins()).containsExactly("a==1", "b==1", "c==1", "d==1");
    }

    @Test
    void a_package_may_always_want_one_of_its_own_extras() {
        universe.with("a", "1").needs("a[x]").extra("x", "b").with("b", "1");
        assertThat(asking("a").pins()).containsExactly("a==1", "b==1");
    }

    @Test
    void an_extra_that_does_not_exist_is_only_warned_about() {
        universe.with("a", "1");
        Resolution.Resolved resolved = asking("a[nope]").resolved();
        assertThat(resolved.warnings()).singleElement().isInstanceOf(ResolutionWarning.ExtraMissing.class);
        assertThat(resolved.warnings().getFirst().text()).isEqualTo("the package `a==1` does not have an extra named `nope`");
    }

    @Test
    void constraints_limit_but_bring_nothing_in() {
        universe.with("a", "1").needs("b").with("b", "1").with("b", "2").with("c", "1");
        assertThat(asking("a").constrained("b<2", "c").pins()).containsExactly("a==1", "b==1");
    }

    @Test
    void an_override_replaces_every_requirement_of_its_package() {
        universe.with("a", "1").needs("b<2").with("b", "1").with("b", "2");
        assertThat(asking("a").overridden("b>=2").pins()).containsExactly("a==1", "b==2");
    }

    @Test
    void what_is_excluded_is_left_out_wherever_it_is_required() {
        universe.with("a", "1").needs("b", "c").with("c", "1");
        assertThat(asking("a").without("b").pins()).containsExactly("a==1", "c==1");
    }

    @Test
    void preferred_versions_stay_where_they_can() {
        universe.with("a", "1").with("a", "2").with("b", "1").with("b", "2").with("b", "2rc1");
        assertThat(asking("a", "b>1").preferring("a", "1").preferring("b", "1").pins()).containsExactly("a==1", "b==2");
        assertThat(asking("a", "b").preferring("b", "2rc1").pins()).containsExactly("a==2", "b==2rc1");
    }

    @Test
    void lowest_takes_the_oldest_and_warns_where_nothing_says_what_is_too_old() {
        universe.with("a", "1").needs("b").with("a", "2").needs("b").with("b", "1").with("b", "2");
        assertThat(asking("a>=1").mode(ResolutionMode.LOWEST).pins()).containsExactly("a==1", "b==1");
        assertThat(asking("a>=1").mode(ResolutionMode.LOWEST_DIRECT).pins()).containsExactly("a==1", "b==2");
        assertThat(asking("a").mode(ResolutionMode.LOWEST).resolved().warnings()).singleElement()
                .isInstanceOf(ResolutionWarning.NoLowerBound.class);
    }

    @Test
    void pre_releases_come_last_unless_the_mode_says_otherwise() {
        universe.with("a", "1").with("a", "2b1").with("b", "1b1");
        assertThat(asking("a", "b").pins()).containsExactly("a==1", "b==1b1");
        assertThat(asking("a").prereleases(PrereleaseMode.ALLOW).pins()).containsExactly("a==2b1");
        assertThat(asking("a>1").pins()).containsExactly("a==2b1");
        assertThat(asking("b").prereleases(PrereleaseMode.DISALLOW).resolve()).isInstanceOf(Resolution.Unresolvable.class);
        assertThat(asking("b").prereleases(PrereleaseMode.EXPLICIT).resolve()).isInstanceOf(Resolution.Unresolvable.class);
        assertThat(asking("b>=1b1").prereleases(PrereleaseMode.EXPLICIT).pins()).containsExactly("b==1b1");
    }

    @Test
    void a_yanked_version_is_taken_only_when_a_requirement_of_ones_own_pins_it() {
        universe.with("a", "1").with("a", "2").yanked("broken").with("b", "1").needs("a==2");
        assertThat(asking("a").pins()).containsExactly("a==1");
        assertThat(asking("b").resolve()).isInstanceOf(Resolution.Unresolvable.class);
        Resolution.Resolved pinned = asking("b", "a==2").resolved();
        assertThat(pinned.warnings()).singleElement().extracting(ResolutionWarning::text)
                .isEqualTo("`a==2` is yanked (reason: broken)");
    }

    @Test
    void a_version_for_another_python_is_passed_over_and_upper_bounds_do_not_count() {
        universe.with("a", "1").requiresPython(">=3.8,<3.10").with("a", "2").requiresPython(">=3.13");
        assertThat(asking("a").pins()).containsExactly("a==1");
    }

    @Test
    void the_best_wheel_is_taken_and_its_metadata_may_serve_a_source_distribution() {
        universe.with("a", "1").tags("py3-none-any", "cp312-cp312-manylinux_2_17_x86_64");
        universe.with("b", "1").tags("cp312-cp312-win_amd64").needs("c").with("c", "1");
        Resolution.Resolved resolved = asking("a", "b").resolved();
        assertThat(resolved.packages()).extracting(p -> listed(p).chosen().filename().text())
                .containsExactly("a-1-cp312-cp312-manylinux_2_17_x86_64.whl", "b-1.tar.gz", "c-1-py3-none-any.whl");
        assertThat(resolved.packages().getFirst().source().files()).hasSize(3);
    }

    @Test
    void files_that_are_too_new_do_not_exist() {
        universe.with("a", "1").uploaded(Instant.parse("2026-01-01T00:00:00Z")).with("a", "2")
                .uploaded(Instant.parse("2026-03-01T00:00:00Z"));
        assertThat(asking("a").excludeNewer("2026-02-01T00:00:00Z").pins()).containsExactly("a==1");
    }

    @Test
    void without_dependencies_no_metadata_is_read() {
        universe.with("a", "1").needs("b");
        InMemoryIndexes served = universe.served();
        assertThat(asking("a").withoutDependencies().resolve(served)).isInstanceOf(Resolution.Resolved.class);
        assertThat(served.requests()).extracting(InMemoryIndexes.Request::subject).containsOnly("a");
    }

    @Test
    void a_version_with_unreadable_metadata_is_passed_over() {
        universe.with("a", "1").with("a", "2").metadata(new MetadataLookup.Invalid("no METADATA in it"));
        assertThat(asking("a").pins()).containsExactly("a==1");
    }

    @Test
    void metadata_that_are_not_what_was_promised_stop_everything() {
        universe.with("b", "1").needs("a").with("a", "1").with("a", "2").metadata(new MetadataLookup.HashMismatch("other digest"));
        assertThat(asking("b").resolve()).isInstanceOfSatisfying(Resolution.Halted.class, halted -> {
            assertThat(halted.halt()).isInstanceOf(Halt.MetadataFailed.class);
            assertThat(halted.halt().denied()).isFalse();
            assertThat(halted.halt().text()).isEqualTo(
                    "the metadata of `a-2-py3-none-any.whl` from index `default` is not what the index promised: other digest (required by b)");
        });
    }

    @Test
    void a_denied_owner_stops_the_resolution_although_another_index_would_answer() {
        universe.index("private").denies("acme", 403);
        universe.with("a", "1").needs("acme").with("acme", "9");
        assertThat(asking("a").resolve()).isInstanceOfSatisfying(Resolution.Halted.class, halted -> {
            assertThat(halted.halt().denied()).isTrue();
            assertThat(halted.halt().text()).startsWith("could not find out about `acme`: index `private` denied access")
                    .endsWith("(required by a)");
        });
    }

    @Test
    void each_strategy_has_its_own_answer() {
        universe.index("private").with("a", "1").with("a", "3").tags("cp312-cp312-win_amd64").wheelOnly();
        universe.with("a", "2").with("a", "3");
        assertThat(asking("a").pins()).containsExactly("a==1");
        assertThat(asking("a>1").strategy(IndexStrategy.UNSAFE_FIRST_MATCH).pins()).containsExactly("a==2");
        Resolution.Resolved best = asking("a").strategy(IndexStrategy.UNSAFE_BEST_MATCH).resolved();
        assertThat(best.packages()).singleElement().satisfies(a -> {
            assertThat(a).hasToString("a==3");
            assertThat(listed(a).index().displayName()).isEqualTo("default");
        });
    }

    @Test
    void a_pinned_package_comes_from_its_index_alone() {
        universe.index("private").with("a", "1");
        universe.with("a", "9").with("b", "1").needs("a");
        universe.index("private").configured(index -> index.explicit(true));
        assertThat(asking("b").pins()).containsExactly("a==9", "b==1");
        assertThat(asking("b").pinned("a", "private").pins()).containsExactly("a==1", "b==1");
    }

    @Test
    void find_links_add_versions_and_win_for_equal_ones() {
        universe.index("folder").with("a", "2").with("a", "3");
        universe.with("a", "1").with("a", "3");
        Resolution.Resolved resolved = asking("a").findLinks("folder").resolved();
        assertThat(listed(resolved.packages().getFirst()).index().location()).isEqualTo(universe.indexValue("folder").location());
        assertThat(asking("a<3").findLinks("folder").pins()).containsExactly("a==2");
        assertThat(asking("a").findLinks("folder").noIndex().pins()).containsExactly("a==3");
    }

    @Test
    void the_story_of_a_package_tells_who_was_asked_and_what_was_dropped() {
        universe.with("a", "1").with("a", "2").yanked("broken").with("a", "3").tags("cp312-cp312-win_amd64").wheelOnly();
        Resolution.Resolved resolved = asking("a").resolved();
        assertThat(resolved.story(PackageName.of("a"))).hasValueSatisfying(story -> {
            assertThat(story.whereabouts().search().orElseThrow().steps()).hasSize(1);
            assertThat(story.dropped()).extracting(d -> d.version() + " " + d.why()).containsExactly(
                    "3 has no wheel for the platform (`manylinux_2_28_x86_64`)", "2 was yanked (reason: broken)");
        });
    }
}
