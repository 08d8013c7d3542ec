package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;

/**
 * A statement about one package: a positive term says "a version in the range is chosen", a negative one says "no version
 * in the range is chosen", which also holds when the package is not chosen at all.
 */
public record Term(boolean positive, VersionRange range) {

    enum Relation {
        SATISFIED,
        CONTRADICTED,
        INCONCLUSIVE
    }

    static Term exactly(Version version) {
        return new Term(true, VersionRange.singleton(version));
    }

    /** Whether the term holds whatever is chosen. */
    boolean isAlwaysTrue() {
        return !positive && range.isEmpty();
    }

    public boolean contains(Version version) {
        return range.contains(version) == positive;
    }

    Term negate() {
        return new Term(!positive, range);
    }

    Term intersection(Term other) {
        if (positive) {
            return new Term(true, other.positive ? range.intersection(other.range) : range.difference(other.range));
        }
        return other.positive ? other.intersection(this) : new Term(false, range.union(other.range));
    }

    Term union(Term other) {
        return negate().intersection(other.negate()).negate();
    }

    boolean isDisjointFrom(Term other) {
        if (positive) {
            return other.positive ? range.isDisjointFrom(other.range) : range.isSubsetOf(other.range);
        }
        return other.positive && other.range.isSubsetOf(range);
    }

    private boolean isSubsetOf(Term other) {
        if (positive) {
            return other.positive ? range.isSubsetOf(other.range) : range.isDisjointFrom(other.range);
        }
        return !other.positive && other.range.isSubsetOf(range);
    }

    /** How this term stands to all that is known of its package. */
    Relation relationTo(Term known) {
        if (known.isSubsetOf(this)) {
            return Relation.SATISFIED;
        }
        return known.isDisjointFrom(this) ? Relation.CONTRADICTED : Relation.INCONCLUSIVE;
    }

    @Override
    public String toString() {
        return positive ? range.toString() : "not " + range;
    }
}
