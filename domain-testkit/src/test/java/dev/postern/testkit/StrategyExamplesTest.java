package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.IndexCatalog;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.NamePattern;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.Halt;
import dev.postern.domain.resolution.Hint;
import dev.postern.domain.resolution.PackageSource;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Worked examples of how strategies, claims and ages decide where a package comes from. */
class StrategyExamplesTest {

    private static final Instant NOW = Instant.parse("2026-03-10T00:00:00Z");
    private static final String COMPANY = "company";

    private final PackageUniverse universe = new PackageUniverse();

    /** The company's index first, then the public one, which holds a newer impostor of a private name. */
    private UniverseIndex companyWithImpostor() {
        UniverseIndex company = universe.index(COMPANY);
        company.with("acme-billing", "1.0").needs("acme-money", "requests").with("acme-money", "1.0");
        universe.with("acme-billing", "99.0").with("acme-money", "99.0").with("requests", "2.0");
        return company;
    }

    private static Resolution resolve(InMemoryIndexes served, IndexCatalog catalog, IndexStrategy strategy,
            Map<PackageName, IndexName> pins,
            String... requirements) {
        List<Demand.Asked> asked = Arrays.stream(requirements)
                .map(text -> new Demand.Asked(Requirement.parse(text), new Origin.CommandLine("requirements"))).toList();
        ResolutionRequest request = new ResolutionRequest(Demand.of(asked),
                TargetEnvironment.Single.of(TargetPlatform.parse("linux"), Version.parse("3.12")),
                VersionPolicy.usual(ReleaseGate.open(NOW)),
                FilePolicy.USUAL, new ResolutionRequest.Places(catalog, pins), true);
        return new Resolver(new ProjectFinder(served, strategy), served).resolve(request);
    }

    private Resolution resolve(InMemoryIndexes served, IndexStrategy strategy, String... requirements) {
        return resolve(served, universe.catalog(), strategy, Map.of(), requirements);
    }

    private static List<String> pins(Resolution resolution) {
        assertThat(resolution).isInstanceOf(Resolution.Resolved.class);
        return ((Resolution.Resolved) resolution).packages().stream()
                .map(chosen -> chosen.name() + "==" + chosen.version() + " from "
                        + ((PackageSource.Listed) chosen.source()).index().displayName())
                .toList();
    }

    @Test
    void first_index_takes_a_private_name_from_the_company_and_never_tells_it_to_the_public_index() {
        companyWithImpostor();
        InMemoryIndexes served = universe.served();
        assertThat(pins(resolve(served, IndexStrategy.FIRST_INDEX, "acme-billing"))).containsExactly("acme-billing==1.0 from company",
                "acme-money==1.0 from company", "requests==2.0 from default");
        assertThat(served.asked("default")).containsOnly("requests", "requests-2.0-py3-none-any.whl");
    }

    @Test
    void best_match_falls_for_the_impostor() {
        companyWithImpostor();
        assertThat(pins(resolve(universe.served(), IndexStrategy.UNSAFE_BEST_MATCH, "acme-billing"))).containsExactly(
                "acme-billing==99.0 from default");
    }

    @Test
    void first_match_takes_another_index_only_for_versions_that_the_first_does_not_have() {
        companyWithImpostor();
        assertThat(pins(resolve(universe.served(), IndexStrategy.UNSAFE_FIRST_MATCH, "acme-money")))
                .containsExactly("acme-money==1.0 from company");
        assertThat(pins(resolve(universe.served(), IndexStrategy.UNSAFE_FIRST_MATCH, "acme-money>1")))
                .containsExactly("acme-money==99.0 from default");
    }

    @ParameterizedTest
    @EnumSource
    void a_claim_holds_under_every_strategy_also_for_what_others_require(IndexStrategy strategy) {
        companyWithImpostor().configured(index -> index.claims(NamePattern.parseAll(List.of("acme-*"))));
        universe.with("tool", "1.0").needs("acme-billing");
        InMemoryIndexes served = universe.served();
        assertThat(pins(resolve(served, strategy, "tool"))).contains("acme-billing==1.0 from company", "acme-money==1.0 from company");
        assertThat(served.asked("default")).noneMatch(subject -> subject.startsWith("acme"));
    }

