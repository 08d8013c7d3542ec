package dev.postern.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/** The place that rules speak about: the project itself, or a canary that has the same packages below another root. */
record World(String root) {
    static final World POSTERN = new World("dev.postern");

    static World canary(String name) {
        return new World("dev.postern.architecture.canary." + name);
    }

    /** The full name of a package or class from its name below the root. */
    String named(String rest) {
        return root + "." + rest;
    }

    /** What JMH generates around benchmarks is nobody's design. */
    boolean holds(JavaClass type) {
        return isBelow(root, type.getPackageName()) && !type.getPackageName().endsWith(".jmh_generated");
    }

    boolean holdsInDomain(JavaClass type) {
        return isBelow(named("domain"), type.getPackageName());
    }

    /** The package that gives a module its name, {@code http} for {@code dev.postern.http.wire}; empty for the root itself. */
    String module(JavaClass type) {
        String below = below(root, type.getPackageName());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    /** The package below {@code domain}; empty for {@code domain} itself. */
    String domainPackage(JavaClass type) {
        return below(named("domain"), type.getPackageName());
    }

    DescribedPredicate<JavaClass> everywhere() {
        return DescribedPredicate.describe("the project", this::holds);
    }

    DescribedPredicate<JavaClass> domain() {
        return DescribedPredicate.describe("the domain", this::holdsInDomain);
    }

    private static boolean isBelow(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private static String below(String parent, String name) {
        return name.length() <= parent.length() ? "" : name.substring(parent.length() + 1);
    }
}
