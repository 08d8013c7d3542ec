package dev.postern.testkit.resolving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.PrereleaseMode;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.resolution.ResolvedPackage;
import dev.postern.domain.resolution.Whereabouts;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.InMemoryReferences;
import dev.postern.testkit.PackageUniverse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final String WHEEL = "https://files.example/b-3-py3-none-any.whl";

    private final PackageUniverse universe = new PackageUniverse();

    private Question asking(String... requirements) {
        return Question.in(universe).requires(requirements);
    }

    private static PackageSource.Referred source(ResolvedPackage chosen) {
        return (PackageSource.Referred) chosen.source();
    }

    @Test
    void a_package_comes_from_the_place_that_its_requirement_names_and_no_index_is_asked_for_it() {
        universe.at("./core", "acme-core", "1.0").needs("b>=1");
        universe.with("acme-core", "9").with("b", "2");
        InMemoryIndexes served = universe.served();
        Resolution resolution = asking("acme-core @ ./core", "acme-core").resolve(served, universe.references());
        assertThat(((Resolution.Resolved) resolution).packages()).hasToString("[acme-core==1.0, b==2]");
        assertThat(served.requests()).extracting(InMemoryIndexes.Request::subject).containsOnly("b", "b-2-py3-none-any.whl");
        assertThat(source(((Resolution.Resolved) resolution).packages().getFirst()).reference()).hasToString("./core");
    }

    @Test
    void a_place_alone_says_what_package_is_there() {
        universe.at("./core", "acme-core", "1.0").extra("dev", "b").with("acme-core", "9");
        universe.with("b", "1");
        assertThat(asking().requiresPlace("./core", "dev").pins()).containsExactly("acme-core==1.0", "b==1");
        assertThat(asking().requiresPlace("./core").resolved().packages().getFirst().dependents()).singleElement()
                .hasToString("Written[origin=places.in:1]");
    }

    @Test
    void places_lead_to_further_places() {
        universe.at("./app", "app", "1").needs("core @ ./core", "z").extra("x", "tool @ ./tool");
        universe.at("./core", "core", "2").needs("b @ " + WHEEL);
        universe.at(WHEEL, "b", "3");
        universe.at("./tool", "tool", "4");
        universe.with("z", "1").needs("core", "b").with("core", "9").with("b", "9");
        InMemoryIndexes served = universe.served();
        InMemoryReferences references = universe.references();
        Resolution.Resolved resolved = (Resolution.Resolved) asking("app @ ./app").resolve(served, references);
        assertThat(resolved.packages()).hasToString("[app==1, b==3, core==2, z==1]");
        assertThat(served.asked("default")).containsOnly("z", "z-1-py3-none-any.whl");
        assertThat(references.requests()).doesNotContain("./tool");
        assertThat(asking("app[x] @ ./app").pins()).contains("tool==4");
        assertThat(asking("app @ ./app", "app[x]").pins()).contains("tool==4");
    }

    @Test
    void a_place_counts_where_its_marker_holds() {
        universe.at("./core", "core", "1");
        universe.with("core", "9");
        assertThat(asking("core @ ./core ; sys_platform == 'win32'", "core").pins()).containsExactly("core==9");
        assertThat(asking("core @ ./core ; sys_platform == 'linux'", "core").pins()).containsExactly("core==1");
    }

    @Test
    void requirements_of_others_apply_to_the_one_version_there() {
        universe.at("./core", "acme-core", "1.0");
        universe.with("d", "1").needs("acme-core<1").with("d", "0").with("e", "1").needs("acme-core>=2").with("acme-core", "2");
        assertThat(asking("acme-core @ ./core", "acme-core>=0.5", "d").pins()).containsExactly("acme-core==1.0", "d==0");
        assertThat(asking("acme-core @ ./core", "e").explanation())
                .isEqualTo("you require e, but e==1 depends on acme-core>=2, and acme-core is fixed to 1.0 by ./core");
        assertThat(asking("acme-core @ ./core", "acme-core==2").explanation())
                .isEqualTo("you require acme-core==2, but acme-core is fixed to 1.0 by ./core");
    }

    @Test
    void a_pre_release_is_taken_and_no_policy_for_indexes_applies() {
        universe.at("./core", "core", "1rc1");
        assertThat(asking("core @ ./core").prereleases(PrereleaseMode.DISALLOW).excludeNewer("2000-01-01T00:00:00Z").pins())
                .containsExactly("core==1rc1");
    }

    @Test
    void another_python_is_a_conflict() {
        universe.at("./core", "core", "1").requiresPython(">=3.13");
        assertThat(asking("core @ ./core").explanation()).contains("core==1 requires Python>=3.13");
    }

    @Test
    void without_dependencies_only_the_places_of_the_question_are_looked_at() {
        universe.at("./app", "app", "1").needs("core @ ./core");
        InMemoryReferences references = universe.references();
        assertThat(asking("app @ ./app").withoutDependencies().resolve(universe.served(), references))
                .isInstanceOf(Resolution.Resolved.class);
        assertThat(references.requests()).containsOnly("./app");
    }

    @Test
    void two_places_for_one_package_are_an_error_that_shows_both() {
        universe.at("./core", "core", "1");
        universe.at("./other", "core", "1");
        universe.at("./app", "app", "1").needs("core @ ./other");
        Halt halt = asking("core @ ./core", "app @ ./app").halt();
        assertThat(halt.text()).isEqualTo("`core` would come from two places: `./core` (requirements.in:1) and `./other` (`app`)");
        assertThat(halt.isFault()).isFalse();
        assertThat(asking("core @ ./core", "core @ ./other").halt().text()).endsWith("`./other` (requirements.in:2)");
        assertThat(asking("core @ ./core").constrained("core @ ./other").halt().text()).endsWith("`./other` (constraints.txt:1)");
    }

    @Test
    void two_spellings_of_one_place_are_one() {
        universe.at("https://host/core-1.tar.gz", "core", "1");
        universe.at("git+https://host/r@main", "r", "1");
        universe.at("git+https://host/r", "r", "1");
        Resolution.Resolved resolved = asking("core @ https://HOST:443/core-1.tar.gz", "core @ https://host/core-1.tar.gz",
                "r @ git+https://host/r.git@main", "r @ git+https://host/r").resolved();
        assertThat(resolved.packages()).hasToString("[core==1, r==1]");
        assertThat(source(resolved.packages().getLast()).exact()).asString().matches("git\\+https://host/r@[0-9a-f]{40}");
    }

    @Test
    void an_editable_place_stays_editable() {
        DirectReference.Local core = (DirectReference.Local) DirectReference.parse("./core");
        universe.at("./core", "core", "1");
        Question question = asking("core @ ./core").requiresPlace("./core");
        assertThat(source(question.resolved().packages().getFirst()).exact()).isEqualTo(core);
        Question editable = asking("core @ ./core").requiresEditable("./core").requiresPlace("./core");
        assertThat(source(editable.resolved().packages().getFirst()).exact()).isEqualTo(core.asEditable());
    }

    @Test
    void an_override_replaces_other_places_which_are_not_looked_at() {
        universe.at("./app", "app", "1").needs("core @ ./other");
        universe.at("./core", "core", "2");
        universe.with("z", "1").needs("core @ ./elsewhere");
        InMemoryReferences references = universe.references();
        Resolution resolution = asking("app @ ./app", "core @ ./mine", "z").overridden("core @ ./core").resolve(universe.served(),
                references);
        assertThat(((Resolution.Resolved) resolution).packages()).hasToString("[app==1, core==2, z==1]");
        assertThat(references.requests()).containsOnly("./app", "./core");
        assertThat(asking("z").overridden("core @ ./core").pins()).containsExactly("core==2", "z==1");
    }

    @Test
    void an_override_or_a_constraint_counts_only_for_what_is_required() {
        universe.with("z", "1").needs("core").with("core", "9").with("y", "1");
        universe.at("./core", "core", "2");
        assertThat(asking("z").constrained("core @ ./core").pins()).containsExactly("core==2", "z==1");
        assertThat(asking("y").constrained("core @ ./nowhere", "z @ ./core").overridden("core @ ./nowhere").pins()).containsExactly("y==1");
        assertThat(asking("z").constrained("core @ ./core ; sys_platform == 'win32'").pins()).containsExactly("core==9", "z==1");
    }

    @Test
    void a_place_in_a_constraint_is_no_name_for_an_index() {
        universe.with("z", "1").needs("core").with("core", "9");
        universe.at("./core", "core", "2");
        InMemoryIndexes served = universe.served();
        asking("z").constrained("core @ ./core").resolve(served, universe.references());
        assertThat(served.requests()).extracting(InMemoryIndexes.Request::subject).containsOnly("z", "z-1-py3-none-any.whl");
    }

    @Test
    void what_is_excluded_is_not_looked_at() {
        universe.at("./app", "app", "1").needs("core @ ./nowhere");
        assertThat(asking("app @ ./app").without("core").pins()).containsExactly("app==1");
    }

    @Test
    void a_package_of_an_index_may_only_name_places_that_are_named_by_those_who_ask() {
        universe.with("a", "1").needs("b @ " + WHEEL);
        universe.at(WHEEL, "b", "3");
        universe.at("./b", "b", "4");
        Halt refused = asking("a").halt();
        assertThat(refused.text()).isEqualTo("`a` requires `b @ " + WHEEL + "`, but only your own requirements may say where a package is");
        assertThat(refused.remedy()).contains("to allow it, add `b @ " + WHEEL + "` to your requirements or constraints");
        assertThat(asking("a", "b @ " + WHEEL).pins()).containsExactly("a==1", "b==3");
        assertThat(asking("a").constrained("b @ " + WHEEL).pins()).containsExactly("a==1", "b==3");
        assertThat(asking("a", "b @ ./b").halt().text()).isEqualTo("`a` requires `b @ " + WHEEL + "`, but `b` comes from `./b` here");
    }

    @Test
    void the_package_there_must_be_the_one_that_is_required() {
        universe.at("./core", "acme-core", "1");
        universe.at("./app", "app", "1").needs("core @ ./core");
        Halt foreign = asking("zzz @ ./core").halt();
        assertThat(foreign.text()).isEqualTo("the package at `./core` is `acme-core`, but requirements.in:1 calls it `zzz`");
        assertThat(foreign.remedy()).contains("write `acme-core @ ./core`, or correct the place");
        assertThat(asking("app @ ./app").halt().text()).isEqualTo("the package at `./core` is `acme-core`, but `app` calls it `core`");
    }

    @Test
    void a_place_that_cannot_be_looked_at_stops_everything_and_says_who_wants_it() {
        universe.at("./app", "app", "1").needs("core @ ./core");
        Halt missing = asking("app @ ./app").halt();
        assertThat(missing.text()).isEqualTo(
                "`core @ ./core` was not found: the test's universe has nothing there (required by requirements.in:1 → app)");
        assertThat(missing.isFault()).isFalse();
        assertThat(missing.remedy()).contains("check the path");
        assertThat(asking().requiresPlace("https://host/x").halt().text())
                .isEqualTo("`https://host/x` was not found: the test's universe has nothing there (required by places.in:1)");
    }

    @Test
    void every_failure_has_its_words_and_its_status() {
        assertThat(halted(new ReferenceLookup.Invalid("no metadata"))).isEqualTo("`x @ ./x` is no package: no metadata (1)");
        assertThat(halted(new ReferenceLookup.HashMismatch("sha256 is aa")))
                .isEqualTo("`x @ ./x` is not what its hash promises: sha256 is aa (2)");
        assertThat(halted(new ReferenceLookup.Denied(401, "401"))).isEqualTo("access to `x @ ./x` was denied: 401 (1)");
        assertThat(halted(new ReferenceLookup.Unreachable(OptionalInt.empty(), "no route")))
                .isEqualTo("`x @ ./x` could not be fetched: no route (2)");
        assertThat(halted(new ReferenceLookup.Offline("not cached")))
                .isEqualTo("`x @ ./x` could not be fetched because the network is off: not cached (1)");
        assertThat(halted(new ReferenceLookup.NeedsBuild("`--no-build`")))
                .isEqualTo("`x @ ./x` would have to be built to know what it is and needs, which is not allowed: `--no-build` (1)");
        assertThat(halted(new ReferenceLookup.NotBuilt(new BuildFailure("its backend failed", List.of(), Optional.empty()))))
                .isEqualTo("`x @ ./x` could not be built: its backend failed (1)");
    }

    private String halted(ReferenceLookup answer) {
        PackageUniverse other = new PackageUniverse().at("./x", answer);
        Halt halt = Question.in(other).requires("x @ ./x").halt();
        return halt.text().replace(" (required by requirements.in:1)", "") + (halt.isFault() ? " (2)" : " (1)");
    }

    @Test
    void a_failed_build_shows_its_last_words_and_how_to_see_them_again() {
        universe.at("./x", new ReferenceLookup.NotBuilt(new BuildFailure("exit status 1", List.of("Traceback", "boom"),
                Optional.of("python -m build ./x"))));
        Halt halt = asking("x @ ./x").halt();
        assertThat(halt.output()).containsExactly("Traceback", "boom");
        assertThat(halt.remedy()).contains("to see it again, run `python -m build ./x`");
    }

    @Test
    void a_claim_gives_way_to_the_person_and_is_told_where_a_package_passes_it_over() {
        universe.index("private").configured(index -> index.claims(List.of(NamePattern.parse("acme-*"))));
        universe.at("./core", "acme-core", "1").needs("acme-base @ ./base");
        universe.at("./base", "acme-base", "1");
        Resolution.Resolved resolved = asking("acme-core @ ./core").resolved();
        assertThat(resolved.packages()).hasToString("[acme-base==1, acme-core==1]");
        assertThat(resolved.warnings()).singleElement().extracting(ResolutionWarning::text).isEqualTo(
                "`acme-base` comes from `./base`, as `acme-core` requires, although index `private` claims `acme-*`");
        assertThat(asking("acme-core @ ./core", "acme-base @ ./base").resolved().warnings()).isEmpty();
    }

    @Test
    void a_wheel_that_does_not_fit_the_environment_is_warned_about() {
        String place = "./w-1-cp312-cp312-win_amd64.whl";
        universe.at(place, "w", "1");
        assertThat(asking("w @ " + place).resolved().warnings()).singleElement().extracting(ResolutionWarning::text)
                .isEqualTo("the wheel `w-1-cp312-cp312-win_amd64.whl`, which is named for `w`, does not fit the environment");
        assertThat(asking("w @ " + place).platform("windows").resolved().warnings()).isEmpty();
    }

    @Test
    void an_extra_that_the_package_there_lacks_is_warned_about() {
        universe.at("./core", "core", "1");
        assertThat(asking("core[x] @ ./core").resolved().warnings()).singleElement().isInstanceOf(ResolutionWarning.ExtraMissing.class);
    }

    @Test
    void its_story_tells_the_place_and_who_named_it() {
        universe.at("./app", "app", "1").needs("core @ ./core");
        universe.at("./core", "core", "2");
        Resolution.Resolved resolved = asking("app @ ./app").resolved();
        assertThat(resolved.story(PackageName.of("core"))).hasValueSatisfying(story -> {
            assertThat(story.whereabouts()).isInstanceOfSatisfying(Whereabouts.Referred.class, referred -> {
                assertThat(referred.reference()).hasToString("./core");
                assertThat(referred.version()).hasToString("2");
                assertThat(referred.by()).hasToString("Required[name=app, extra=Optional.empty]");
            });
            assertThat(story.chosen()).isPresent();
        });
        assertThat(resolved.statistics().pages()).isZero();
    }

    @Test
    void constraints_and_overrides_that_count_are_named_beside_those_who_require() {
        universe.with("a", "1").with("a", "2");
        assertThat(asking("a").constrained("a<3", "a<2 ; sys_platform == 'win32'").overridden("a<2").resolved().packages())
                .singleElement().satisfies(a -> assertThat(a.dependents()).hasToString(
                        "[Written[origin=requirements.in:1], Written[origin=constraints.txt:1], Written[origin=overrides.txt:1]]"));
    }
}
