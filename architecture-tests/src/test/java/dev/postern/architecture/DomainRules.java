package dev.postern.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the domain is made of: values, rules and ports, and nothing of the world around them. */
final class DomainRules {
    /** The parts of {@code java.base} that know no clock, no process and no other machine. */
    private static final Pattern PURE = Pattern.compile(
            "java\\.(lang|lang\\.(annotation|invoke|runtime)|util|util\\.(concurrent|concurrent\\.atomic|concurrent\\.locks|function|regex|stream)"
                    + "|time|time\\.(format|temporal|chrono|zone)|math|nio\\.charset)\\.[A-Z].*"
                    + "|java\\.net\\.(URI(SyntaxException)?|URLEncoder)|java\\.io\\.ByteArray(In|Out)putStream|java\\.nio\\.(Byte|Char)Buffer"
                    + "|java\\.security\\.MessageDigest|org\\.jspecify\\.annotations\\..*");

    /** Of those packages, what reaches out all the same. */
    private static final Set<String> REACHING_OUT = Set.of("java.lang.ProcessBuilder", "java.lang.Process", "java.lang.ProcessHandle",
            "java.lang.Runtime", "java.lang.Thread", "java.lang.ThreadLocal", "java.util.Random", "java.util.Scanner", "java.util.Timer",
            "java.util.UUID", "java.util.concurrent.ThreadLocalRandom", "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool", "java.util.concurrent.CompletableFuture", "java.time.Clock");

    /** The one thing of {@code java.lang.System} that asks nobody. */
    private static final Set<String> HARMLESS_CALLS = Set.of("arraycopy", "identityHashCode", "lineSeparator");

    private static final Pattern VENDOR = Pattern.compile(
            "azure|amazon|aws|codeartifact|google|jfrog|artifactory|gitlab|github|nexus|sonatype|devpi|pulp|cloudsmith|keychain|gnome|vertx|netty|jackson|guice");

    private final World world;

    private DomainRules(World world) {
        this.world = world;
    }

    static List<Rule> in(World world) {
        DomainRules rules = new DomainRules(world);
        return List.of(rules.pureJava(), rules.noClock(), rules.closedTypes(), rules.finalFields(), rules.ports(), rules.portHolders(),
                rules.noVendors());
    }

    private Rule pureJava() {
        return Rule.of("purity", "the domain uses only the pure parts of `java.base`",
                "it must run, and be tested, without a world around it",
                world.domain(), type -> type.getDirectDependenciesFromSelf().stream().filter(d -> !isPure(d.getTargetClass()))
                        .map(Dependency::getDescription));
    }

    private Rule noClock() {
        return Rule.of("clocks", "the domain reads no clock, environment or stream", "time and surroundings are arguments", world.domain(),
                type -> Stream.concat(
                        type.getAccessesFromSelf().stream().filter(access -> access.getTargetOwner().getName().equals("java.lang.System")
                                && !HARMLESS_CALLS.contains(access.getTarget().getName())).map(access -> access.getDescription()),
                        type.getMethodCallsFromSelf().stream().filter(call -> isClock(call.getTargetOwner(), call.getTarget().getName(),
                                call.getTarget().getRawParameterTypes().size())).map(call -> call.getDescription())));
    }

    private Rule closedTypes() {
        return Rule.of("openness",
                "a type of the domain is a record, an enum, a sealed or final type, a malformed-text exception or a listed interface",
                "a switch over the domain's types must be able to name them all", world.domain(),
                type -> isClosed(type) ? Stream.of() : Stream.of("can be extended by anybody"));
    }

    private Rule finalFields() {
        return Rule.of("mutability", "fields of the domain's public types are final", "values are shared between threads", world.domain(),
                type -> type.getModifiers().contains(JavaModifier.PUBLIC) ? type.getFields().stream().filter(this::isAssignable)
                        .map(field -> field.getName() + " can be assigned") : Stream.of());
    }

