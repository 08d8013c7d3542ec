package dev.postern.domain.version;

/** The order of PEP 440, part by part, for versions that do not fit a {@link VersionKey}. Allocates nothing. */
final class VersionOrder {

    private VersionOrder() {}

    static int compare(Version a, Version b) {
        int order = Long.compare(a.epoch(), b.epoch());
        if (order == 0) {
            order = compareReleases(a, b);
        }
        if (order == 0) {
            order = compareSuffixes(a, b);
        }
        return order == 0 ? compareLocals(a.local(), b.local()) : order;
    }

    private static int compareReleases(Version a, Version b) {
        int length = Math.max(a.releaseLength(), b.releaseLength());
        for (int i = 0; i < length; i++) {
            int order = Long.compare(a.release(i), b.release(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compareSuffixes(Version a, Version b) {
        int order = Integer.compare(a.phase(), b.phase());
        if (order == 0) {
            order = Long.compare(a.preNumber(), b.preNumber());
        }
        if (order == 0) {
            order = Long.compare(a.post(), b.post());
        }
        return order == 0 ? Long.compare(devOrder(a.dev()), devOrder(b.dev())) : order;
    }

    /** Without a development part a version stands above all its development releases. */
    private static long devOrder(long dev) {
        return dev < 0 ? Long.MAX_VALUE : dev;
    }

    /** None before any; segment by segment a number above text, numbers by value, text by its bytes; the longer one above its own prefix. */
    static int compareLocals(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() && j < b.length()) {
            int endA = segmentEnd(a, i);
            int endB = segmentEnd(b, j);
            int order = compareSegments(a, i, endA, b, j, endB);
            if (order != 0) {
                return order;
            }
            i = endA + 1;
            j = endB + 1;
        }
        return Boolean.compare(i < a.length(), j < b.length());
    }

    private static int segmentEnd(String text, int start) {
        int dot = text.indexOf('.', start);
        return dot < 0 ? text.length() : dot;
    }

    private static int compareSegments(String a, int startA, int endA, String b, int startB, int endB) {
        boolean numberA = isNumber(a, startA, endA);
        boolean numberB = isNumber(b, startB, endB);
        if (numberA != numberB) {
            return numberA ? 1 : -1;
        }
        // numbers have no leading zeros: the longer one is larger
        if (numberA && endA - startA != endB - startB) {
            return Integer.compare(endA - startA, endB - startB);
        }
        int length = Math.min(endA - startA, endB - startB);
        for (int k = 0; k < length; k++) {
            int order = Character.compare(a.charAt(startA + k), b.charAt(startB + k));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(endA - startA, endB - startB);
    }

    private static boolean isNumber(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }
}
