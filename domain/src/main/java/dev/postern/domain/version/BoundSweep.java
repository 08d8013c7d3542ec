package dev.postern.domain.version;

import java.util.Arrays;
import java.util.List;

/**
 * Set operations on ordered lists of bounds, in which even places enter the set and odd places leave it. One pass over both lists, one array for
 * the answer, none for questions.
 */
final class BoundSweep {

    /** A set operation as a table of two bits, first set then second: bit {@code 2 * inFirst + inSecond} says whether the result has it. */
    static final int UNION = 0b1110;
    static final int INTERSECTION = 0b1000;
    static final int DIFFERENCE = 0b0100;

    private BoundSweep() {}

    static VersionBound[] combine(VersionBound[] first, VersionBound[] second, int operation) {
        VersionBound[] result = new VersionBound[first.length + second.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < first.length || j < second.length) {
            int order = order(first, i, second, j);
            VersionBound next = order <= 0 ? first[i] : second[j];
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            // an odd number of results so far: inside
            if (has(operation, i, j) != ((size & 1) == 1)) {
                result[size++] = next;
            }
        }
        return size == result.length ? result : Arrays.copyOf(result, size);
    }

    /** Whether an operation on two sets has no members; not for {@link #UNION}, since it stops at the end of the first set. */
    static boolean isEmpty(VersionBound[] first, VersionBound[] second, int operation) {
        int i = 0;
        int j = 0;
        while (i < first.length) {
            int order = order(first, i, second, j);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            if (has(operation, i, j)) {
                return false;
            }
        }
        return true;
    }

    private static int order(VersionBound[] first, int i, VersionBound[] second, int j) {
        if (i == first.length) {
            return 1;
        }
        return j == second.length ? -1 : first[i].compareTo(second[j]);
    }

    private static boolean has(int operation, int i, int j) {
        return ((operation >>> ((i & 1) * 2 + (j & 1))) & 1) == 1;
    }

    /** The place between two others of the first version that a bound lies below, in an ascending list; the second place if there is none. */
    static int firstAbove(List<Version> ascending, VersionBound bound, int from, int to) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bound.isBelow(ascending.get(middle))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** How many bounds lie below a version; it is in the set if they are an odd number. */
    static int countBelow(VersionBound[] bounds, Version version) {
        int low = 0;
        int high = bounds.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bounds[middle].isBelow(version)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
