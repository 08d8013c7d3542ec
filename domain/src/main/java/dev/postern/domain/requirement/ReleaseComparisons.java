package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.requirement.Node.Decision;
import dev.postern.domain.requirement.Node.Leaf;
import dev.postern.domain.version.Interval;
import dev.postern.domain.version.MalformedSpecifier;
import dev.postern.domain.version.Operator;
import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionBound;
import dev.postern.domain.version.VersionBound.Edge;
import dev.postern.domain.version.VersionRange;
import dev.postern.domain.version.VersionSpecifier;
import java.util.Arrays;
import java.util.Optional;

/**
 * Comparisons of version-valued variables. Only released numbers count, so that a comparison and its opposite leave nothing out.
 * {@code python_version} has two numbers: what it says is said about {@code python_full_version} instead.
 */
final class ReleaseComparisons {
    static final Version LEAST = Version.parse("0");

    private final Diagrams diagrams;
    private final Question question;
    private final boolean onlyTwoNumbers;

    ReleaseComparisons(Diagrams diagrams, MarkerVariable variable) {
        this.diagrams = diagrams;
        this.onlyTwoNumbers = variable == MarkerVariable.PYTHON_VERSION;
        this.question = Question.version(onlyTwoNumbers ? MarkerVariable.PYTHON_FULL_VERSION : variable);
    }

    static boolean areAbout(MarkerVariable variable) {
        return variable == MarkerVariable.PYTHON_VERSION || variable == MarkerVariable.PYTHON_FULL_VERSION
                || variable == MarkerVariable.IMPLEMENTATION_VERSION;
    }

    Optional<Node> compare(String operator, String literal) {
        return switch (operator) {
            case "in" -> listed(literal);
            case "not in" -> listed(literal).map(diagrams::not);
            default -> specifier(operator, literal).flatMap(this::compare);
        };
    }

    /** A list of versions separated by white space; empty if one of them is no version. */
    private Optional<Node> listed(String literal) {
        Node any = Leaf.FALSE;
        for (String each : literal.strip().split("\\s+", -1)) {
            if (!each.isEmpty()) {
                Optional<Node> one = isPlainVersion(each) ? compare("==", each) : Optional.empty();
                if (one.isEmpty()) {
                    return one;
                }
                any = diagrams.or(any, one.get());
            }
        }
        return Optional.of(any);
    }

    private static boolean isPlainVersion(String text) {
        return Version.tryParse(text).isPresent();
    }

    private static Optional<VersionSpecifier> specifier(String operator, String literal) {
        try {
            return Optional.of(VersionSpecifier.parse(operator + literal.strip()));
        } catch (MalformedSpecifier malformed) {
            return Optional.empty();
        }
    }

    private Optional<Node> compare(VersionSpecifier specifier) {
        Version version = specifier.version();
        // the last number of a version that no interpreter has cannot be counted up
        for (int i = 0; i < version.releaseLength(); i++) {
            if (version.release(i) >= Integer.MAX_VALUE) {
                return Optional.empty();
            }
        }
        return Optional.of(onlyTwoNumbers ? minor(specifier.operator(), version) : full(specifier.operator(), version));
    }

    private Node full(Operator operator, Version version) {
        return switch (operator) {
            case EQUAL, ARBITRARY_EQUAL -> cut(version, false, true, false);
            case NOT_EQUAL -> cut(version, true, false, true);
            case LESS -> cut(version, true, false, false);
            case LESS_OR_EQUAL -> cut(version, true, true, false);
            case GREATER -> cut(version, false, false, true);
            case GREATER_OR_EQUAL -> cut(version, false, true, true);
            case EQUAL_WILDCARD -> between(version, countedUp(version, version.releaseLength()));
            case NOT_EQUAL_WILDCARD -> diagrams.not(between(version, countedUp(version, version.releaseLength())));
            case COMPATIBLE -> between(version, countedUp(version, version.releaseLength() - 1));
        };
    }