    private Rule ports() {
        return Rule.of("ports",
                "a port has at most two methods to implement, throws nothing checked, and speaks only of the domain and `java.base`",
                "an adapter is written in an afternoon, and no vendor's type leaks in", world.domain(), type -> isPort(type)
                        ? Stream.concat(tooManyMethods(type), type.getMethods().stream().flatMap(this::portFaults))
                        : Stream.of());
    }

    private Rule portHolders() {
        return Rule.of("holders", "only the domain's entry points hold ports", "a value that asks the world is none", world.domain(),
                type -> isPort(type) || DomainTypes.ENTRY_POINTS.contains(below(type))
                        || DomainTypes.PARTS_OF_ENTRY_POINTS.containsKey(below(type)) ? Stream.of()
                                : type.getFields().stream().filter(field -> field.getAllInvolvedRawTypes().stream().anyMatch(this::isPort))
                                        .map(field -> field.getName() + " holds a port"));
    }

    private Rule noVendors() {
        return Rule.of("vendors", "no vendor is named in the domain", "what one vendor does differently is its adapter's knowledge",
                world.domain(),
                type -> Stream
                        .concat(Stream.of(type.getName().substring(world.root().length())),
                                type.getMembers().stream().map(m -> m.getName()))
                        .filter(name -> VENDOR.matcher(name.toLowerCase(Locale.ROOT)).find()).map(name -> "`" + name + "` names a vendor"));
    }

    private Stream<String> portFaults(JavaMethod method) {
        Stream<String> thrown = method.getThrowsClause().getTypes().stream().filter(t -> !t.isAssignableTo(RuntimeException.class))
                .map(t -> method.getName() + " throws " + t.getName());
        Stream<JavaType> signature = Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream());
        return Stream.concat(thrown, signature.flatMap(t -> t.getAllInvolvedRawTypes().stream()).filter(t -> !isPure(t))
                .map(t -> method.getName() + " speaks of " + t.getName()));
    }

    private boolean isPort(JavaClass type) {
        return world.holdsInDomain(type) && DomainTypes.PORTS.contains(below(type));
    }

    private boolean isClosed(JavaClass type) {
        if (type.isAnonymousClass() || type.getSimpleName().equals("package-info") || type.isRecord() || type.isEnum()
                || type.isAnnotation()
                || type.getModifiers().contains(JavaModifier.FINAL) || DomainTypes.isSealed(type))
            return true;
        if (type.isInterface()) return DomainTypes.PORTS.contains(below(type)) || DomainTypes.CALLBACKS.containsKey(below(type));
        return !type.getModifiers().contains(JavaModifier.PUBLIC) && type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private String below(JavaClass type) {
        return type.getName().substring(world.named("domain").length() + 1);
    }

    private boolean isPure(JavaClass target) {
        JavaClass type = target.getBaseComponentType();
        return type.isPrimitive() || world.holdsInDomain(type)
                || (PURE.matcher(type.getName()).matches() && !REACHING_OUT.contains(type.getName()));
    }

    private static boolean isClock(JavaClass owner, String method, int parameters) {
        return switch (owner.getName()) {
            case "java.util.Locale", "java.util.TimeZone" -> method.equals("getDefault");
            default -> owner.getPackageName().equals("java.time")
                    && ((method.equals("now") && parameters == 0) || method.equals("systemDefault"));
        };
    }

    private static Stream<String> tooManyMethods(JavaClass type) {
        List<String> methods =
                type.getMethods().stream().filter(m -> m.getModifiers().contains(JavaModifier.ABSTRACT)).map(m -> m.getName()).toList();
        return methods.size() > 2 ? Stream.of("has more than two methods to implement: " + methods) : Stream.of();
    }

    private boolean isAssignable(JavaField field) {
        return !field.getModifiers().contains(JavaModifier.FINAL) && !field.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !DomainTypes.MUTABLE.containsKey(below(field.getOwner()))
                && !DomainTypes.MUTABLE.containsKey(below(field.getOwner()) + "." + field.getName());
    }
}
