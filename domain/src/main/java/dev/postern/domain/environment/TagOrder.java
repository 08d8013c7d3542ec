package dev.postern.domain.environment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists what an interpreter accepts, best first: its own binary interface, stable interfaces, no interface, no binary at all. */
final class TagOrder {
    private static final List<String> ANY = List.of("any");
    private static final String NONE = "none";
    /** The stable binary interface began with Python 3.2 (PEP 384). */
    private static final int FIRST_STABLE_ABI = 2;

    private final PythonBuild build;
    private final List<String> platforms;
    private final List<TagGroup> groups = new ArrayList<>();

    private TagOrder(PythonBuild build, List<String> platforms) {
        this.build = build;
        this.platforms = platforms;
    }

    static List<TagGroup> of(PythonBuild build, List<String> platforms) {
        TagOrder order = new TagOrder(build, platforms);
        order.addOwnAbi();
        order.addStableAbis();
        order.addPython(platforms);
        if (build.isCpython()) {
            order.groups.add(new TagGroup(order.own(build.minor()), NONE, ANY));
        }
        order.addPython(ANY);
        return order.groups;
    }

    private void addOwnAbi() {
        String python = own(build.minor());
        if (!build.isCpython()) {
            foreignAbi().ifPresent(abi -> add(python, abi));
            return;
        }
        String letters = (build.freeThreaded() ? "t" : "") + (hasPymalloc() ? "m" : "");
        if (build.debug()) {
            add(python, python + (build.freeThreaded() ? "td" : "d") + (hasPymalloc() ? "m" : ""));
        }
        if (!build.debug() || !hasPymalloc()) {
            add(python, python + letters);
        }
    }

    /** Up to 3.7 the ABI said whether the allocator was compiled in, and debug builds took no other wheels. */
    private boolean hasPymalloc() {
        return build.major() < 3 || build.major() == 3 && build.minor() <= 7;
    }

    private Optional<String> foreignAbi() {
        String version = "" + build.implementationMajor() + build.implementationMinor();
        return switch (build.implementation()) {
            case "pypy" -> Optional.of("pypy" + build.major() + build.minor() + "_pp" + version);
            case "graalpy" -> Optional.of("graalpy" + version + "_" + build.major() + build.minor() + "_native");
            default -> Optional.empty();
        };
    }

    private void addStableAbis() {
        if (!build.isCpython()) {
            return;
        }
        for (int minor = build.minor(); minor >= FIRST_STABLE_ABI; minor--) {
            add(own(minor), build.freeThreaded() ? "abi3t" : "abi3");
            if (minor == build.minor()) {
                add(own(minor), NONE);
            }
        }
    }

    private void addPython(List<String> on) {
        for (int minor = build.minor(); minor >= 0; minor--) {
            groups.add(new TagGroup("py" + build.major() + minor, NONE, on));
            if (minor == build.minor()) {
                groups.add(new TagGroup("py" + build.major(), NONE, on));
            }
        }
    }

    private void add(String python, String abi) {
        groups.add(new TagGroup(python, abi, platforms));
    }

    private String own(int minor) {
        String prefix = switch (build.implementation()) {
            case PythonBuild.CPYTHON -> "cp";
            case "pypy" -> "pp";
            default -> build.implementation();
        };
        return prefix + build.major() + minor;
    }
}
