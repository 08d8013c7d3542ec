package dev.postern.testkit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.environment.TargetEnvironment;
import dev.postern.domain.environment.TargetPlatform;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.ProjectFinder;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.resolution.Demand;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.PrereleaseMode;
import dev.postern.domain.resolution.PrereleasePolicy;
import dev.postern.domain.resolution.Resolution;
import dev.postern.domain.resolution.ResolutionMode;
import dev.postern.domain.resolution.ResolutionRequest;
import dev.postern.domain.resolution.ResolutionWarning;
import dev.postern.domain.resolution.Resolver;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import dev.postern.testkit.InMemoryIndexes;
import dev.postern.testkit.PackageUniverse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Every scenario of uv for one environment, answered by the resolver in process as uv answers it. */
@Tag("conformance")
class ScenarioTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TestFactory
    Stream<DynamicTest> every_scenario_is_answered_as_by_uv() {
        List<Scenario> scenarios = Scenarios.ofOneEnvironment();
        assertThat(scenarios).hasSize(135);
        return scenarios.stream().map(scenario -> DynamicTest.dynamicTest(scenario.file(), () -> check(scenario)));
    }

    private static void check(Scenario scenario) {
        PackageUniverse universe = scenario.universe();
        InMemoryIndexes indexes = universe.served();
        Resolver resolver = new Resolver(new ProjectFinder(indexes, IndexStrategy.FIRST_INDEX), indexes);
        Resolution resolution = resolver.resolve(request(scenario, universe));
        assertThat(indexes.requests()).as("no question is asked twice").doesNotHaveDuplicates();
        switch (resolution) {
            case Resolution.Resolved resolved -> {
                assertThat(resolved.packages().stream().map(Object::toString).sorted().toList()).as("pins")
                        .isEqualTo(expectedPins(scenario));
                String warnings = resolved.warnings().stream().map(ResolutionWarning::text).collect(Collectors.joining("\n"));
                assertThat(scenario.warnedPackages()).allSatisfy(name -> assertThat(warnings).containsPattern(word(name)));
            }
            case Resolution.Unresolvable unresolvable -> {
                String text = String.join("\n", unresolvable.explanation().sentences());
                assertThat(scenario.succeeds()).as("uv finds an answer, but: %s", text).isFalse();
                assertThat(scenario.namedPackages()).allSatisfy(name -> assertThat(text).containsPattern(word(name)));
            }
            case Resolution.Halted halted -> assertThat(halted.halt().text()).as("must not halt").isEmpty();
        }
    }

    private static String word(String name) {
        return "(?<![\\w-])" + name + "(?![\\w-])";
    }

    private static List<String> expectedPins(Scenario scenario) {
        assertThat(scenario.succeeds()).as("uv finds no answer").isTrue();
        return scenario.pins();
    }

    private static ResolutionRequest request(Scenario scenario, PackageUniverse universe) {
        List<Demand.Asked> asked = scenario.requirements().stream()
                .map(text -> new Demand.Asked(Requirement.parse(text), new Origin.CommandLine("requirements"))).toList();
        TargetEnvironment target = TargetEnvironment.Single.of(TargetPlatform.parse(scenario.platform().orElse("linux")),
                Version.parse(scenario.python()));
        ResolutionMode mode = ResolutionMode.parse(scenario.resolution().orElse("highest")).orElseThrow();
        PrereleasePolicy prereleases = scenario.allowsPrereleases() ? PrereleasePolicy.of(PrereleaseMode.ALLOW) : PrereleasePolicy.USUAL;
        return new ResolutionRequest(Demand.of(asked), target, new VersionPolicy(mode, prereleases, ReleaseGate.open(NOW), Map.of()),
                new FilePolicy(exclusion(scenario.onlyBinary()), exclusion(scenario.noBinary())),
                new ResolutionRequest.Places(universe.catalog(), Map.of()), true);
    }

    private static FilePolicy.Exclusion exclusion(List<String> names) {
        return FilePolicy.Exclusion.of(names.stream().map(PackageName::of).collect(Collectors.toSet()));
    }
}
