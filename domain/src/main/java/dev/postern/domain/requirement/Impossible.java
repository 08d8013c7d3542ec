package dev.postern.domain.requirement;

import static dev.postern.domain.environment.MarkerVariable.OS_NAME;
import static dev.postern.domain.environment.MarkerVariable.PLATFORM_SYSTEM;
import static dev.postern.domain.environment.MarkerVariable.SYS_PLATFORM;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.requirement.Node.Decision;
import dev.postern.domain.requirement.Node.Leaf;
import java.util.List;
import java.util.TreeSet;

/** Pairs of values that no environment has together, such as {@code os_name == 'nt'} with {@code sys_platform == 'linux'}. */
final class Impossible {
    private static final Node POSSIBLE = exclusions();

    private Impossible() {}

    /** The diagram of all environments that can exist. */
    static Node possible() {
        return POSSIBLE;
    }

    /** Whether a diagram only holds in environments that cannot exist. */
    static boolean isImpossible(Node node) {
        return asksAboutPairs(node) ? areDisjoint(node, POSSIBLE) : node.equals(Leaf.FALSE);
    }

    /** Whether a diagram holds in all environments that can exist. */
    static boolean isCertain(Node node) {
        return asksAboutPairs(node) ? areDisjoint(Diagrams.ofAnyWorld().not(node), POSSIBLE) : node.equals(Leaf.TRUE);
    }

    /** Questions about such values come first in every diagram. */
    private static boolean asksAboutPairs(Node node) {
        return node instanceof Decision decision && decision.question().hasImpossiblePairs();
    }

    /** The second diagram asks three questions at most, so that no step needs to be remembered. */
    private static boolean areDisjoint(Node left, Node right) {
        if (left.equals(Leaf.FALSE) || right.equals(Leaf.FALSE)) {
            return true;
        }
        if (!(left instanceof Decision first) || !(right instanceof Decision second)) {
            return false;
        }
        int order = first.question().compareTo(second.question());
        if (order > 0) {
            return eachIsDisjoint(second, first);
        }
        return order < 0 ? eachIsDisjoint(first, second) : segmentsAreDisjoint(first, second);
    }

    private static boolean eachIsDisjoint(Decision parent, Decision other) {
        for (int i = 0; i < parent.segments(); i++) {
            if (!areDisjoint(parent.child(i), other)) {
                return false;
            }
        }
        return true;
    }

    private static boolean segmentsAreDisjoint(Decision first, Decision second) {
        TreeSet<Object> points = new TreeSet<>(List.of(first.points()));
        points.addAll(List.of(second.points()));
        Segments inFirst = new Segments(first);
        Segments inSecond = new Segments(second);
        for (Object point : points) {
            if (!areDisjoint(inFirst.between(), inSecond.between()) || !areDisjoint(inFirst.at(point), inSecond.at(point))) {
                return false;
            }
        }
        return areDisjoint(inFirst.between(), inSecond.between());
    }

    private static Node exclusions() {
        Diagrams diagrams = Diagrams.ofAnyWorld();
        Node possible = Leaf.TRUE;
        for (String platform : List.of("linux", "darwin", "ios")) {
            possible = excluding(diagrams, possible, OS_NAME, "nt", platform);
        }
        possible = excluding(diagrams, possible, OS_NAME, "posix", "win32");
        for (String system : List.of("FreeBSD", "NetBSD", "OpenBSD", "SunOS", "iOS", "iPadOS")) {
            for (String platform : List.of("aix", "android", "emscripten", "ios", "linux", "darwin", "win32", "cygwin", "wasi")) {
                if (!(platform.equals("ios") && system.startsWith("i"))) {
                    possible = excluding(diagrams, possible, PLATFORM_SYSTEM, system, platform);
                }
            }
        }
        return possible;
    }

    private static Node excluding(Diagrams diagrams, Node possible, MarkerVariable variable, String value, String platform) {
        Comparisons comparisons = new Comparisons(diagrams);
        Node both = diagrams.and(comparisons.textIs(variable, value), comparisons.textIs(SYS_PLATFORM, platform));
        return diagrams.and(possible, diagrams.not(both));
    }
}
