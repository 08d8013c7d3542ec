package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.version.VersionRange;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An environment marker (PEP 508) as a canonical decision diagram: two markers are equal exactly if they hold in the same environments, as
 * far as their questions tell. {@code python_version} is rewritten to {@code python_full_version}, which is compared by released numbers
 * only; comparisons that mean nothing are left out and named by {@link MarkerParser.Parsed#dropped}.
 */
public final class Marker {
    public static final Marker TRUE = new Marker(Node.Leaf.TRUE);
    public static final Marker FALSE = new Marker(Node.Leaf.FALSE);

    private final Node node;
    /** Made on first use; two threads may make equal ones. */
    private @Nullable String text;

    Marker(Node node) {
        this.node = node;
    }

    private static Marker of(Node node) {
        if (node == Node.Leaf.TRUE) {
            return TRUE;
        }
        return node == Node.Leaf.FALSE ? FALSE : new Marker(node);
    }

    /**
     * Reads a marker.
     *
     * @throws MalformedMarker if the text does not follow PEP 508, names an unknown variable or compares with {@code ===}
     */
    public static Marker parse(String text) {
        return MarkerParser.parse(text).marker();
    }

    /** Holds when that extra is wanted. */
    public static Marker extra(ExtraName extra) {
        return new Marker(Node.yesOrNo(Question.extra(extra.text()), Node.Leaf.FALSE, Node.Leaf.TRUE));
    }

    /** Holds for Pythons with these released numbers. */
    public static Marker python(VersionRange releases) {
        return of(Comparisons.pythonIn(releases));
    }

    public Marker and(Marker other) {
        return of(Impossible.without(Diagrams.and(node, other.node)));
    }

    public Marker or(Marker other) {
        return of(Diagrams.or(node, other.node));
    }

    public Marker not() {
        return of(Diagrams.not(node));
    }

    public boolean isTrue() {
        return node == Node.Leaf.TRUE;
    }

    public boolean isFalse() {
        return node == Node.Leaf.FALSE;
    }

    /** Whether no environment that can exist satisfies both. */
    public boolean isDisjointFrom(Marker other) {
        return and(other).isFalse();
    }

    /** Whether the marker holds there, when exactly these extras are wanted. */
    public boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
        return node.evaluate(environment, extras);
    }

    /** The marker that holds where this one holds for some choice of extras. */
    public Marker withoutExtras() {
        return of(Diagrams.exists(node, question -> question.kind() == Question.Kind.EXTRA));
    }

    /** The marker that is left when no extra is wanted. */
    public Marker withoutAnyExtra() {
        return of(Diagrams.assume(node, question -> question.kind() == Question.Kind.EXTRA, false));
    }

    /** The marker that is left once it is known whether the extra is wanted. */
    public Marker assumeExtra(ExtraName extra, boolean wanted) {
        Question question = Question.extra(extra.text());
        return of(Diagrams.assume(node, question::equals, wanted));
    }

    /** Whether the marker asks for an extra at all. */
    public boolean namesExtra() {
        return !of(Diagrams.assume(node, question -> question.kind() == Question.Kind.EXTRA, false)).equals(this);
    }

    Node node() {
        return node;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Marker that && node.equals(that.node));
    }

    @Override
    public int hashCode() {
        return node.hashCode();
    }

    /** In the normal form that Postern and uv write; empty for a marker that always holds. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = MarkerText.of(node);
            text = known;
        }
        return known;
    }
}
