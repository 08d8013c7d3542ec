package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.version.Interval;
import dev.postern.domain.version.Operator;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionBound.Edge;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns one comparison of a marker into a diagram, after the rewriting that makes equal things equal. */
final class Comparisons {

    private Comparisons() {}

    static Node textIs(MarkerVariable variable, String value) {
        return Node.partition(Question.text(variable), new Object[] {value}, new Node[] {Node.Leaf.FALSE, Node.Leaf.TRUE, Node.Leaf.FALSE});
    }

    static Node pythonIn(VersionRange releases) {
        return versionIn(MarkerVariable.PYTHON_FULL_VERSION, releases);
    }

    /** The diagram of {@code variable operator 'literal'}; empty if the comparison means nothing. */
    static Optional<Node> compare(MarkerVariable variable, String operator, String literal) {
        return switch (variable) {
            case PYTHON_VERSION -> python(operator, literal);
            case PYTHON_FULL_VERSION, IMPLEMENTATION_VERSION -> version(variable, operator, literal);
            case OS_NAME, SYS_PLATFORM, PLATFORM_SYSTEM, PLATFORM_MACHINE, PLATFORM_PYTHON_IMPLEMENTATION, PLATFORM_RELEASE,
                    PLATFORM_VERSION, IMPLEMENTATION_NAME -> text(variable, operator, literal);
        };
    }

    private static Optional<Node> text(MarkerVariable variable, String operator, String literal) {
        if (variable == MarkerVariable.PLATFORM_SYSTEM && (operator.equals("==") || operator.equals("!="))) {
            Optional<String> platform = platformOf(literal);
            if (platform.isPresent()) {
                return text(MarkerVariable.SYS_PLATFORM, operator, platform.get());
            }
        }
        Question question = Question.text(variable);
        boolean ordered = question.isOrdered();
        return switch (operator) {
            case "==" -> Optional.of(textIs(variable, literal));
            case "!=" -> Optional.of(Diagrams.not(textIs(variable, literal)));
            case "<" -> Optional.of(ordered ? cut(question, literal, true, false, false) : Node.Leaf.FALSE);
            case "<=" -> Optional.of(cut(question, literal, ordered, true, false));
            case ">" -> Optional.of(ordered ? cut(question, literal, false, false, true) : Node.Leaf.FALSE);
            case ">=" -> Optional.of(cut(question, literal, false, true, ordered));
            case "in" -> Optional.of(Node.yesOrNo(new Question(Question.Kind.PART_OF, variable, literal), Node.Leaf.FALSE, Node.Leaf.TRUE));
            case "not in" ->
                    Optional.of(Node.yesOrNo(new Question(Question.Kind.PART_OF, variable, literal), Node.Leaf.TRUE, Node.Leaf.FALSE));
            default -> Optional.empty();
        };
    }

    private static Node cut(Question question, String point, boolean below, boolean at, boolean above) {
        return Node.partition(question, new Object[] {point}, new Node[] {Node.leaf(below), Node.leaf(at), Node.leaf(above)});
    }

    private static Optional<String> platformOf(String system) {
        return switch (system) {
            case "Windows" -> Optional.of("win32");
            case "Darwin", "Linux", "AIX", "Emscripten", "Android" -> Optional.of(system.toLowerCase(java.util.Locale.ROOT));
            default -> Optional.empty();
        };
    }

    private static Optional<Node> version(MarkerVariable variable, String operator, String literal) {
        if (operator.endsWith("in")) {
            return listed(literal, operator, each -> version(variable, "==", each));
        }
        return specifier(operator, literal).map(specifier -> versionIn(variable, specifier.toReleaseOnlyRange()));
    }

