package dev.postern.domain.name;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the known names that a mistyped one may have been meant to be: those within two edits, and not more than a third of the name. */
public final class CloseNames {
    private static final int MOST_EDITS = 2;

    private CloseNames() {}

    /** The nearest known name; an exchange of neighbours counts as one edit. */
    public static Optional<String> closest(String name, Collection<String> known) {
        return all(name, known).stream().findFirst();
    }

    /** All close names, nearest first, then by the alphabet; never the name itself. */
    public static List<String> all(String name, Collection<String> known) {
        int most = Math.min(MOST_EDITS, name.length() / 3);
        Map<String, Integer> distances = new TreeMap<>();
        for (String candidate : known) {
            if (Math.abs(candidate.length() - name.length()) <= most && !candidate.equals(name)) {
                distances.put(candidate, distance(name, candidate));
            }
        }
        return distances.entrySet().stream().filter(entry -> entry.getValue() <= most)
                .sorted(Comparator.comparingInt(Map.Entry<String, Integer>::getValue)).map(Map.Entry::getKey).toList();
    }

    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, table);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] table) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(table[i - 1][j], table[i][j - 1]) + 1, table[i - 1][j - 1] + change);
        boolean exchanged = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return exchanged ? Math.min(least, table[i - 2][j - 2] + 1) : least;
    }
}
