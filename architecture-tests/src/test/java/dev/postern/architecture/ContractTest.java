package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every implementation of a port has a test that holds it to the port's contract, and no test leaves a part of a contract out. */
class ContractTest {
    /** What implements a port and answers nothing of its own, each with its reason. */
    private static final Map<String, String> SWITCHBOARDS =
            Map.of("assembly.Session", "sends each question to the folders or over HTTP, whose answers are held to the contract",
                    "assembly.Builds", "sends each reference to the locator of its kind, which is held to the contract",
                    "assembly.CredentialSources$LazyEndpoint", "opens the one over HTTP when it is first asked",
                    "testkit.CannedCommands", "gives prepared answers to a test",
                    "benchmarks.RecordedIndex", "replays to a measurement what was recorded");

    private static final Pattern PART = Pattern.compile("public void (\\w+)\\(");
    private static final Pattern EXTENDS = Pattern.compile("\\bextends (\\w+Contract)\\b");

    @Test
    void every_port_that_is_implemented_has_a_contract() {
        List<String> contracts = Sources.in("src/main/java").map(Sources.Source::name).toList();
        assertThat(DomainTypes.PORTS).filteredOn(port -> implementations(World.POSTERN, Project.CLASSES, port).findAny().isPresent())
                .isNotEmpty().allMatch(port -> contracts.contains(contractOf(port) + ".java"));
    }

    @Test
    void every_implementation_is_held_to_its_contract() {
        assertThat(faults(World.POSTERN, Project.CLASSES)).isEmpty();
    }

    @Test
    void an_implementation_without_a_test_would_be_noticed() {
        World world = World.canary("contracts");
        assertThat(faults(world, new ClassFileImporter().importPackages(world.root())))
                .containsExactly("CanaryIndex has no test that extends PackageIndexContract");
    }

    @Test
    void every_switchboard_is_there() {
        assertThat(SWITCHBOARDS.keySet()).allMatch(name -> Project.CLASSES.contain(World.POSTERN.named(name)));
    }

    @Test
    void no_test_overrides_a_part_of_its_contract() {
        assertThat(tests().flatMap(test -> overridden(test.text()).map(part -> test.path() + " overrides " + part))).isEmpty();
    }

    @Test
    void an_overridden_part_would_be_noticed() {
        assertThat(overridden("class CanaryTest extends LedgerContract { public void concurrent_callers_agree_on_the_day() {} }"))
                .containsExactly("concurrent_callers_agree_on_the_day");
    }

    private static Stream<String> faults(World world, JavaClasses classes) {
        return DomainTypes.PORTS.stream().sorted()
                .flatMap(port -> implementations(world, classes, port).filter(name -> !isTested(contractOf(port), name))
                        .map(name -> name + " has no test that extends " + contractOf(port)));
    }

    private static Stream<String> implementations(World world, JavaClasses classes, String port) {
        Set<String> others = SWITCHBOARDS.keySet();
        return classes.stream().filter(type -> isImplementation(type, world.named("domain." + port)))
                .filter(type -> others.stream().noneMatch(name -> type.getName().equals(world.named(name))))
                .map(JavaClass::getSimpleName);
    }

    private static boolean isImplementation(JavaClass type, String port) {
        return type.isAssignableTo(port) && !type.isInterface() && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static Stream<Sources.Source> tests() {
        return Sources.in("src/test/java").filter(source -> EXTENDS.matcher(source.text()).find());
    }

    private static boolean isTested(String contract, String implementation) {
        Pattern use = Pattern.compile("\\b" + implementation + "\\b");
        return tests().filter(test -> contractsOf(test.text()).anyMatch(contract::equals))
                .anyMatch(test -> use.matcher(test.text()).find());
    }

    private static Stream<String> contractsOf(String test) {
        return EXTENDS.matcher(test).results().map(match -> match.group(1));
    }

    private static Stream<String> overridden(String test) {
        List<String> names = contractsOf(test).map(name -> name + ".java").toList();
        return Sources.in("src/main/java").filter(source -> names.contains(source.name()))
                .flatMap(contract -> PART.matcher(contract.text()).results().map((MatchResult part) -> part.group(1)))
                .filter(part -> test.contains(" void " + part + "("));
    }

    private static String contractOf(String port) {
        return port.substring(port.indexOf('.') + 1) + "Contract";
    }
}