    private static Optional<VersionSpecifier> specifier(String operator, String literal) {
        try {
            return Optional.of(VersionSpecifier.parse(operator + literal.strip()));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<Node> listed(String literal, String operator, java.util.function.Function<String, Optional<Node>> equal) {
        Node any = Node.Leaf.FALSE;
        for (String each : literal.strip().split("[\\s,]+", -1)) {
            Optional<Node> one = equal.apply(each);
            if (one.isEmpty()) {
                return one;
            }
            any = Diagrams.or(any, one.get());
        }
        return Optional.of(operator.equals("in") ? any : Diagrams.not(any));
    }

    /** {@code python_version} only has two numbers: what it says about {@code python_full_version}. */
    private static Optional<Node> python(String operator, String literal) {
        if (operator.endsWith("in")) {
            return listed(literal, operator, each -> python("==", each));
        }
        return specifier(operator, literal).map(specifier -> pythonIn(minorRange(specifier)));
    }

    private static VersionRange minorRange(VersionSpecifier specifier) {
        List<Long> release = specifier.version().release();
        boolean finer = release.stream().skip(2).anyMatch(number -> number != 0);
        Version minor = minor(specifier.version(), 0);
        Version next = minor(specifier.version(), 1);
        return switch (specifier.operator()) {
            case EQUAL, ARBITRARY_EQUAL -> finer ? VersionRange.empty() : VersionRange.between(minor, next);
            case NOT_EQUAL -> finer ? VersionRange.full() : VersionRange.between(minor, next).complement();
            case EQUAL_WILDCARD -> wildcard(specifier, finer, minor, next);
            case NOT_EQUAL_WILDCARD -> wildcard(specifier, finer, minor, next).complement();
            case COMPATIBLE -> compatible(specifier, finer, minor, next);
            case LESS -> VersionRange.below(finer ? next : minor);
            case LESS_OR_EQUAL -> VersionRange.below(next);
            case GREATER -> VersionRange.atLeast(next);
            case GREATER_OR_EQUAL -> VersionRange.atLeast(finer ? next : minor);
        };
    }

    private static VersionRange wildcard(VersionSpecifier specifier, boolean finer, Version minor, Version next) {
        if (specifier.version().release().size() <= 2) {
            return VersionSpecifier.of(Operator.EQUAL_WILDCARD, specifier.version()).toReleaseOnlyRange();
        }
        return finer ? VersionRange.empty() : VersionRange.between(minor, next);
    }

    private static VersionRange compatible(VersionSpecifier specifier, boolean finer, Version minor, Version next) {
        if (specifier.version().release().size() <= 2) {
            return specifier.toReleaseOnlyRange();
        }
        return finer ? VersionRange.empty() : VersionRange.between(minor, next);
    }

    private static Version minor(Version version, int step) {
        return Version.parse(version.major() + "." + (version.minor() + step));
    }

    /** The diagram that holds for the given released versions; the range must come from release-only comparisons. */
    static Node versionIn(MarkerVariable variable, VersionRange range) {
        List<Object> points = new ArrayList<>();
        List<Node> children = new ArrayList<>();
        children.add(Node.Leaf.FALSE);
        for (Interval interval : range.intervals()) {
            if (interval.lower().isUnbounded()) {
                children.set(0, Node.Leaf.TRUE);
            } else {
                addPoint(points, children, interval.lower().version(), isBelow(interval.lower().edge()), true);
            }
            if (!interval.upper().isUnbounded()) {
                addPoint(points, children, interval.upper().version(), !isBelow(interval.upper().edge()), false);
            }
        }
        return Node.partition(Question.version(variable), points.toArray(), children.toArray(Node[]::new));
    }

    private static void addPoint(List<Object> points, List<Node> children, Version version, boolean at, boolean after) {
        Version released = trimmed(version.releaseOnly());
        if (!points.isEmpty() && points.getLast().equals(released)) {
            children.set(children.size() - 2, Node.leaf(at || children.get(children.size() - 2) == Node.Leaf.TRUE));
            children.set(children.size() - 1, Node.leaf(after));
            return;
        }
        points.add(released);
        children.add(Node.leaf(at));
        children.add(Node.leaf(after));
    }

    private static boolean isBelow(Edge edge) {
        return edge == Edge.BELOW || edge == Edge.BELOW_PRERELEASES;
    }

    /** Without trailing zeros, but for one where a single number would be left: {@code 3.10.0} is {@code 3.10}, {@code 3.0} stays. */
    private static Version trimmed(Version version) {
        List<Long> numbers = new ArrayList<>(version.release());
        while (numbers.size() > 2 && numbers.getLast() == 0) {
            numbers.removeLast();
        }
        return Version.parse(String.join(".", numbers.stream().map(String::valueOf).toList()));
    }
}
