package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.Yank;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ProjectPage;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.Version;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every implementation of {@link dev.postern.domain.index.PackageIndex} does, wherever its indexes lie. */
public abstract class PackageIndexContract {

    private static final String MAIN = "main";

    private final PackageUniverse universe = new PackageUniverse();

    /** Serves this world by the implementation under test; closed by the contract. */
    protected abstract ServedUniverse serve(PackageUniverse described);

    private static ProjectPage page(ServedUniverse served, String project) {
        return page(served.packages().lookup(served.index(MAIN), PackageName.of(project)));
    }

    private static ProjectPage page(ProjectLookup answer) {
        assertThat(answer).isInstanceOf(ProjectLookup.Listed.class);
        return ((ProjectLookup.Listed) answer).page();
    }

    @Test
    public void a_listed_project_gives_its_versions_in_ascending_order() {
        universe.index(MAIN).with("a", "1.10").with("a", "1.9").with("a", "2.0rc1").with("b", "7");
        try (ServedUniverse served = serve(universe)) {
            assertThat(page(served, "a").versions()).hasToString("[1.9, 1.10, 2.0rc1]");
        }
    }

    @Test
    public void a_page_belongs_to_the_index_and_project_that_were_asked_for() {
        universe.index(MAIN).with("a", "1");
        try (ServedUniverse served = serve(universe)) {
            assertThat(page(served, "a").index()).isEqualTo(served.index(MAIN));
            assertThat(page(served, "a").project()).isEqualTo(PackageName.of("a"));
        }
    }

    @Test
    public void names_are_asked_for_in_normal_form() {
        universe.index(MAIN).with("Acme_Tool.Box", "1.0");
        try (ServedUniverse served = serve(universe)) {
            assertThat(page(served, "ACME-tool_box").versions()).hasSize(1);
        }
    }

    @Test
    public void a_version_has_wheels_and_source_distribution_with_absolute_addresses() {
        universe.index(MAIN).with("a-b", "1.0").tags("py3-none-any", "cp312-cp312-win_amd64");
        try (ServedUniverse served = serve(universe)) {
            List<Distribution> files = page(served, "a-b").distributions(Version.parse("1.0"));
            assertThat(files).extracting(file -> file.filename().text()).containsExactlyInAnyOrder("a_b-1.0-py3-none-any.whl",
                    "a_b-1.0-cp312-cp312-win_amd64.whl", "a_b-1.0.tar.gz");
            assertThat(files).allSatisfy(file -> {
                assertThat(file.url().isAbsolute()).isTrue();
                assertThat(file.url().getRawUserInfo()).isNull();
                assertThat(file.url().getRawFragment()).isNull();
            });
        }
    }

    @Test
    public void a_project_that_an_index_does_not_have_is_absent() {
        universe.index(MAIN).with("a", "1");
        try (ServedUniverse served = serve(universe)) {
            ProjectLookup answer = served.packages().lookup(served.index(MAIN), PackageName.of("nowhere"));
            assertThat(answer).isInstanceOf(ProjectLookup.Absent.class);
        }
    }

    @Test
    public void indexes_do_not_mix() {
        universe.index(MAIN).with("a", "1");
        universe.index("other").with("a", "2").with("b", "1");
        try (ServedUniverse served = serve(universe)) {
            assertThat(page(served, "a").versions()).hasToString("[1]");
            assertThat(page(served.packages().lookup(served.index("other"), PackageName.of("a"))).versions()).hasToString("[2]");
            assertThat(served.packages().lookup(served.index(MAIN), PackageName.of("b"))).isInstanceOf(ProjectLookup.Absent.class);
        }
    }

    @Test
    public void an_anticipated_look_up_tells_once_what_a_later_one_answers() {
        universe.index(MAIN).with("a", "1").with("a", "2");
        try (ServedUniverse served = serve(universe)) {
            List<ProjectLookup> told = new CopyOnWriteArrayList<>();
            served.packages().anticipate(served.index(MAIN), PackageName.of("a"), told::add);
            assertThat(page(served, "a").versions()).hasToString("[1, 2]");
            assertThat(told.size()).isLessThanOrEqualTo(1);
            assertThat(told).allSatisfy(answer -> assertThat(page(answer).versions()).hasToString("[1, 2]"));
        }
    }

