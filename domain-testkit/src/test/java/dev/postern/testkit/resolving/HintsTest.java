package dev.postern.testkit.resolving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.Hint;
import dev.postern.domain.resolution.PrereleaseMode;
import dev.postern.domain.version.Version;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.PackageUniverse;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hint is only given where acting on it could help. */
class HintsTest {

    private final PackageUniverse universe = new PackageUniverse();

    private Question asking(String... requirements) {
        universe.index(PackageUniverse.DEFAULT);
        return Question.in(universe).requires(requirements);
    }

    private static List<Hint> hints(Question question) {
        return question.unresolvable().explanation().hints();
    }

    private void folder(String index, String path) {
        universe.index(index).configured(builder -> builder.location(URI.create("file:///" + path + "/")));
    }

    @Test
    void a_pre_release_is_named_that_could_be_used() {
        universe.with("a", "1").with("a", "2b1").with("a", "2b2").tags("cp312-cp312-win_amd64").wheelOnly().with("a", "2b3").yanked()
                .with("a", "2b4").requiresPython(">=3.13");
        assertThat(hints(asking("a>1").prereleases(PrereleaseMode.DISALLOW)))
                .contains(new Hint.Prerelease(PackageName.of("a"), Version.parse("2b1")));
    }

    @Test
    void no_pre_release_is_named_where_none_could_be_used() {
        universe.with("a", "1").with("a", "2b2").tags("cp312-cp312-win_amd64").wheelOnly();
        assertThat(hints(asking("a>1").prereleases(PrereleaseMode.DISALLOW))).isEmpty();
        assertThat(hints(asking("a>3").prereleases(PrereleaseMode.DISALLOW))).isEmpty();
    }

    @Test
    void an_index_that_comes_last_hides_nothing() {
        universe.index("private").with("b", "1");
        universe.with("a", "1");
        assertThat(hints(asking("a>1"))).isEmpty();
    }

    @Test
    void under_the_other_strategies_no_index_hides_another() {
        universe.index("private").with("a", "1");
        universe.with("a", "1");
        assertThat(hints(asking("a>1").strategy(IndexStrategy.UNSAFE_BEST_MATCH))).isEmpty();
        assertThat(hints(asking("a>1"))).singleElement().isInstanceOf(Hint.FirstIndex.class);
    }

    @Test
    void a_folder_that_was_not_asked_is_looked_at_and_a_server_is_not() {
        universe.index("private").with("a", "1");
        folder("wheels", "srv/wheels");
        universe.index("wheels").with("a", "2").with("a", "3");
        universe.with("a", "9");
        InMemoryIndexes served = universe.served();
        assertThat(asking("a>1,<3").resolve(served)).isNotNull();
        assertThat(hints(asking("a>1,<3"))).singleElement().isInstanceOfSatisfying(Hint.FirstIndex.class, hint -> {
            assertThat(hint.elsewhere()).hasValueSatisfying(found -> assertThat(found.version()).hasToString("2"));
            assertThat(hint.unasked()).extracting(index -> index.displayName()).containsExactly("wheels", "default");
        });
        assertThat(served.asked("default")).isEmpty();
    }

    @Test
    void wheels_for_other_platforms_may_be_hidden_too() {
        universe.index("private").with("a", "1").tags("cp312-cp312-win_amd64").wheelOnly();
        universe.with("a", "1");
        assertThat(hints(asking("a"))).hasSize(2).hasAtLeastOneElementOfType(Hint.OtherWheels.class)
                .hasAtLeastOneElementOfType(Hint.FirstIndex.class);
    }

    @Test
    void a_yanked_version_is_named_only_if_a_pin_would_bring_it() {
        universe.with("a", "1").yanked().with("b", "1").yanked().tags("cp312-cp312-win_amd64").wheelOnly();
        assertThat(hints(asking("a"))).containsExactly(new Hint.Yanked(PackageName.of("a"), Version.parse("1")));
        assertThat(hints(asking("b"))).isEmpty();
    }

