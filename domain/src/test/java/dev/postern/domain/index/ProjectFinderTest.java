package dev.postern.domain.index;

import static dev.postern.domain.index.ScriptedIndexes.PROJECT;
import static dev.postern.domain.index.ScriptedIndexes.index;
import static dev.postern.domain.index.ScriptedIndexes.listed;
import static dev.postern.domain.index.ScriptedIndexes.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.MetadataAdvert;
import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectFinderTest {

    private static final Index PRIVATE = index("private").build();
    private static final Index PUBLIC = index("public").asDefault().build();
    private static final ProjectLookup DOWN = new ProjectLookup.Unreachable(OptionalInt.empty(), "no connection");
    private static final ProjectLookup DENIED = new ProjectLookup.Denied(403, "no", Optional.empty());
    private static final Digest GOOD = Digest.of("sha256", "a".repeat(64));
    private static final Digest EVIL = Digest.of("sha256", "e".repeat(64));

    private final ScriptedIndexes indexes = new ScriptedIndexes();

    private ProjectFinder finder(IndexStrategy strategy) {
        return new ProjectFinder(indexes, strategy);
    }

    private static PageFile file(String version, Digest digest) {
        String name = "acme_tool-" + version + ".tar.gz";
        return new PageFile(name, name, List.of(digest), null, null, -1, null, MetadataAdvert.NONE);
    }

    @Test
    void an_index_is_asked_once_for_one_project_whatever_the_routes() {
        indexes.answer(PUBLIC, listed(PUBLIC, "1.0"));
        ProjectFinder finder = finder(IndexStrategy.FIRST_INDEX);
        ProjectFinding first = finder.find(route(List.of(PRIVATE, PUBLIC)));
        assertThat(finder.find(route(List.of(PRIVATE, PUBLIC)))).isSameAs(first);
        finder.find(new IndexRoute(PROJECT, List.of(PUBLIC), IndexRoute.Rule.PIN, Optional.empty(), List.of()));
        assertThat(indexes.asked()).containsExactly("private", "public");
    }

    @Test
    void concurrent_callers_share_one_look_up() throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch together = new CountDownLatch(8);
        PackageIndex slow = (index, project) -> {
            asked.incrementAndGet();
            while (together.getCount() > 0) {
                Thread.onSpinWait();
            }
            return listed(index, "1.0");
        };
        ProjectFinder finder = new ProjectFinder(slow, IndexStrategy.FIRST_INDEX);
        List<Thread> callers = IntStream.range(0, 8).mapToObj(at -> Thread.ofPlatform().start(() -> {
            together.countDown();
            finder.find(route(List.of(PUBLIC)));
        })).toList();
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_look_up_that_breaks_may_be_tried_again() {
        AtomicInteger asked = new AtomicInteger();
        ProjectFinder finder = new ProjectFinder((index, project) -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("interrupted");
            }
            return listed(index, "1.0");
        }, IndexStrategy.FIRST_INDEX);
        assertThatThrownBy(() -> finder.find(route(List.of(PUBLIC)))).isInstanceOf(IllegalStateException.class);
        assertThat(finder.find(route(List.of(PUBLIC)))).isInstanceOf(ProjectFinding.Found.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_denied_owner_stops_the_search_under_every_strategy(IndexStrategy strategy) {
        indexes.answer(PRIVATE, DENIED).answer(PUBLIC, listed(PUBLIC, "9.9"));
        assertThat(finder(strategy).find(route(List.of(PRIVATE, PUBLIC)))).isInstanceOfSatisfying(ProjectFinding.Stopped.class, stopped -> {
            assertThat(stopped.index()).isEqualTo(PRIVATE);
            assertThat(stopped.cause()).isEqualTo(DENIED);
            assertThat(stopped.trail().unasked()).containsExactly(PUBLIC);
        });
        assertThat(indexes.asked()).containsExactly("private");
    }

    @ParameterizedTest
    @EnumSource
    void a_private_name_reaches_no_public_index_by_anticipation(IndexStrategy strategy) {
        Index owner = index("owner").claims(NamePattern.parseAll(List.of("acme-*"))).build();
        indexes.answer(owner, new ProjectLookup.Absent(404, "not found"));
        IndexCatalog catalog = IndexCatalog.of(List.of(PRIVATE, owner, PUBLIC));
        ProjectFinder finder = finder(strategy);
        finder.anticipate(catalog.route(PROJECT, Optional.empty()));
        finder.find(catalog.route(PROJECT, Optional.empty()));
        assertThat(indexes.anticipated()).containsExactly("owner");
        assertThat(indexes.asked()).as("what came ahead of need is not asked for again").isEmpty();
    }

    @Test
    void under_first_index_a_name_that_the_private_index_has_never_reaches_the_public_one() {
        indexes.answer(PRIVATE, listed(PRIVATE, "1.0"));
        finder(IndexStrategy.FIRST_INDEX).anticipate(route(List.of(PRIVATE, PUBLIC)));
        assertThat(indexes.anticipated()).containsExactly("private");
    }

    @Test
    void a_claimed_name_that_its_owner_lacks_is_not_found_there() {
        Index owner = index("owner").claims(NamePattern.parseAll(List.of("acme-*"))).build();
        indexes.answer(PUBLIC, listed(PUBLIC, "9.9"));
        ProjectFinding finding =
                finder(IndexStrategy.UNSAFE_BEST_MATCH).find(IndexCatalog.of(List.of(owner, PUBLIC)).route(PROJECT, Optional.empty()));
        assertThat(finding).isInstanceOf(ProjectFinding.NotFound.class);
        assertThat(finding.trail().route().rule()).isEqualTo(IndexRoute.Rule.CLAIM);
        assertThat(finding.trail().steps()).extracting(step -> step.index().displayName()).containsExactly("owner");
    }

    @Test
    void an_anticipated_question_is_not_sent_twice() {
        ProjectFinder finder = finder(IndexStrategy.FIRST_INDEX);
        finder.anticipate(route(List.of(PRIVATE, PUBLIC)));
        finder.anticipate(route(List.of(PRIVATE, PUBLIC)));
        finder.find(route(List.of(PRIVATE, PUBLIC)));
        finder.anticipate(route(List.of(PRIVATE, PUBLIC)));
        assertThat(indexes.anticipated()).containsExactly("private", "public");
    }

    @Test
    void a_404_that_may_hide_a_denial_is_a_denial_until_the_index_lets_us_in() {
        Index hiding = index("hiding").notFoundMeansDenied(true).build();
        indexes.answer(PUBLIC, listed(PUBLIC, "1.0"));
        ProjectFinding hidden = finder(IndexStrategy.FIRST_INDEX).find(route(List.of(hiding, PUBLIC)));
        assertThat(hidden).isInstanceOfSatisfying(ProjectFinding.Stopped.class,
                stopped -> assertThat(stopped.cause()).isInstanceOfSatisfying(ProjectLookup.Denied.class,
                        denied -> assertThat(denied.status()).isEqualTo(404)));
        indexes.letsIn(hiding);
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(hiding, PUBLIC)))).isInstanceOf(ProjectFinding.Found.class);
    }

    @Test
    void find_links_come_in_list_order_and_beside_an_index_but_not_beside_a_flat_one() {
        Index zebra = Index.findLinks(URI.create("https://zebra.example/"), SettingOrigin.of("--find-links"));
        Index ant = Index.findLinks(URI.create("https://ant.example/"), SettingOrigin.of("--find-links"));
        Index empty = Index.findLinks(URI.create("https://empty.example/"), SettingOrigin.of("--find-links"));
        Index flat = index("flat").flat().build();
        indexes.answer(PUBLIC, listed(PUBLIC, "1.0")).answer(zebra, listed(zebra, "2.0")).answer(ant, listed(ant, "3.0"))
                .answer(empty, listed(empty, List.of(ScriptedIndexes.file("other-1.0.tar.gz")))).answer(flat, listed(flat, "1.0"));
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(PUBLIC), zebra, empty, ant)))
                .isInstanceOfSatisfying(ProjectFinding.Found.class, found -> {
                    assertThat(found.pages()).hasSize(1);
                    assertThat(found.findLinks()).extracting(ProjectPage::index).containsExactly(zebra, ant);
                });
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(flat, PUBLIC), zebra)))
                .isInstanceOfSatisfying(ProjectFinding.Found.class, found -> assertThat(found.findLinks()).isEmpty());
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(PRIVATE), ant)))
                .isInstanceOfSatisfying(ProjectFinding.Found.class, found -> assertThat(found.pages()).isEmpty());
    }

    @Test
    void find_links_do_not_stand_in_for_an_index_that_denies_and_stop_when_they_fail() {
        Index links = Index.findLinks(URI.create("https://links.example/"), SettingOrigin.of("--find-links"));
        indexes.answer(PRIVATE, DENIED).answer(links, listed(links, "1.0"));
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(PRIVATE), links))).isInstanceOf(ProjectFinding.Stopped.class);
        indexes.answer(PRIVATE, listed(PRIVATE, "1.0")).answer(links, DOWN);
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(PRIVATE), links))).isInstanceOf(ProjectFinding.Stopped.class);
    }

    @Test
    void a_flat_index_without_the_project_is_passed_over() {
        Index flat = index("flat").flat().build();
        indexes.answer(flat, listed(flat, List.of(ScriptedIndexes.file("other-1.0.tar.gz")))).answer(PUBLIC, listed(PUBLIC, "1.0"));
        assertThat(finder(IndexStrategy.FIRST_INDEX).find(route(List.of(flat, PUBLIC)))).isInstanceOfSatisfying(ProjectFinding.Found.class,
                found -> assertThat(found.pages()).extracting(ProjectPage::index).containsExactly(PUBLIC));
    }

    @Test
    void an_empty_page_ends_the_search_and_the_trail_says_so() {
        indexes.answer(PRIVATE, listed(PRIVATE)).answer(PUBLIC, listed(PUBLIC, "1.0"));
        ProjectFinding finding = finder(IndexStrategy.FIRST_INDEX).find(route(List.of(PRIVATE, PUBLIC)));
        assertThat(finding.trail().steps()).extracting(Trail.Step::meaning).containsExactly(Trail.Meaning.CHOSEN_EMPTY);
    }

    @Test
    void a_page_that_lists_only_unreadable_files_is_not_missing() {
        Index lenient = index("lenient").emptyMeansMissing(true).build();
        indexes.answer(lenient, listed(lenient, List.of(ScriptedIndexes.file("acme-tool.exe")))).answer(PUBLIC, listed(PUBLIC, "1.0"));
        ProjectFinding finding = finder(IndexStrategy.FIRST_INDEX).find(route(List.of(lenient, PUBLIC)));
        assertThat(finding.trail().steps()).extracting(Trail.Step::meaning).containsExactly(Trail.Meaning.CHOSEN_EMPTY);
    }

    private final Index mirrored =
            index("main").mirrors(List.of(URI.create("https://one.example/simple"), URI.create("https://two.example/simple"))).build();
    private final Index one = mirrored.mirroredAt(mirrored.mirrors().getFirst());
    private final Index two = mirrored.mirroredAt(mirrored.mirrors().getLast());

    private ProjectFinding findKnowing(Map<String, List<Digest>> known) {
        return findKnowing(new KnownFiles(Optional.empty(), known, List.of()));
    }

    private ProjectFinding findKnowing(KnownFiles known) {
        return new ProjectFinder(indexes, IndexStrategy.FIRST_INDEX, (owner, project) -> known).find(route(List.of(mirrored, PUBLIC)));
    }

    @Test
    void a_mirror_stands_in_for_an_unreachable_owner_with_the_files_that_are_known() {
        indexes.answer(mirrored, DOWN).answer(one, listed(one, List.of(file("1.0", GOOD), file("2.0", EVIL))));
        ProjectFinding finding = findKnowing(Map.of("acme_tool-1.0.tar.gz", List.of(GOOD)));
        assertThat(finding).isInstanceOfSatisfying(ProjectFinding.Found.class, found -> {
            assertThat(found.pages().getFirst().versions()).hasToString("[1.0]");
            assertThat(found.pages().getFirst().index().displayName()).isEqualTo("main");
        });
        assertThat(finding.trail().steps()).extracting(Trail.Step::meaning).containsExactly(Trail.Meaning.MIRRORED, Trail.Meaning.CHOSEN);
    }

    @Test
    void a_mirror_that_disagrees_is_refused_whole_and_the_next_is_tried() {
        indexes.answer(mirrored, DOWN).answer(one, listed(one, List.of(file("2.0", GOOD), file("1.0", EVIL))))
                .answer(two, listed(two, List.of(file("1.0", GOOD))));
        ProjectFinding finding = findKnowing(Map.of("acme_tool-1.0.tar.gz", List.of(GOOD), "acme_tool-2.0.tar.gz", List.of(GOOD)));
        assertThat(finding.trail().steps()).extracting(Trail.Step::meaning).containsExactly(Trail.Meaning.MIRRORED,
                Trail.Meaning.MIRROR_REFUSED, Trail.Meaning.CHOSEN);
        assertThat(finding.trail().steps().get(1).answer()).isInstanceOfSatisfying(ProjectLookup.Unreadable.class,
                unreadable -> assertThat(unreadable.detail()).contains("`acme_tool-1.0.tar.gz` with another digest"));
    }

    @Test
    void a_mirror_may_agree_with_the_last_page_of_its_owner_which_goes_on_telling_everything_else() {
        PageFile own =
                new PageFile("acme_tool-1.0.tar.gz", "https://main.example/acme_tool-1.0.tar.gz", List.of(GOOD), ">=3.9", "broken", 7,
                        "2026-01-02T00:00:00Z", MetadataAdvert.NONE);
        ProjectPage last = ProjectPage.of(mirrored, PROJECT, URI.create("https://main.example/simple/acme-tool/"), List.of(own));
        indexes.answer(mirrored, DOWN).answer(one, listed(one, List.of(file("1.0", GOOD), file("2.0", GOOD))));
        ProjectFinding finding = findKnowing(new KnownFiles(Optional.of(last), Map.of(), List.of()));
        assertThat(finding).isInstanceOfSatisfying(ProjectFinding.Found.class, found -> {
            PageFile file = found.pages().getFirst().files().getFirst();
            assertThat(found.pages().getFirst().files()).hasSize(1);
            assertThat(file.url()).isEqualTo(file("1.0", GOOD).url());
            assertThat(file.uploadTime()).isEqualTo("2026-01-02T00:00:00Z");
            assertThat(file.yanked()).isEqualTo("broken");
        });
        indexes.answer(one, listed(one, List.of(file("1.0", EVIL))));
        assertThat(findKnowing(new KnownFiles(Optional.of(last), Map.of(), List.of(EVIL)))).isInstanceOf(ProjectFinding.Stopped.class);
    }

    @Test
    void a_digest_that_belongs_to_some_file_lets_that_file_in_and_no_other() {
        indexes.answer(mirrored, DOWN).answer(one, listed(one, List.of(file("1.0", GOOD), file("2.0", EVIL))));
        assertThat(findKnowing(new KnownFiles(Optional.empty(), Map.of(), List.of(GOOD)))).isInstanceOfSatisfying(
                ProjectFinding.Found.class,
                found -> assertThat(found.pages().getFirst().versions()).hasToString("[1.0]"));
    }

    @Test
    void without_known_digests_no_mirror_is_believed_or_even_asked() {
        indexes.answer(mirrored, DOWN).answer(one, listed(one, List.of(file("1.0", GOOD)))).answer(PUBLIC, listed(PUBLIC, "1.0"));
        ProjectFinding finding = findKnowing(Map.of());
        assertThat(finding).isInstanceOfSatisfying(ProjectFinding.Stopped.class, stopped -> {
            assertThat(stopped.index()).isEqualTo(mirrored);
            assertThat(stopped.cause()).isEqualTo(DOWN);
        });
        assertThat(indexes.asked()).containsExactly("main");
    }

    @Test
    void a_mirror_never_stands_in_for_an_owner_that_denies_or_lacks_the_project() {
        indexes.answer(mirrored, DENIED).answer(one, listed(one, List.of(file("1.0", GOOD))));
        Map<String, List<Digest>> known = Map.of("acme_tool-1.0.tar.gz", List.of(GOOD));
        assertThat(findKnowing(known)).isInstanceOf(ProjectFinding.Stopped.class);
        indexes.answer(mirrored, new ProjectLookup.Absent(404, "no"));
        assertThat(findKnowing(known)).isInstanceOf(ProjectFinding.NotFound.class);
    }

    @Test
    void routes_of_different_projects_do_not_mix() {
        ProjectFinder finder = finder(IndexStrategy.FIRST_INDEX);
        finder.find(route(List.of(PRIVATE)));
        finder.find(new IndexRoute(PackageName.of("other"), List.of(PRIVATE), IndexRoute.Rule.STRATEGY, Optional.empty(), List.of()));
        assertThat(indexes.asked()).containsExactly("private", "private");
    }
}