    @Test
    public void concurrent_callers_get_the_same_answer() {
        universe.index(MAIN).with("a", "1").with("a", "2").with("b", "3");
        try (ServedUniverse served = serve(universe)) {
            Index index = served.index(MAIN);
            List<String> answers = IntStream.range(0, 16).parallel()
                    .mapToObj(at -> page(served.packages().lookup(index, PackageName.of(at % 2 == 0 ? "a" : "b"))).versions().toString())
                    .sorted()
                    .toList();
            assertThat(answers.subList(0, 8)).containsOnly("[1, 2]");
            assertThat(answers.subList(8, 16)).containsOnly("[3]");
        }
    }

    /** What pages of PEP 503 and 691 say about files beside their names; folders of files say less. */
    public abstract static class OfPages extends PackageIndexContract {

        @Test
        public void an_empty_page_is_a_listing_without_versions() {
            universe().index(MAIN).with("a", "1").index().emptyPage("bare");
            try (ServedUniverse served = serve(universe())) {
                assertThat(page(served, "bare").isEmpty()).isTrue();
                assertThat(page(served, "bare").listsFiles()).isFalse();
            }
        }

        @Test
        public void a_page_tells_python_requirement_yank_and_digest() {
            UniverseRelease release = universe().index(MAIN).with("a", "1").requiresPython(">=3.9").yanked("broken").wheelOnly();
            try (ServedUniverse served = serve(universe())) {
                Distribution file = page(served, "a").distributions(Version.parse("1")).getFirst();
                assertThat(file.requiresPython()).hasValueSatisfying(python -> assertThat(python).hasToString(">=3.9"));
                assertThat(file.yank()).contains(Yank.because("broken"));
                assertThat(file.digests()).contains(release.files().getFirst().digest());
            }
        }
    }

    /** What indexes beyond a network add: they can refuse, fail and answer garbage. */
    public abstract static class OfServers extends OfPages {

        @Test
        public void an_index_that_refuses_is_denied() {
            universe().index(MAIN).with("a", "1").index().denies("a", 403).denies("b", 401);
            try (ServedUniverse served = serve(universe())) {
                assertThat(served.packages().lookup(served.index(MAIN), PackageName.of("a")))
                        .isInstanceOfSatisfying(ProjectLookup.Denied.class, denied -> assertThat(denied.status()).isEqualTo(403));
                assertThat(served.packages().lookup(served.index(MAIN), PackageName.of("b")))
                        .isInstanceOfSatisfying(ProjectLookup.Denied.class, denied -> assertThat(denied.status()).isEqualTo(401));
            }
        }

        @Test
        public void an_index_that_fails_is_unreachable() {
            universe().index(MAIN).unreachable("a", 500);
            universe().index("gone").unreachable();
            try (ServedUniverse served = serve(universe())) {
                assertThat(served.packages().lookup(served.index(MAIN), PackageName.of("a")))
                        .isInstanceOfSatisfying(ProjectLookup.Unreachable.class, failed -> assertThat(failed.status()).hasValue(500));
                assertThat(served.packages().lookup(served.index("gone"), PackageName.of("a")))
                        .isInstanceOfSatisfying(ProjectLookup.Unreachable.class, failed -> assertThat(failed.status()).isEmpty());
            }
        }

        @Test
        public void an_index_that_answers_garbage_is_unreadable() {
            universe().index(MAIN).unreadable("a");
            try (ServedUniverse served = serve(universe())) {
                assertThat(served.packages().lookup(served.index(MAIN), PackageName.of("a"))).isInstanceOf(ProjectLookup.Unreadable.class);
            }
        }
    }

    /** The world of this test, empty at its start. */
    protected final PackageUniverse universe() {
        return universe;
    }
}