    @Test
    void the_least_python_that_lets_everything_in_is_named() {
        universe.with("a", "1").needs("b").requiresPython(">=3.13").with("a", "2").needs("b").requiresPython(">=3.14");
        assertThat(hints(asking("a"))).singleElement().isInstanceOfSatisfying(Hint.NewerPython.class,
                hint -> assertThat(hint.least()).hasToString("3.13"));
        assertThat(hints(asking("a>1"))).singleElement().isInstanceOfSatisfying(Hint.NewerPython.class,
                hint -> assertThat(hint.least()).hasToString("3.14"));
    }

    @Test
    void the_package_is_not_excused_by_a_constraint_that_says_the_same() {
        universe.with("a", "1").needs("b<2", "b>=2").with("b", "1").with("b", "2");
        Question question = asking("a").constrained("b<2");
        assertThat(question.explanation()).isEqualTo("you require a, but a==1 depends on b>=2 and b<2");
    }

    @Test
    void a_constraint_and_an_override_are_named_with_their_place() {
        universe.with("a", "1").needs("b>=2").with("b", "1").with("b", "2");
        assertThat(hints(asking("a").constrained("b<2"))).singleElement()
                .isInstanceOfSatisfying(Hint.Constrained.class, hint -> assertThat(hint.origin()).hasToString("constraints.txt:1"));
        assertThat(hints(asking("a").overridden("b>=7"))).singleElement()
                .isInstanceOfSatisfying(Hint.Overridden.class, hint -> assertThat(hint.origin()).hasToString("overrides.txt:1"));
    }

    @Test
    void close_names_come_from_requests_claims_and_folders_and_never_from_a_server() {
        folder("wheels", "srv/wheels");
        universe.index("wheels").with("acme-tools", "1");
        universe.index("private").with("acme-money", "1").index()
                .configured(index -> index.claims(NamePattern.parseAll(List.of("acme-money"))));
        universe.with("acme-toolz", "1").with("requests", "1").with("numpy", "1");
        assertThat(close(asking("acme-toolss"))).containsExactly("acme-tools");
        assertThat(close(asking("acme-monet"))).containsExactly("acme-money");
        assertThat(close(asking("requests", "reqests"))).containsExactly("requests");
        assertThat(close(asking("nunpy"))).isEmpty();
    }

    private static List<String> close(Question question) {
        return hints(question).stream().filter(Hint.UnknownPackage.class::isInstance).map(Hint.UnknownPackage.class::cast)
                .flatMap(hint -> hint.close().stream()).map(PackageName::text).toList();
    }

    @Test
    void a_name_one_typing_error_away_from_a_claim_is_told() {
        universe.index("private").configured(index -> index.claims(NamePattern.parseAll(List.of("acme-*"))));
        assertThat(hints(asking("amce-money"))).singleElement().isInstanceOfSatisfying(Hint.UnknownPackage.class,
                hint -> assertThat(hint.claims()).hasSize(1));
    }

    @Test
    void an_explicit_index_is_told_where_it_may_have_the_package() {
        universe.index("torch").configured(index -> index.explicit(true)).with("a", "1");
        folder("wheels", "srv/wheels");
        universe.index("wheels").configured(index -> index.explicit(true)).with("b", "1");
        assertThat(explicit(asking("a"))).containsExactly("torch");
        assertThat(explicit(asking("b"))).containsExactly("torch", "wheels");
    }

    private static List<String> explicit(Question question) {
        return hints(question).stream().map(Hint.UnknownPackage.class::cast).flatMap(hint -> hint.explicit().stream())
                .map(index -> index.displayName()).toList();
    }

    @Test
    void a_claim_matters_only_where_others_could_be_asked() {
        universe.index(PackageUniverse.DEFAULT).configured(index -> index.claims(NamePattern.parseAll(List.of("a")))).with("a", "1");
        assertThat(hints(asking("a>1"))).isEmpty();
        universe.index("other");
        assertThat(hints(asking("a>1"))).singleElement().isInstanceOf(Hint.Claimed.class);
    }
}
