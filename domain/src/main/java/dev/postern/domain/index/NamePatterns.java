package dev.postern.domain.index;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Matching and intersection of globs over normalised names. */
final class NamePatterns {

    private NamePatterns() {}

    /** The usual linear walk with one point to come back to, so that no pattern takes exponential time. */
    static boolean matches(String pattern, String name) {
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && (pattern.charAt(p) == name.charAt(n) || pattern.charAt(p) == '?')) {
                p++;
                n++;
            } else if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    /** A place in both patterns; whether the name so far ends with a separator (or is empty) decides what may follow. */
    private record Place(int left, int right, boolean afterSeparator) {}

    /** Walks both patterns at once over every name that a project can have: no two separators together, none at an end. */
    static boolean overlap(String left, String right) {
        Set<Place> seen = new HashSet<>();
        Deque<Place> open = new ArrayDeque<>();
        open.add(new Place(0, 0, true));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (!seen.add(place)) {
                continue;
            }
            if (place.left == left.length() && place.right == right.length() && !place.afterSeparator) {
                return true;
            }
            skipStars(left, right, place, open);
            step(left, right, place, open);
        }
        return false;
    }

    private static void skipStars(String left, String right, Place place, Deque<Place> open) {
        if (isStar(left, place.left)) {
            open.push(new Place(place.left + 1, place.right, place.afterSeparator));
        }
        if (isStar(right, place.right)) {
            open.push(new Place(place.left, place.right + 1, place.afterSeparator));
        }
    }

    /** Both read one more character, the same one. */
    private static void step(String left, String right, Place place, Deque<Place> open) {
        if (place.left == left.length() || place.right == right.length()) {
            return;
        }
        char one = left.charAt(place.left);
        char other = right.charAt(place.right);
        int nextLeft = one == '*' ? place.left : place.left + 1;
        int nextRight = other == '*' ? place.right : place.right + 1;
        boolean oneFree = one == '*' || one == '?';
        boolean otherFree = other == '*' || other == '?';
        char read = oneFree ? other : one;
        if (oneFree && otherFree) {
            open.push(new Place(nextLeft, nextRight, false));
            read = '-';
        } else if (!oneFree && !otherFree && one != other) {
            return;
        }
        if (read != '-' || !place.afterSeparator) {
            open.push(new Place(nextLeft, nextRight, read == '-'));
        }
    }

    private static boolean isStar(String pattern, int at) {
        return at < pattern.length() && pattern.charAt(at) == '*';
    }
}
