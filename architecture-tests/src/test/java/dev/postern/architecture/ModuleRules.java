package dev.postern.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which module, package and library may be used from where. */
final class ModuleRules {
    private final World world;

    private ModuleRules(World world) {
        this.world = world;
    }

    static List<Rule> in(World world) {
        ModuleRules rules = new ModuleRules(world);
        return List.of(rules.modules(), rules.domainPackages(), rules.noCycles(), rules.emptyRoots(), rules.libraries(),
                rules.guiceInItsPlace(), rules.noInjectors(), rules.doors());
    }

    private Rule modules() {
        return Rule.of("modules", "a module uses only what the module table allows",
                "arrows point upward, and adapters do not know each other",
                world.everywhere(), type -> Modules.isListed(world.module(type))
                        ? dependencies(type, target -> world.holds(target) && !Modules.mayUse(world.module(type), world.module(target)))
                        : Stream.of("stands in no module of the table"));
    }

    private Rule domainPackages() {
        return Rule.of("packages", "a package of the domain uses only what the package table allows", "each package answers one question",
                world.domain(), type -> DomainPackages.isListed(world.domainPackage(type))
                        ? dependencies(type, target -> world.holdsInDomain(target)
                                && !DomainPackages.mayUse(world.domainPackage(type), world.domainPackage(target)))
                        : Stream.of("stands in no package of the table"));
    }

    private Rule noCycles() {
        return new Rule("cycles", slices().matching(world.root() + ".(**)").should().beFreeOfCycles()
                .as("packages form no cycle").because("two packages that need each other are one"));
    }

    private Rule emptyRoots() {
        Set<String> roots = Set.of(world.root(), world.named("domain"));
        return Rule.of("roots", "root packages are empty", "a type without a concept of its own has no place", world.everywhere(),
                type -> roots.contains(type.getPackageName()) ? Stream.of("stands in a root package") : Stream.of());
    }

    private Rule libraries() {
        return Rule.of("libraries", "each library lives where the library table says", "a technology is replaced in one place",
                world.everywhere(),
                type -> type.getDirectDependenciesFromSelf().stream().map(Dependency::getTargetClass)
                        .filter(target -> !world.holds(target) && !isPartOfJava(target)
                                && !Modules.mayUseLibrary(world.module(type), target.getPackageName()))
                        .map(target -> "uses " + target.getName()).distinct());
    }

    private Rule guiceInItsPlace() {
        return Rule.of("guice", "in an adapter only the Guice module knows Guice", "a Java program can use an adapter without Guice",
                DescribedPredicate.describe("adapters", type -> Modules.isAdapter(world.module(type))),
                type -> type.getSimpleName().endsWith("Module") ? Stream.of() : dependencies(type, ModuleRules::isInjection));
    }

    private Rule noInjectors() {
        return Rule.of("injectors", "nothing receives an `Injector`, and no field is injected",
                "what a class needs stands in its constructor",
                world.everywhere(), type -> Stream.concat(
                        type.getFields().stream().filter(
                                field -> field.getAnnotations().stream().anyMatch(a -> a.getRawType().getSimpleName().equals("Inject")))
                                .map(field -> "injects the field " + field.getName()),
                        type.getCodeUnits().stream().filter(unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                                && unit.getRawParameterTypes().stream().anyMatch(p -> p.getName().equals("com.google.inject.Injector")))
                                .map(unit -> unit.getFullName() + " receives an injector")));
    }

    private Rule doors() {
        return Rule.of("doors", "an adapter shows its Guice module, its settings, its factories and what those speak of",
                "whoever uses an adapter alone sees where to begin, and the rest can change",
                DescribedPredicate.describe("adapters", type -> Modules.isAdapter(world.module(type))),
                type -> isShown(type) && AdapterDoors.of(type.getName().substring(world.root().length() + 1)).isEmpty()
                        ? Stream.of("is public, and `AdapterDoors` does not say why") : Stream.of());
    }

    private static boolean isShown(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass();
    }

    private static boolean isInjection(JavaClass target) {
        return target.getPackageName().startsWith("com.google.inject") || target.getPackageName().startsWith("jakarta.inject");
    }

    private static boolean isPartOfJava(JavaClass target) {
        JavaClass type = target.getBaseComponentType();
        return type.isPrimitive() || type.getPackageName().startsWith("java.") || type.getPackageName().startsWith("javax.");
    }

    private static Stream<String> dependencies(JavaClass type, Predicate<JavaClass> isForbidden) {
        return type.getDirectDependenciesFromSelf().stream().filter(d -> isForbidden.test(d.getTargetClass()))
                .map(Dependency::getDescription);
    }
}
