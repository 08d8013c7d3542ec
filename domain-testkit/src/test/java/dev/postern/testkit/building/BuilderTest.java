package dev.postern.testkit.building;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.build.Builder;
import dev.postern.domain.distribution.BuildFailure;
import dev.postern.domain.index.MetadataLookup;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.FilePolicy.Exclusion;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BuilderTest {
    private static final String OF_TREE = "Metadata-Version: 2.1\nName: tree\nVersion: 3\nRequires-Dist: d\n";

    private final Workshop workshop = new Workshop();

    @AfterEach
    void nothing_stays_open() {
        assertThat(workshop.builds.open()).isEmpty();
    }

    private static String needs(MetadataLookup lookup) {
        assertThat(lookup).isInstanceOf(MetadataLookup.Available.class);
        return ((MetadataLookup.Available) lookup).metadata().requiresDist().toString();
    }

    private static BuildFailure failure(MetadataLookup lookup) {
        assertThat(lookup).isInstanceOf(MetadataLookup.NotBuilt.class);
        return ((MetadataLookup.NotBuilt) lookup).failure();
    }

    @Test
    void a_build_tells_what_the_file_does_not() {
        workshop.unbuilt("a", "1", "b>=2");
        assertThat(needs(workshop.metadata("a"))).isEqualTo("[b>=2]");
        assertThat(workshop.builds.calls()).containsExactly("a 1 get_requires_for_build_wheel []",
                "a 1 prepare_metadata_for_build_wheel []");
    }

    @Test
    void what_the_unpacked_tree_says_statically_needs_no_hook_and_no_python() {
        workshop.withoutPython().unbuilt("a", "1", "b").isStatic();
        assertThat(needs(workshop.metadata("a"))).isEqualTo("[b]");
        assertThat(workshop.builds.calls()).isEmpty();
    }

    @Test
    void build_requirements_come_from_the_same_indexes_with_what_they_need() {
        workshop.universe.with("backend", "1").with("backend", "2").needs("tool").with("tool", "5");
        workshop.unbuilt("a", "1").requires("backend");
        workshop.metadata("a");
        assertThat(workshop.builds.calls())
                .contains("a 1 prepare_metadata_for_build_wheel [backend-2-py3-none-any.whl, tool-5-py3-none-any.whl]");
    }

    @Test
    void build_constraints_limit_them_and_markers_are_those_of_the_building_python() {
        workshop.universe.with("backend", "1").with("backend", "2");
        workshop.constrained("backend<2").unbuilt("a", "1").requires("backend", "old ; python_version < '3.0'");
        workshop.metadata("a");
        assertThat(workshop.builds.calls()).contains("a 1 prepare_metadata_for_build_wheel [backend-1-py3-none-any.whl]");
    }

    @Test
    void what_the_backend_asks_for_comes_in_addition() {
        workshop.universe.with("backend", "1").with("wheel", "1");
        workshop.unbuilt("a", "1").requires("backend").requiresToo("wheel");
        workshop.metadata("a");
        assertThat(workshop.builds.calls()).containsExactly("a 1 get_requires_for_build_wheel [backend-1-py3-none-any.whl]",
                "a 1 prepare_metadata_for_build_wheel [backend-1-py3-none-any.whl, wheel-1-py3-none-any.whl]");
    }

    @Test
    void without_a_hook_for_metadata_a_wheel_is_built() {
        workshop.unbuilt("a", "1", "b").withoutPrepare();
        assertThat(needs(workshop.metadata("a"))).isEqualTo("[b]");
        assertThat(workshop.builds.calls()).last().isEqualTo("a 1 build_wheel []");
    }

    @Test
    void a_build_requirement_that_is_source_is_built_first() {
        workshop.unbuilt("backend", "1");
        workshop.unbuilt("a", "1").requires("backend");
        assertThat(workshop.metadata("a")).isInstanceOf(MetadataLookup.Available.class);
        assertThat(workshop.builds.calls()).contains("backend 1 build_wheel []",
                "a 1 prepare_metadata_for_build_wheel [backend-1.tar.gz.whl]");
    }

    @Test
    void what_is_needed_to_build_itself_cannot_be_built() {
        workshop.unbuilt("a", "1").requires("b");
        workshop.unbuilt("b", "1").requires("a");
        assertThat(failure(workshop.metadata("a")).detail()).contains("needed to build itself: `a 1` needs `b 1` needs `a 1`");
        workshop.unbuilt("c", "1").requires("c");
        assertThat(failure(workshop.metadata("c")).detail()).contains("needed to build itself: `c 1` needs `c 1`");
    }

    @Test
    void builds_that_need_builds_without_end_are_given_up() {
        for (int i = 0; i < 20; i++) {
            workshop.unbuilt("p" + i, "1").requires("p" + (i + 1));
        }
        assertThat(failure(workshop.metadata("p0")).detail()).contains("more than 8 deep");
    }

    @Test
    void a_file_is_built_once_in_a_run_and_never_again_after_it() {
        workshop.unbuilt("a", "1", "b");
        Builder builder = workshop.builder();
        assertThat(needs(workshop.metadata(builder, "a"))).isEqualTo(needs(workshop.metadata(builder, "a")));
        assertThat(workshop.builds.calls()).hasSize(2);
        assertThat(needs(workshop.metadata(workshop.builder(), "a"))).isEqualTo("[b]");
        assertThat(workshop.builds.calls()).hasSize(2);
    }

    @Test
    void a_build_that_fails_shows_its_output_and_is_not_tried_twice_in_a_run() {
        workshop.unbuilt("a", "1").fails("no compiler");
        Builder builder = workshop.builder();
        BuildFailure failure = failure(workshop.metadata(builder, "a"));
        assertThat(failure).isEqualTo(failure(workshop.metadata(builder, "a")));
        assertThat(failure.output()).containsExactly("last words");
        assertThat(failure.command()).contains("sh repeat");
        assertThat(workshop.builds.calls()).hasSize(1);
    }

    @Test
    void the_output_of_a_failed_build_requirement_is_shown() {
        workshop.unbuilt("backend", "1").fails("no compiler");
        workshop.unbuilt("a", "1").requires("backend");
        BuildFailure failure = failure(workshop.metadata("a"));
        assertThat(failure.detail()).startsWith("its build requirements cannot be had").contains("`backend-1.tar.gz`", "no compiler");
        assertThat(failure.output()).containsExactly("last words");
    }

    @Test
    void build_requirements_that_cannot_be_met_are_explained() {
        workshop.universe.with("backend", "1");
        workshop.unbuilt("a", "1").requires("backend>=2");
        assertThat(failure(workshop.metadata("a")).detail()).startsWith("its build requirements cannot be met: ").contains("backend");
        assertThat(workshop.builds.calls()).isEmpty();
    }

    @Test
    void without_a_python_the_message_says_so() {
        workshop.withoutPython().unbuilt("a", "1");
        assertThat(failure(workshop.metadata("a")).detail()).isEqualTo(
                "there is no Python to build it with: there is no `python3`; name one with `--python`");
    }

    @Test
    void the_python_is_asked_for_once_and_only_for_builds() {
        workshop.universe.with("w", "1");
        workshop.unbuilt("a", "1");
        workshop.unbuilt("b", "1");
        Builder builder = workshop.builder();
        workshop.metadata(builder, "w");
        assertThat(workshop.probes()).isZero();
        workshop.metadata(builder, "a");
        workshop.metadata(builder, "b");
        assertThat(workshop.probes()).isEqualTo(1);
    }

    @Test
    void a_project_that_another_python_must_build_is_left_to_the_resolver() {
        workshop.unbuilt("a", "1");
        workshop.universe.index("default").releases(PackageName.of("a")).getFirst().requiresPython(">=3.13");
        assertThat(workshop.metadata("a")).isEqualTo(new MetadataLookup.NeedsBuild("it requires Python >=3.13, and Python 3.12.4 builds"));
    }

    @Test
    void an_archive_that_is_no_project_is_invalid() {
        workshop.unbuilt("a", "1").isNoProject("it is cut off");
        assertThat(workshop.metadata("a")).isEqualTo(new MetadataLookup.Invalid("`a-1.tar.gz`: it is cut off"));
    }

    @Test
    void a_built_requirement_must_be_what_it_was_resolved_as() {
        workshop.unbuilt("backend", "1").wheelTells("Metadata-Version: 2.1\nName: other\nVersion: 1\n");
        workshop.unbuilt("a", "1").requires("backend");
        assertThat(failure(workshop.metadata("a")).detail()).contains("made a wheel of `other` 1");
    }

    @Test
    void a_tree_is_built_where_it_must_be() {
        workshop.tree("/src/tree", Optional.empty()).tells(OF_TREE);
        assertThat(workshop.look("/src/tree")).isInstanceOfSatisfying(ReferenceLookup.Found.class,
                found -> assertThat(found.metadata().requiresDist()).hasToString("[d]"));
        workshop.look("/src/tree");
        assertThat(workshop.builds.calls()).as("a tree may have changed").hasSize(4);
    }

    @Test
    void what_has_a_name_for_ever_is_built_once() {
        workshop.tree("/src/tree", Optional.of("git 1234")).tells(OF_TREE);
        workshop.look("/src/tree");
        workshop.look("/src/tree");
        assertThat(workshop.builds.calls()).hasSize(2);
    }

    @Test
    void where_building_is_switched_off_a_tree_needs_a_build() {
        workshop.files(new FilePolicy(Exclusion.ALL, Exclusion.NONE)).tree("/src/tree", Optional.empty()).tells(OF_TREE);
        assertThat(workshop.look("/src/tree")).isInstanceOfSatisfying(ReferenceLookup.NeedsBuild.class,
                needs -> assertThat(needs.detail()).contains("building is switched off"));
        workshop.files(new FilePolicy(Exclusion.of(Set.of(PackageName.of("other"))), Exclusion.NONE));
        assertThat(workshop.look("/src/tree")).isInstanceOf(ReferenceLookup.Found.class);
    }

    @Test
    void a_reference_to_nothing_stays_missing() {
        assertThat(workshop.look("/src/gone")).isInstanceOf(ReferenceLookup.Missing.class);
    }
}
