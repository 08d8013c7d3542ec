package dev.postern.domain.version;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A set of versions: a union of intervals that neither overlap nor touch. Immutable.
 *
 * <p>Equality, subset and disjointness are exact: two ranges are equal if they have the same members, however their bounds were written. Bounds
 * keep the form in which they were written for messages.
 */
public final class VersionRange {

    private static final VersionRange FULL = new VersionRange(VersionBound.LEAST, VersionBound.GREATEST);
    private static final VersionRange EMPTY = new VersionRange();

    /** Ascending; even places enter the set, odd places leave it. */
    private final VersionBound[] bounds;

    private VersionRange(VersionBound... bounds) {
        this.bounds = bounds;
    }

    /** Every version. */
    public static VersionRange full() {
        return FULL;
    }

    /** No version. */
    public static VersionRange empty() {
        return EMPTY;
    }

    /** Exactly one version, without its local versions. */
    public static VersionRange singleton(Version version) {
        return new VersionRange(VersionBound.below(version), VersionBound.above(version));
    }

    /** The version and everything above it. */
    public static VersionRange atLeast(Version version) {
        return of(VersionBound.below(version), VersionBound.GREATEST);
    }

    /** Everything above the version, its local and post-releases included. */
    public static VersionRange above(Version version) {
        return of(VersionBound.above(version), VersionBound.GREATEST);
    }

    /** Everything below the version, its pre-releases included. */
    public static VersionRange below(Version version) {
        return of(VersionBound.LEAST, VersionBound.below(version));
    }

    /** The version and everything below it, without its local versions. */
    public static VersionRange atMost(Version version) {
        return of(VersionBound.LEAST, VersionBound.above(version));
    }

    /** From a version to just below another; empty unless the first is the lower one. */
    public static VersionRange between(Version lower, Version upper) {
        return of(VersionBound.below(lower), VersionBound.below(upper));
    }

    /** What lies between two bounds; empty unless the first is the lower one. */
    public static VersionRange of(VersionBound lower, VersionBound upper) {
        return lower.compareTo(upper) < 0 ? new VersionRange(lower, upper) : EMPTY;
    }

    private static VersionRange of(VersionBound[] bounds) {
        return bounds.length == 0 ? EMPTY : new VersionRange(bounds);
    }

    public VersionRange union(VersionRange other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty() ? other : of(BoundSweep.combine(bounds, other.bounds, BoundSweep.UNION));
    }

    public VersionRange intersection(VersionRange other) {
        if (other.isUnbounded()) {
            return this;
        }
        return isUnbounded() ? other : of(BoundSweep.combine(bounds, other.bounds, BoundSweep.INTERSECTION));
    }

    /** What is in this range and not in the other. */
    public VersionRange difference(VersionRange other) {
        return other.isEmpty() ? this : of(BoundSweep.combine(bounds, other.bounds, BoundSweep.DIFFERENCE));
    }

    /** Every version that is not in this range. */
    public VersionRange complement() {
        return of(BoundSweep.combine(FULL.bounds, bounds, BoundSweep.DIFFERENCE));
    }

    /** Whether the version is a member. Takes logarithmic time and allocates nothing. */
    public boolean contains(Version version) {
        return (BoundSweep.countBelow(bounds, version) & 1) == 1;
    }

    /**
     * The place of the first member at or after a place in an ascending list, or -1. Takes logarithmic time for each hole that it skips.
     */
    public int memberFrom(List<Version> ascending, int from) {
        int at = from;
        while (at < ascending.size()) {
            int below = BoundSweep.countBelow(bounds, ascending.get(at));
            if ((below & 1) == 1) {
                return at;
            }
            if (below == bounds.length) {
                return -1;
            }
            at = BoundSweep.firstAbove(ascending, bounds[below], at + 1, ascending.size());
        }
        return -1;
    }

    /** The place of the last member at or before a place in an ascending list, or -1. As fast as {@link #memberFrom}. */
    public int memberBackFrom(List<Version> ascending, int from) {
        int at = from;
        while (at >= 0) {
            int below = BoundSweep.countBelow(bounds, ascending.get(at));
            if ((below & 1) == 1) {
                return at;
            }
            if (below == 0) {
                return -1;
            }
            at = BoundSweep.firstAbove(ascending, bounds[below - 1], 0, at) - 1;
        }
        return -1;
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    public boolean isFull() {
        return equals(FULL);
    }

    /** Whether this is written as everything; {@code >=0.dev0} is not, though it is full. */
    private boolean isUnbounded() {
        return bounds.length == 2 && bounds[0].isUnbounded() && bounds[1].isUnbounded();
    }

    public boolean isSubsetOf(VersionRange other) {
        return BoundSweep.isEmpty(bounds, other.bounds, BoundSweep.DIFFERENCE);
    }

    public boolean isDisjointFrom(VersionRange other) {
        return BoundSweep.isEmpty(bounds, other.bounds, BoundSweep.INTERSECTION);
    }

    /** Ascending; they neither overlap nor touch. */
    public List<Interval> intervals() {
        List<Interval> intervals = new ArrayList<>(bounds.length / 2);
        for (int i = 0; i < bounds.length; i += 2) {
            intervals.add(new Interval(bounds[i], bounds[i + 1]));
        }
        return Collections.unmodifiableList(intervals);
    }

    /** The version {@code v} if this range says {@code ==v}, with or without the local versions of {@code v}. */
    public Optional<Version> asSingleton() {
        return bounds.length == 2 && new Interval(bounds[0], bounds[1]).isSingleton() ? Optional.of(bounds[0].version())
                : Optional.empty();
    }

    /**
     * A range with as few intervals as can be that has the same members among the known versions: between neighbours that are both members no
     * hole is kept, and an end beyond which nothing is known is left open. A single version, and a range that has no known member, stay as they
     * are.
     *
     * @param known ascending
     */
    public VersionRange simplify(List<Version> known) {
        if (asSingleton().isPresent()) {
            return this;
        }
        List<VersionBound> kept = new ArrayList<>();
        boolean inside = false;
        int places = 0;
        for (int i = 0; i < known.size(); i++) {
            int below = BoundSweep.countBelow(bounds, known.get(i));
            boolean member = (below & 1) == 1;
            if (member && !inside) {
                kept.add(i == 0 ? VersionBound.LEAST : bounds[below - 1]);
            } else if (!member && inside) {
                kept.add(bounds[places]);
            }
            inside = member;
            places = below;
        }
        if (inside) {
            kept.add(VersionBound.GREATEST);
        }
        return kept.isEmpty() ? this : of(kept.toArray(VersionBound[]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof VersionRange that && Arrays.equals(bounds, that.bounds));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** {@code >=1.0,<2.0} for an interval, {@code |} between several, {@code *} for all versions, {@code none} for none. */
    @Override
    public String toString() {
        return isEmpty() ? "none" : intervals().stream().map(Interval::toString).collect(Collectors.joining(" | "));
    }
}
