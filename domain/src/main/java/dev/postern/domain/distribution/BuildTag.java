package dev.postern.domain.distribution;

import java.math.BigInteger;
import java.util.Comparator;

/**
 * The build tag of a wheel's file name: leading digits, then any text. It only breaks ties between wheels that are
 * otherwise equal; a wheel without one goes before none.
 */
public record BuildTag(BigInteger number, String suffix) implements Comparable<BuildTag> {

    private static final Comparator<BuildTag> ORDER = Comparator.comparing(BuildTag::number).thenComparing(BuildTag::suffix);

    @Override
    public int compareTo(BuildTag other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return number + suffix;
    }
}
