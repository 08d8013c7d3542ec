package dev.postern.domain.index;

/** How many typing errors (Damerau and Levenshtein's: one letter more, less, other, or two exchanged) lie between a pattern and a name. */
final class TypingDistance {

    /** A pattern with fewer letters of its own is near to everything. */
    private static final int FEWEST_LETTERS = 4;

    private TypingDistance() {}

    /** Whether the name is exactly one error away from the nearest name that matches the pattern. */
    static boolean isOne(String pattern, String name) {
        long letters = pattern.chars().filter(c -> c != '*' && c != '?' && c != '-').count();
        String exact = pattern.endsWith("-*") ? pattern.substring(0, pattern.length() - 1) + "?*" : pattern;
        return letters >= FEWEST_LETTERS && between(exact, name) == 1;
    }

    private static int between(String pattern, String name) {
        int[][] distance = new int[pattern.length() + 1][name.length() + 1];
        for (int p = 0; p <= pattern.length(); p++) {
            for (int n = 0; n <= name.length(); n++) {
                distance[p][n] = p == 0 ? n : at(distance, pattern, name, p, n);
            }
        }
        return distance[pattern.length()][name.length()];
    }

    private static int at(int[][] distance, String pattern, String name, int p, int n) {
        char wanted = pattern.charAt(p - 1);
        if (wanted == '*') {
            return n == 0 ? distance[p - 1][n] : Math.min(distance[p - 1][n], distance[p][n - 1]);
        }
        if (n == 0) {
            return distance[p - 1][n] + 1;
        }
        int same = wanted == '?' || wanted == name.charAt(n - 1) ? 0 : 1;
        int best = Math.min(distance[p - 1][n - 1] + same, Math.min(distance[p - 1][n], distance[p][n - 1]) + 1);
        boolean exchanged = p > 1 && n > 1 && wanted == name.charAt(n - 2) && pattern.charAt(p - 2) == name.charAt(n - 1);
        return exchanged ? Math.min(best, distance[p - 2][n - 2] + 1) : best;
    }
}
