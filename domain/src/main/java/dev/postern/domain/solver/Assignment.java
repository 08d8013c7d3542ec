package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All that is assigned to one package: its dated derivations, oldest first, and the decision, which is always the last. */
final class Assignment {

    /** Where in the history a statement became true, and because of what (null: a decision). */
    record Satisfier(@Nullable Incompatibility cause, int index, int level) {}

    private Incompatibility[] causes = new Incompatibility[4];
    /** What all derivations up to and with this one say together: ever narrower. */
    private Term[] accumulated = new Term[4];

    private int[] levels = new int[4];
    private int[] indexes = new int[4];
    private int size;

    private @Nullable Version decision;
    private @Nullable Term decisionTerm;
    private int decisionIndex;
    private int decisionLevel;

    Assignment() {}

    Assignment(Assignment other) {
        causes = other.causes.clone();
        accumulated = other.accumulated.clone();
        levels = other.levels.clone();
        indexes = other.indexes.clone();
        size = other.size;
        decision = other.decision;
        decisionTerm = other.decisionTerm;
        decisionIndex = other.decisionIndex;
        decisionLevel = other.decisionLevel;
    }

    /** All that is known, or null when nothing is. */
    @Nullable
    Term term() {
        if (decisionTerm != null) {
            return decisionTerm;
        }
        return size == 0 ? null : accumulated[size - 1];
    }

    Term requiredTerm() {
        Term term = term();
        if (term == null) {
            throw new IllegalStateException("nothing is assigned");
        }
        return term;
    }

    Version requiredDecision() {
        if (decision == null) {
            throw new IllegalStateException("not decided");
        }
        return decision;
    }

    @Nullable
    Version decision() {
        return decision;
    }

    /** The decision's place in the history. */
    int decisionIndex() {
        return decisionIndex;
    }

    int decisionLevel() {
        return decisionLevel;
    }

    /** Whether the package must be decided and is not. */
    boolean isOpen() {
        return decision == null && size > 0 && accumulated[size - 1].positive();
    }

    void derive(Incompatibility cause, Term term, int index, int level) {
        if (size == causes.length) {
            causes = Arrays.copyOf(causes, size * 2);
            accumulated = Arrays.copyOf(accumulated, size * 2);
            levels = Arrays.copyOf(levels, size * 2);
            indexes = Arrays.copyOf(indexes, size * 2);
        }
        causes[size] = cause;
        accumulated[size] = size == 0 ? term : accumulated[size - 1].intersection(term);
        levels[size] = level;
        indexes[size] = index;
        size++;
    }

    void decide(Version version, int index, int level) {
        decision = version;
        decisionTerm = Term.exactly(version);
        decisionIndex = index;
        decisionLevel = level;
    }

    /** Takes back the newest entry: the decision if there is one, else the newest derivation. */
    void undo() {
        if (decision != null) {
            decision = null;
            decisionTerm = null;
        } else {
            size--;
        }
    }

    /** The level of the newest entry. */
    int highestLevel() {
        return decision != null ? decisionLevel : levels[size - 1];
    }

    /** What is known from the derivations of no level above the given one, or null. */
    @Nullable
    Term termUpTo(int level) {
        int count = size;
        while (count > 0 && levels[count - 1] > level) {
            count--;
        }
        return count == 0 ? null : accumulated[count - 1];
    }

    /** The earliest entry after which nothing is left of {@code start}. */
    Satisfier satisfier(Term start) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (accumulated[middle].isDisjointFrom(start)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low < size) {
            return new Satisfier(causes[low], indexes[low], levels[low]);
        }
        if (decision == null) {
            throw new IllegalStateException("nothing satisfies the negation of " + start);
        }
        return new Satisfier(null, decisionIndex, decisionLevel);
    }
}
