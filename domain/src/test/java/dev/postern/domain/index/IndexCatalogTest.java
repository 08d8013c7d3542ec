package dev.postern.domain.index;

import static dev.postern.domain.index.ScriptedIndexes.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.domain.name.PackageName;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IndexCatalogTest {

    private static final PackageName ACME_TOOL = PackageName.of("acme-tool");
    private static final PackageName OTHER = PackageName.of("other");
    private static final Index FIRST = index("first").build();
    private static final Index SECOND = index("second").build();
    private static final Index DEFAULT = index("own").asDefault().build();
    private static final Index EXPLICIT = index("side").explicit(true).build();

    private static List<String> names(List<Index> indexes) {
        return indexes.stream().map(Index::displayName).toList();
    }

    private static IndexRoute route(IndexCatalog catalog, PackageName project) {
        return catalog.route(project, Optional.empty());
    }

    private static IndexCatalog.Pin pin(PackageName project, String index) {
        return new IndexCatalog.Pin(project, IndexName.of(index), SettingOrigin.of("pyproject.toml:7"));
    }

    private static IndexBuilder claiming(String name, String... patterns) {
        return index(name).claims(NamePattern.parseAll(List.of(patterns)));
    }

    @Test
    void the_default_comes_last_wherever_it_stands_and_explicit_ones_not_at_all() {
        IndexCatalog catalog = IndexCatalog.of(List.of(DEFAULT, FIRST, EXPLICIT, SECOND));
        assertThat(names(catalog.searchOrder())).containsExactly("first", "second", "own");
        assertThat(names(catalog.indexes())).contains("side");
    }

    @Test
    void the_public_index_is_the_default_unless_another_is() {
        assertThat(names(IndexCatalog.of(List.of(FIRST)).searchOrder())).containsExactly("first", "https://pypi.org/simple");
        assertThat(IndexCatalog.of(List.of()).searchOrder()).containsExactly(Index.PUBLIC_DEFAULT);
    }

    @Test
    void a_default_that_is_explicit_leaves_nothing_for_other_names() {
        IndexCatalog catalog = IndexCatalog.of(List.of(index("only").asDefault().explicit(true).build()));
        assertThat(catalog.searchOrder()).isEmpty();
        assertThat(route(catalog, OTHER).indexes()).isEmpty();
    }

    @Test
    void the_first_definition_of_a_name_counts_between_files_and_a_shadowed_default_is_none() {
        Index nearer = index("same").origin("uv.toml:1").build();
        Index farther = Index.at(URI.create("https://farther.example/simple")).named("same").asDefault().origin("user.toml:1").build();
        IndexCatalog catalog = IndexCatalog.of(List.of(nearer, farther));
        assertThat(catalog.named(IndexName.of("same"))).contains(nearer);
        assertThat(catalog.searchOrder()).containsExactly(nearer, Index.PUBLIC_DEFAULT);
    }

    @Test
    void a_claim_survives_when_its_index_is_pointed_elsewhere() {
        Index nearer = index("acme").origin("--index").build();
        Index claimed = Index.at(URI.create("https://real.example/simple")).named("acme").origin("uv.toml:1")
                .claims(NamePattern.parseAll(List.of("acme-*"))).build();
        IndexRoute route = route(IndexCatalog.of(List.of(nearer, claimed)), ACME_TOOL);
        assertThat(route.indexes()).extracting(Index::location).containsExactly(nearer.location());
        assertThat(route.rule()).isEqualTo(IndexRoute.Rule.CLAIM);
    }

    @Test
    void a_second_default_of_another_file_is_dropped_but_keeps_its_claims() {
        Index nearer = index("one").asDefault().origin("--default-index").build();
        Index farther = claiming("two", "acme-*").asDefault().origin("uv.toml:1").build();
        IndexCatalog catalog = IndexCatalog.of(List.of(nearer, farther));
        assertThat(names(catalog.searchOrder())).containsExactly("one");
        assertThat(names(route(catalog, ACME_TOOL).indexes())).containsExactly("two");
    }

    @Test
    void one_place_is_searched_once() {
        Index again = Index.at(URI.create("https://FIRST.example:443/simple/")).build();
        assertThat(names(IndexCatalog.of(List.of(FIRST, again, DEFAULT)).searchOrder())).containsExactly("first", "own");
    }

    @Test
    void a_claim_decides_wherever_its_index_stands_and_before_find_links() {
        Index links = Index.findLinks(URI.create("file:///links"), SettingOrigin.of("--find-links"));
        for (List<Index> order : List.of(List.of(FIRST, claiming("acme", "acme-*").build()),
                List.of(claiming("acme", "acme-*").build(), FIRST),
                List.of(claiming("acme", "acme-*").explicit(true).build(), FIRST),
                List.of(claiming("acme", "acme-*").asDefault().build(), FIRST),
                List.of(claiming("acme", "acme-*").flat().build(), FIRST))) {
            IndexCatalog catalog = IndexCatalog.of(order, List.of(links), false);
            IndexRoute route = route(catalog, ACME_TOOL);
            assertThat(names(route.indexes())).containsExactly("acme");
            assertThat(route.findLinks()).isEmpty();
            assertThat(route.claim()).contains(NamePattern.parse("acme-*"));
            assertThat(route(catalog, OTHER).findLinks()).containsExactly(links);
        }
    }

    @Test
    void an_explicit_owner_learns_no_other_name() {
        IndexCatalog catalog = IndexCatalog.of(List.of(claiming("acme", "acme-*").explicit(true).build(), FIRST));
        assertThat(names(route(catalog, OTHER).indexes())).doesNotContain("acme");
    }

    @Test
    void a_pin_takes_only_its_index_and_no_find_links() {
        Index links = Index.findLinks(URI.create("file:///links"), SettingOrigin.of("--find-links"));
        IndexRoute route = IndexCatalog.of(List.of(FIRST, EXPLICIT), List.of(links), false).route(OTHER, Optional.of(IndexName.of("side")));
        assertThat(route).isEqualTo(new IndexRoute(OTHER, List.of(EXPLICIT), IndexRoute.Rule.PIN, Optional.empty(), List.of()));
    }

    @Test
    void a_claim_holds_against_a_pin_which_is_reported() {
        IndexCatalog catalog = IndexCatalog.of(List.of(FIRST, claiming("acme", "acme-*").build()));
        IndexName pin = IndexName.of("first");
        assertThat(names(catalog.route(ACME_TOOL, Optional.of(pin)).indexes())).containsExactly("acme");
        assertThat(catalog.problemsOfPins(List.of(pin(ACME_TOOL, "first")))).extracting(CatalogProblem::message).containsExactly(
                "pyproject.toml:7: `acme-tool` is pinned to the index `first` and claimed by another: `acme-*` by `acme` (test.toml:4)");
        assertThat(catalog.problemsOfPins(List.of(pin(ACME_TOOL, "acme"), pin(OTHER, "first"), pin(OTHER, "first")))).isEmpty();
    }

    @Test
    void an_undeclared_pin_is_a_problem() {
        IndexCatalog catalog = IndexCatalog.of(List.of(FIRST));
        assertThatThrownBy(() -> catalog.route(OTHER, Optional.of(IndexName.of("gone")))).isInstanceOf(InvalidCatalog.class)
                .hasMessage("`other` is pinned to the index `gone`, which is not declared");
        assertThat(catalog.problemsOfPins(List.of(pin(OTHER, "gone")))).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("pyproject.toml:7: `other` is pinned to the index `gone`, which is not declared");
            assertThat(problem.hint()).endsWith("declared are `first`");
        });
    }

    @Test
    void two_pins_of_one_package_contradict_each_other() {
        IndexCatalog catalog = IndexCatalog.of(List.of(FIRST, SECOND));
        assertThat(catalog.problemsOfPins(List.of(pin(OTHER, "first"), pin(ACME_TOOL, "second"), pin(OTHER, "second"))))
                .extracting(CatalogProblem::message)
                .containsExactly("pyproject.toml:7: `other` is pinned to the index `second` and also to `first` (pyproject.toml:7)");
    }

    @Test
    void without_indexes_only_find_links_remain_and_pins_find_nothing() {
        Index links = Index.findLinks(URI.create("file:///links"), SettingOrigin.of("--find-links"));
        IndexCatalog catalog = IndexCatalog.of(List.of(FIRST, claiming("acme", "acme-*").build()), List.of(links), true);
        assertThat(catalog.searchOrder()).isEmpty();
        assertThat(route(catalog, OTHER))
                .isEqualTo(new IndexRoute(OTHER, List.of(), IndexRoute.Rule.NO_INDEX, Optional.empty(), List.of(links)));
        assertThat(catalog.route(OTHER, Optional.of(IndexName.of("first"))).findLinks()).isEmpty();
    }

    @Test
    void contradictions_show_both_places() {
        assertThat(problems(index("a").asDefault().origin("uv.toml:3").build(), index("b").asDefault().origin("uv.toml:9").build()))
                .containsExactly("two indexes are the default: `a` (uv.toml:3) and `b` (uv.toml:9)");
        assertThat(
                problems(claiming("a", "acme-*").origin("uv.toml:3").build(), claiming("b", "x", "*-tool").origin("user.toml:9").build()))
                .containsExactly("two indexes claim the same names: `acme-*` by `a` (uv.toml:3) and `*-tool` by `b` (user.toml:9)");
        assertThat(problems(Index.at(URI.create("https://x.example/simple")).explicit(true).origin("uv.toml:3").build()))
                .containsExactly("the explicit index `https://x.example/simple` (uv.toml:3) has no name");
        assertThat(problems(index("a").origin("uv.toml:3").build(),
                Index.at(URI.create("https://other.example/")).named("a").origin("uv.toml:7").build()))
                .containsExactly(
                        "two indexes are named `a`: `https://a.example/simple` (uv.toml:3) and `https://other.example/` (uv.toml:7)");
    }

    private static List<String> problems(Index... indexes) {
        try {
            IndexCatalog.of(List.of(indexes));
            return List.of();
        } catch (InvalidCatalog e) {
            assertThat(e.problems()).allSatisfy(problem -> assertThat(problem.hint()).isNotBlank());
            return e.problems().stream().map(CatalogProblem::message).toList();
        }
    }
}