    @Test
    void a_claimed_name_that_its_owner_lacks_is_not_found_rather_than_taken_elsewhere() {
        companyWithImpostor().configured(index -> index.claims(NamePattern.parseAll(List.of("acme-*"))));
        universe.with("acme-typo", "1.0");
        Resolution resolution = resolve(universe.served(), IndexStrategy.FIRST_INDEX, "acme-typo");
        assertThat(resolution).isInstanceOfSatisfying(Resolution.Unresolvable.class,
                unresolvable -> {
                    assertThat(unresolvable.explanation().sentences()).containsExactly(
                            "you require acme-typo, but index `company` claims acme-typo and does not have it");
                    assertThat(unresolvable.explanation().hints()).singleElement().isInstanceOf(Hint.MissingAtOwner.class);
                });
    }

    @ParameterizedTest
    @EnumSource
    void an_index_that_denies_halts_everything(IndexStrategy strategy) {
        companyWithImpostor().denies("acme-billing", 403);
        InMemoryIndexes served = universe.served();
        assertThat(resolve(served, strategy, "acme-billing")).isInstanceOfSatisfying(Resolution.Halted.class,
                halted -> assertThat(halted.halt()).isInstanceOfSatisfying(Halt.IndexStopped.class, stopped -> {
                    assertThat(stopped.index().displayName()).isEqualTo(COMPANY);
                    assertThat(stopped.cause()).isInstanceOf(ProjectLookup.Denied.class);
                    assertThat(stopped.denied()).isTrue();
                }));
        assertThat(served.asked("default")).isEmpty();
    }

    @Test
    void a_status_that_is_ignored_lets_the_search_go_on() {
        companyWithImpostor().denies("requests", 403).configured(index -> index.ignoredStatuses(List.of(403)));
        assertThat(pins(resolve(universe.served(), IndexStrategy.FIRST_INDEX, "requests"))).containsExactly("requests==2.0 from default");
    }

    @Test
    void an_explicit_index_serves_only_what_is_pinned_to_it() {
        universe.index("wheels").configured(index -> index.explicit(true)).with("torch", "2.0+cpu").with("requests", "9.0");
        universe.with("torch", "2.0").with("requests", "2.0");
        Map<PackageName, IndexName> pins = Map.of(PackageName.of("torch"), IndexName.of("wheels"));
        assertThat(pins(resolve(universe.served(), universe.catalog(), IndexStrategy.FIRST_INDEX, pins, "torch", "requests")))
                .containsExactly("requests==2.0 from default", "torch==2.0+cpu from wheels");
    }

    @Test
    void find_links_win_for_the_same_version_and_hide_no_newer_one() {
        universe.with("a", "1.0").with("a", "2.0").with("b", "1.0");
        UniverseIndex links = universe.index("links").configured(index -> index.flat());
        links.with("a", "1.0").with("b", "1.0").with("c", "3.0");
        IndexCatalog catalog = IndexCatalog.of(List.of(universe.indexValue(PackageUniverse.DEFAULT)), List.of(links.index()), false);
        assertThat(pins(resolve(universe.served(), catalog, IndexStrategy.FIRST_INDEX, Map.of(), "a", "b", "c"))).containsExactly(
                "a==2.0 from default",
                "b==1.0 from links", "c==3.0 from links");
    }

    @Test
    void a_cooldown_holds_the_newest_release_back() {
        universe.index(PackageUniverse.DEFAULT).configured(index -> index.cooldown(Cooldown.of(Duration.ofDays(7))));
        universe.with("a", "1.0").uploaded(NOW.minus(Duration.ofDays(30))).with("a", "2.0").uploaded(NOW.minus(Duration.ofDays(2)));
        assertThat(pins(resolve(universe.served(), IndexStrategy.FIRST_INDEX, "a"))).containsExactly("a==1.0 from default");
        assertThat(resolve(universe.served(), IndexStrategy.FIRST_INDEX, "a>1")).isInstanceOfSatisfying(Resolution.Unresolvable.class,
                unresolvable -> assertThat(unresolvable.explanation().hints()).singleElement().extracting(Hint::text).asString()
                        .contains("2026-03-15"));
    }
}
