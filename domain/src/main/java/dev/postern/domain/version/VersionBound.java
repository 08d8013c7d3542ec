package dev.postern.domain.version;

import org.jspecify.annotations.Nullable;

/**
 * A cut in the order of versions: some lie below it, all others above, none on it. As the lower end of an interval {@link Edge#BELOW} includes its
 * version and {@link Edge#ABOVE} leaves it out; as the upper end it is the other way round.
 *
 * <p>Two bounds are equal if no version lies between them, however they were written.
 */
public final class VersionBound implements Comparable<VersionBound> {

    /** Where a bound lies beside the version it is written with. */
    public enum Edge {
        /** Below every version. */
        LEAST,
        /** Below the version's development and pre-releases: the {@code <1.0} of PEP 440. */
        BELOW_PRERELEASES,
        /** Just below the version. */
        BELOW,
        /** Just above the version itself, below its local versions. */
        ABOVE,
        /** Above the version and all its local versions. */
        ABOVE_LOCALS,
        /** Above the version, its post-releases and all their local versions: the {@code >1.0} of PEP 440. */
        ABOVE_POSTS,
        /** Above every version. */
        GREATEST
    }

    /** The least version there is: epoch 0, all zeros, first development release. */
    private static final Version FIRST = Version.of(VersionParts.of(0L, 0L).withDev(0));
    private static final Version LAST = Version.of(VersionParts.of(VersionParts.INFINITE, 0L));

    static final VersionBound LEAST = new VersionBound(FIRST, Edge.LEAST, FIRST);
    static final VersionBound GREATEST = new VersionBound(LAST, Edge.GREATEST, LAST);

    private final Version version;
    private final Edge edge;
    /** The least version above this bound; for {@link Edge#ABOVE}, which has none, the version just below it. */
    private final Version position;

    private VersionBound(Version version, Edge edge, Version position) {
        this.version = version;
        this.edge = edge;
        this.position = position;
    }

    static VersionBound belowPrereleases(Version version) {
        return new VersionBound(version, Edge.BELOW_PRERELEASES, LeastAbove.firstDev(version));
    }

    static VersionBound below(Version version) {
        return new VersionBound(version, Edge.BELOW, version);
    }

    static VersionBound above(Version version) {
        return new VersionBound(version, Edge.ABOVE, version);
    }

    static VersionBound aboveLocals(Version version) {
        return new VersionBound(version, Edge.ABOVE_LOCALS, LeastAbove.locals(version));
    }

    static VersionBound abovePosts(Version version) {
        return new VersionBound(version, Edge.ABOVE_POSTS, LeastAbove.posts(version));
    }

    /** The version that the bound is written with; without meaning for {@link Edge#LEAST} and {@link Edge#GREATEST}. */
    public Version version() {
        return version;
    }

    public Edge edge() {
        return edge;
    }

    /** Whether the bound ends nothing: it is {@link Edge#LEAST} or {@link Edge#GREATEST}. */
    public boolean isUnbounded() {
        return edge == Edge.LEAST || edge == Edge.GREATEST;
    }

    boolean isBelow(Version other) {
        int order = position.compareTo(other);
        return order < 0 || (order == 0 && edge != Edge.ABOVE);
    }

    @Override
    public int compareTo(VersionBound other) {
        int order = position.compareTo(other.position);
        return order != 0 ? order : Boolean.compare(edge == Edge.ABOVE, other.edge == Edge.ABOVE);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof VersionBound that && compareTo(that) == 0);
    }

    @Override
    public int hashCode() {
        return 2 * position.hashCode() + (edge == Edge.ABOVE ? 1 : 0);
    }

    @Override
    public String toString() {
        return switch (edge) {
            case LEAST -> "below all";
            case BELOW_PRERELEASES -> "below " + version + " and its pre-releases";
            case BELOW -> "below " + version;
            case ABOVE -> "above " + version;
            case ABOVE_LOCALS -> "above " + version + " and its local versions";
            case ABOVE_POSTS -> "above " + version + " and its post-releases";
            case GREATEST -> "above all";
        };
    }
}
