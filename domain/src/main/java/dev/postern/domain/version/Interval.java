package dev.postern.domain.version;

import dev.postern.domain.version.VersionBound.Edge;

/** All versions between two bounds. Printed as specifiers that a person would write: {@code >=1.0,<2.0}, {@code ==1.0}, {@code ==1.*}. */
public record Interval(VersionBound lower, VersionBound upper) {

    boolean isSingleton() {
        return lower.edge() == Edge.BELOW && (upper.edge() == Edge.ABOVE || upper.edge() == Edge.ABOVE_LOCALS)
                && lower.version().equals(upper.version());
    }

    @Override
    public String toString() {
        if (isSingleton()) {
            return "==" + lower.version();
        }
        if (isWildcard()) {
            return "==" + Version.of(lower.version().parts().withDev(VersionParts.ABSENT)) + ".*";
        }
        String low = switch (lower.edge()) {
            case LEAST, GREATEST -> "";
            case BELOW_PRERELEASES, BELOW -> ">=" + lower.version();
            case ABOVE, ABOVE_LOCALS, ABOVE_POSTS -> ">" + lower.version();
        };
        String high = switch (upper.edge()) {
            case LEAST, GREATEST -> "";
            case BELOW_PRERELEASES, BELOW -> "<" + upper.version();
            case ABOVE, ABOVE_LOCALS, ABOVE_POSTS -> "<=" + upper.version();
        };
        if (low.isEmpty() && high.isEmpty()) {
            return "*";
        }
        return low.isEmpty() || high.isEmpty() ? low + high : low + "," + high;
    }

    /** From the first development release of one release to that of the next one of the same length. */
    private boolean isWildcard() {
        Version low = lower.version();
        Version high = upper.version();
        return lower.edge() == Edge.BELOW && upper.edge() == Edge.BELOW && low.releaseLength() == high.releaseLength()
                && low.isFirstDevOfRelease() && high.isFirstDevOfRelease()
                && high.equals(LeastAbove.release(low, low.releaseLength()));
    }
}