    private Node minor(Operator operator, Version version) {
        boolean isFiner = isFiner(version);
        Version next = countedUp(version, 2);
        return switch (operator) {
            case EQUAL, ARBITRARY_EQUAL -> isFiner ? Leaf.FALSE : between(version, next);
            case NOT_EQUAL -> isFiner ? Leaf.TRUE : diagrams.not(between(version, next));
            case LESS -> cut(isFiner ? next : version, true, false, false);
            case LESS_OR_EQUAL -> cut(next, true, false, false);
            case GREATER -> cut(next, false, true, true);
            case GREATER_OR_EQUAL -> cut(isFiner ? next : version, false, true, true);
            case EQUAL_WILDCARD, NOT_EQUAL_WILDCARD, COMPATIBLE -> minorPattern(operator, version, isFiner, next);
        };
    }

    private Node minorPattern(Operator operator, Version version, boolean isFiner, Version next) {
        if (version.releaseLength() <= 2) {
            return full(operator, version);
        }
        if (isFiner) {
            return Leaf.FALSE;
        }
        Node minor = between(version, next);
        return operator == Operator.NOT_EQUAL_WILDCARD ? diagrams.not(minor) : minor;
    }

    /** Whether the version says something about a third number or later ones. */
    private static boolean isFiner(Version version) {
        for (int i = 2; i < version.releaseLength(); i++) {
            if (version.release(i) != 0) {
                return true;
            }
        }
        return false;
    }

    /** The first so many numbers, the last of them counted up. */
    private static Version countedUp(Version version, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length - 1; i++) {
            text.append(version.release(i)).append('.');
        }
        return Version.parse(text.append(version.release(length - 1) + 1).toString());
    }

    private Node cut(Version point, boolean below, boolean at, boolean above) {
        return diagrams.partition(question, new Object[] {trimmed(point)},
                new Node[] {Node.leaf(below), Node.leaf(at), Node.leaf(above)});
    }

    private Node between(Version from, Version to) {
        return diagrams.partition(question, new Object[] {trimmed(from), trimmed(to)},
                new Node[] {Leaf.FALSE, Leaf.TRUE, Leaf.TRUE, Leaf.FALSE, Leaf.FALSE});
    }

    /** The diagram that holds for the released versions of a range that comes from release-only comparisons. */
    Node in(VersionRange range) {
        Node any = Leaf.FALSE;
        for (Interval interval : range.intervals()) {
            any = diagrams.or(any, diagrams.and(above(interval.lower()), diagrams.not(above(interval.upper()))));
        }
        return any;
    }

    /** The simplest diagram that agrees with the given one on all versions between the ends of a range that is not empty. */
    Node assumingWithin(Node node, VersionRange range) {
        VersionBound lower = range.intervals().getFirst().lower();
        VersionBound upper = range.intervals().getLast().upper();
        return diagrams.redirect(node, question, decision -> {
            int first = lower.isUnbounded() ? 0 : firstAbove(decision, lower);
            int last = upper.isUnbounded() ? decision.segments() - 1 : Math.max(first, lastBelow(decision, upper));
            Node[] children = new Node[decision.segments()];
            Arrays.setAll(children, i -> decision.child(Math.clamp(i, first, last)));
            return children;
        });
    }

    private static int firstAbove(Decision decision, VersionBound bound) {
        int segment = decision.segment(trimmed(bound.version()));
        return segment % 2 == 1 && !isBelowVersion(bound) ? segment + 1 : segment;
    }

    private static int lastBelow(Decision decision, VersionBound bound) {
        int segment = decision.segment(trimmed(bound.version()));
        return segment % 2 == 1 && isBelowVersion(bound) ? segment - 1 : segment;
    }

    private static boolean isBelowVersion(VersionBound bound) {
        return bound.edge() == Edge.BELOW || bound.edge() == Edge.BELOW_PRERELEASES;
    }

    private Node above(VersionBound bound) {
        if (bound.isUnbounded()) {
            return Node.leaf(bound.edge() == Edge.LEAST);
        }
        return cut(bound.version(), false, isBelowVersion(bound), true);
    }

    /** Only the released numbers, without zeros at their end. */
    private static Version trimmed(Version version) {
        int length = version.releaseLength();
        while (length > 1 && version.release(length - 1) == 0) {
            length--;
        }
        Version released = version.releaseOnly();
        if (length == version.releaseLength()) {
            return released;
        }
        String[] numbers = new String[length];
        Arrays.setAll(numbers, i -> String.valueOf(version.release(i)));
        return Version.parse(String.join(".", numbers));
    }
}
