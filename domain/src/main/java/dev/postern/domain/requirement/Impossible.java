package dev.postern.domain.requirement;

import static dev.postern.domain.environment.MarkerVariable.OS_NAME;
import static dev.postern.domain.environment.MarkerVariable.PLATFORM_SYSTEM;
import static dev.postern.domain.environment.MarkerVariable.SYS_PLATFORM;

import dev.postern.domain.environment.MarkerVariable;
import java.util.List;

/** Pairs of values that no environment has together, such as {@code os_name == 'nt'} with {@code sys_platform == 'linux'}. */
final class Impossible {
    private static final Node POSSIBLE = possible();

    private Impossible() {}

    /** The diagram itself, or false if it only holds in environments that cannot exist. */
    static Node without(Node node) {
        return node instanceof Node.Decision && Diagrams.and(node, POSSIBLE) == Node.Leaf.FALSE ? Node.Leaf.FALSE : node;
    }

    private static Node possible() {
        Node possible = Node.Leaf.TRUE;
        for (String platform : List.of("linux", "darwin", "ios")) {
            possible = excluding(possible, OS_NAME, "nt", platform);
        }
        possible = excluding(possible, OS_NAME, "posix", "win32");
        for (String system : List.of("FreeBSD", "NetBSD", "OpenBSD", "SunOS", "iOS", "iPadOS")) {
            for (String platform : List.of("aix", "android", "emscripten", "ios", "linux", "darwin", "win32", "cygwin", "wasi")) {
                if (!(platform.equals("ios") && system.startsWith("i"))) {
                    possible = excluding(possible, PLATFORM_SYSTEM, system, platform);
                }
            }
        }
        return possible;
    }

    private static Node excluding(Node possible, MarkerVariable variable, String value, String platform) {
        Node both = Diagrams.and(Comparisons.textIs(variable, value), Comparisons.textIs(SYS_PLATFORM, platform));
        return Diagrams.and(possible, Diagrams.not(both));
    }
}
