package dev.postern.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Holds the project to every rule, and every rule to its canary. */
class ArchitectureTest {
    /** A type or method of a canary that is at fault has a name such as {@code CanaryReader}; its neighbours have not. */
    private static final Pattern AT_FAULT = Pattern.compile("[Cc]anary[A-Z]");

    @TestFactory
    Stream<DynamicTest> the_project_keeps() {
        return rules(World.POSTERN).map(rule -> DynamicTest.dynamicTest(rule.rule().getDescription(),
                () -> rule.rule().check(Project.CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> a_canary_breaks() {
        return rules(World.POSTERN).map(Rule::canary).map(name -> DynamicTest.dynamicTest(name,
                () -> assertThat(faultsOfCanary(name)).isNotEmpty().allMatch(fault -> AT_FAULT.matcher(fault).find())));
    }

    private static List<String> faultsOfCanary(String name) {
        World world = World.canary(name);
        JavaClasses classes = new ClassFileImporter().importPackages(world.root());
        Rule rule = rules(world).filter(candidate -> candidate.canary().equals(name)).findFirst().orElseThrow();
        return rule.rule().evaluate(classes).getFailureReport().getDetails();
    }

    private static Stream<Rule> rules(World world) {
        return Stream.of(ModuleRules.in(world), DomainRules.in(world), ProcessRules.in(world)).flatMap(List::stream);
    }
}
