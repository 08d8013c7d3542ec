package dev.postern.domain.solver;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The order in which packages are decided. All packages of a family (a package, its extras, its markers) share an urgency
 * and come together; families, and packages within a family, come in the order in which they were met. Packages that are
 * often in conflict move: the affected one forward, the culprit behind it, after which the culprit's decision is undone.
 */
public final class DecisionOrder {

    private static final int CONFLICTS_UNTIL_MOVED = 5;
    private static final int LAST = (1 << 30) - 1;

    private int[] placeOf = new int[64];
    private int[] familyOf = new int[64];
    private int places;
    private int[] familyPlaceOf = new int[64];
    private @Nullable Urgency[] urgencyOf = new Urgency[64];
    private int familyPlaces;
    private int[] affectedOf = new int[64];
    private int[] culpritOf = new int[64];
    private final IntStack affected;
    private final IntStack culprits;

    DecisionOrder() {
        affected = new IntStack();
        culprits = new IntStack();
    }

    DecisionOrder(DecisionOrder other) {
        placeOf = other.placeOf.clone();
        familyOf = other.familyOf.clone();
        places = other.places;
        familyPlaceOf = other.familyPlaceOf.clone();
        urgencyOf = other.urgencyOf.clone();
        familyPlaces = other.familyPlaces;
        affectedOf = other.affectedOf.clone();
        culpritOf = other.culpritOf.clone();
        affected = new IntStack(other.affected);
        culprits = new IntStack(other.culprits);
    }

    /**
     * A requirement on the package was met. The urgency of its family only ever rises so, and a family that was moved for
     * its conflicts is not moved back by an unspecified requirement.
     */
    public void meet(int pkg, int family, Urgency urgency) {
        growPackages(pkg);
        if (placeOf[pkg] == 0) {
            placeOf[pkg] = ++places;
            familyOf[pkg] = family;
        }
        growFamilies(family);
        if (familyPlaceOf[family] == 0) {
            familyPlaceOf[family] = ++familyPlaces;
            urgencyOf[family] = urgency;
        } else if (urgency.rank() > urgencyOf(family).rank()) {
            urgencyOf[family] = urgency;
        }
    }

    /** Greater is decided first; no two packages are equal. */
    long priorityOf(int pkg) {
        if (pkg >= placeOf.length || placeOf[pkg] == 0) {
            return ((long) Urgency.ROOT.rank() << 60) + LAST - pkg;
        }
        int family = familyOf[pkg];
        return ((long) urgencyOf(family).rank() << 60)
                + ((long) (LAST - familyPlaceOf[family]) << 30)
                + (LAST - placeOf[pkg]);
    }

    public Urgency urgencyOf(int family) {
        Urgency urgency = family < urgencyOf.length ? urgencyOf[family] : null;
        return urgency == null ? Urgency.UNSPECIFIED : urgency;
    }

    /** Counts a conflict that came up while {@code current} was being decided. */
    void count(int current, int affectedPackage, Incompatibility incompatibility) {
        boolean real = false;
        for (int i = 0; i < incompatibility.size(); i++) {
            int other = incompatibility.packageAt(i);
            if (other == affectedPackage || sameFamily(affectedPackage, other)) {
                continue;
            }
            real = true;
            growPackages(other);
            if (++culpritOf[other] == CONFLICTS_UNTIL_MOVED) {
                culprits.push(other);
            }
        }
        if (real) {
            growPackages(current);
            if (++affectedOf[current] == CONFLICTS_UNTIL_MOVED) {
                affected.push(current);
            }
        }
    }

    /** Moves what has been in conflict often enough, and undoes the decisions of culprits that moved. */
    void reorder(Solver solver) {
        for (int i = 0; i < affected.size(); i++) {
            move(affected.get(i), Urgency.CONFLICT_EARLY);
        }
        affected.clear();
        for (int i = 0; i < culprits.size(); i++) {
            if (move(culprits.get(i), Urgency.CONFLICT_LATE)) {
                solver.backtrackBefore(culprits.get(i));
            }
        }
        culprits.clear();
    }

    private boolean move(int pkg, Urgency urgency) {
        if (placeOf[pkg] == 0) {
            return false;
        }
        int family = familyOf[pkg];
        Urgency now = urgencyOf(family);
        if (now == Urgency.CONFLICT_EARLY || now == urgency) {
            return false;
        }
        urgencyOf[family] = urgency;
        return true;
    }

    private boolean sameFamily(int one, int other) {
        boolean oneMet = one < placeOf.length && placeOf[one] != 0;
        boolean otherMet = other < placeOf.length && placeOf[other] != 0;
        return (oneMet && otherMet) ? familyOf[one] == familyOf[other] : oneMet == otherMet;
    }

    private void growPackages(int pkg) {
        if (pkg >= placeOf.length) {
            int length = Math.max(pkg + 1, placeOf.length * 2);
            placeOf = Arrays.copyOf(placeOf, length);
            familyOf = Arrays.copyOf(familyOf, length);
            affectedOf = Arrays.copyOf(affectedOf, length);
            culpritOf = Arrays.copyOf(culpritOf, length);
        }
    }

    private void growFamilies(int family) {
        if (family >= familyPlaceOf.length) {
            int length = Math.max(family + 1, familyPlaceOf.length * 2);
            familyPlaceOf = Arrays.copyOf(familyPlaceOf, length);
            urgencyOf = Arrays.copyOf(urgencyOf, length);
        }
    }
}
