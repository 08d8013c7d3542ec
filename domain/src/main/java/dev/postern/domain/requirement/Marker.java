package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerEnvironment;
import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.requirement.Node.Leaf;
import dev.postern.domain.requirement.Question.Kind;
import dev.postern.domain.version.VersionRange;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * An environment marker (PEP 508) as a canonical decision diagram: two markers are equal exactly if they hold in the same environments, as
 * far as their questions tell. {@code python_version} is rewritten to {@code python_full_version}, which is compared by released numbers
 * only; comparisons that mean nothing are left out and named by {@link #dropped}. Immutable and safe for many threads.
 *
 * <p>The methods that make new markers throw {@link MarkerTooComplex} for what no honest marker comes near.
 */
public final class Marker {
    public static final Marker TRUE = new Marker(Leaf.TRUE, List.of());
    public static final Marker FALSE = new Marker(Leaf.FALSE, List.of());

    private static final Remembered<Marker> PARSED = new Remembered<>(1 << 12);

    private final Node node;
    private final List<String> dropped;
    /** Made on first use; two threads may make equal ones. */
    private @Nullable Node canonical;
    /** Made on first use; two threads may make equal ones. */
    private @Nullable String text;

    private Marker(Node node, List<String> dropped) {
        this.node = node;
        this.dropped = dropped;
    }

    static Marker of(Node node, List<String> dropped) {
        Node plain = Impossible.isImpossible(node) ? Leaf.FALSE : Impossible.isCertain(node) ? Leaf.TRUE : node;
        if (plain instanceof Leaf leaf && dropped.isEmpty()) {
            return leaf.value() ? TRUE : FALSE;
        }
        return new Marker(plain, List.copyOf(dropped));
    }

    /**
     * Reads a marker.
     *
     * @throws MalformedMarker if the text does not follow PEP 508, names an unknown variable or compares with {@code ===}
     */
    public static Marker parse(String text) {
        Marker known = PARSED.get(text);
        if (known == null) {
            known = MarkerParser.parse(text);
            PARSED.put(text, known);
        }
        return known;
    }

    /** Holds when that extra is wanted. */
    public static Marker extra(ExtraName extra) {
        return of(new Comparisons(Diagrams.create()).yesOrNo(Question.extra(extra), true), List.of());
    }

    /** Holds for Pythons with these released numbers. */
    public static Marker python(VersionRange releases) {
        return of(new ReleaseComparisons(Diagrams.create(), MarkerVariable.PYTHON_FULL_VERSION).in(releases), List.of());
    }

    public Marker and(Marker other) {
        return changed((diagrams, mine) -> diagrams.and(mine, diagrams.adopt(other.node)));
    }

    public Marker or(Marker other) {
        return changed((diagrams, mine) -> diagrams.or(mine, diagrams.adopt(other.node)));
    }

    public Marker not() {
        return changed(Diagrams::not);
    }

    public boolean isTrue() {
        return node.equals(Leaf.TRUE);
    }

    public boolean isFalse() {
        return node.equals(Leaf.FALSE);
    }

    /** Whether no environment that can exist satisfies both. */
    public boolean isDisjointFrom(Marker other) {
        return and(other).isFalse();
    }

    /** Whether the marker holds there, when exactly these extras are wanted. Allocates nothing. */
    public boolean evaluate(MarkerEnvironment environment, Set<ExtraName> extras) {
        return node.evaluate(environment, extras);
    }

    /**
     * A plain conjunction that holds in this environment, and under which this marker has everywhere the value that it has here: what an
     * answer that was found by asking the marker depends on.
     */
    public Marker around(MarkerEnvironment environment, Set<ExtraName> extras) {
        Diagrams diagrams = Diagrams.create();
        Node here = Leaf.TRUE;
        Node at = node;
        while (at instanceof Node.Decision decision) {
            at = decision.next(environment, extras);
            if (decision.question().kind() != Kind.EXTRA && decision.question().kind() != Kind.MEMBER) {
                here = diagrams.and(here, diagrams.leadingTo(decision, at));
            }
        }
        return of(here, List.of());
    }

    /** The marker that holds where this one holds for some choice of extras. */
    public Marker withoutExtras() {
        return changed((diagrams, mine) -> diagrams.exists(mine, question -> question.kind() == Kind.EXTRA));
    }

    /** The marker that is left when no extra is wanted. */
    public Marker withoutAnyExtra() {
        return changed((diagrams, mine) -> diagrams.assume(mine, question -> question.kind() == Kind.EXTRA, false));
    }

    /** The marker that is left once it is known whether the extra is wanted. */
    public Marker assumeExtra(ExtraName extra, boolean wanted) {
        Question known = Question.extra(extra);
        return changed((diagrams, mine) -> diagrams.assume(mine, known::equals, wanted));
    }

    /**
     * The marker that says the same where the Python is known to lie between the ends of a range: what a file says whose
     * {@code requires-python} its readers add again.
     */
    public Marker simplifyWith(VersionRange python) {
        if (python.isEmpty()) {
            return FALSE;
        }
        return changed(
                (diagrams, mine) -> new ReleaseComparisons(diagrams, MarkerVariable.PYTHON_FULL_VERSION).assumingWithin(mine, python));
    }

    /** Whether the marker asks for an extra at all. */
    public boolean namesExtra() {
        return !withoutAnyExtra().equals(this);
    }

    private Marker changed(BiFunction<Diagrams, Node, Node> change) {
        Diagrams diagrams = Diagrams.create();
        return of(change.apply(diagrams, diagrams.adopt(node)), List.of());
    }

    /** The comparisons of the text that were left out since they mean nothing, as they were written; a reason to warn who wrote them. */
    public List<String> dropped() {
        return dropped;
    }

    /** What tells markers apart: the diagram cut down to environments that can exist, in which equal functions have the same shape. */
    private Node canonical() {
        Node known = canonical;
        if (known == null) {
            Diagrams diagrams = Diagrams.ofAnyWorld();
            known = diagrams.and(diagrams.adopt(node), diagrams.adopt(Impossible.possible()));
            canonical = known;
        }
        return known;
    }

    /** Whether both hold in the same environments that can exist; what was left out of their texts does not count. */
    @Override
    @SuppressWarnings("ReferenceEquality") // within one algebra equal functions are one node
    public boolean equals(@Nullable Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof Marker that) || hashCode() != that.hashCode()) {
            return false;
        }
        Diagrams diagrams = Diagrams.ofAnyWorld();
        return diagrams.adopt(canonical()) == diagrams.adopt(that.canonical());
    }

    @Override
    public int hashCode() {
        return canonical().hashCode();
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
