package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What has been decided and what follows from it, in order, so that it can be taken back level by level. A level is the
 * number of decisions made; the root is decided at level 1.
 */
public final class PartialSolution {

    /** {@link #relation}'s answers that are not a package number. */
    static final int SATISFIED = -1;

    static final int CONTRADICTED = -2;
    static final int INCONCLUSIVE = -3;

    private @Nullable Assignment[] assignments = new Assignment[64];
    /** The package of every entry, oldest first. */
    private final IntStack trail;
    /** The decided packages; the one at level n stands at n - 1. */
    private final IntStack decided;

    private final DecisionQueue queue;
    /** Open packages whose place in the queue must be renewed before the next pick; may hold a package twice. */
    private final IntStack outdated;

    private int picked = -1;
    private boolean backtracked;

    PartialSolution() {
        trail = new IntStack();
        decided = new IntStack();
        queue = new DecisionQueue();
        outdated = new IntStack();
    }

    PartialSolution(PartialSolution other) {
        assignments = other.assignments.clone();
        for (int i = 0; i < assignments.length; i++) {
            Assignment assignment = assignments[i];
            assignments[i] = assignment == null ? null : new Assignment(assignment);
        }
        trail = new IntStack(other.trail);
        decided = new IntStack(other.decided);
        queue = new DecisionQueue(other.queue);
        outdated = new IntStack(other.outdated);
        picked = other.picked;
        backtracked = other.backtracked;
    }

    int level() {
        return decided.size();
    }

    boolean hasBacktracked() {
        return backtracked;
    }

    @Nullable
    Assignment assignment(int pkg) {
        return pkg < assignments.length ? assignments[pkg] : null;
    }

    Assignment requiredAssignment(int pkg) {
        Assignment assignment = assignment(pkg);
        if (assignment == null) {
            throw new IllegalStateException("nothing is known of package " + pkg);
        }
        return assignment;
    }

    /** All that is known of the package, or null when nothing is. */
    public @Nullable Term termOf(int pkg) {
        Assignment assignment = assignment(pkg);
        return assignment == null ? null : assignment.term();
    }

    /** What is known of the package from the question alone, which no backtracking takes back; null when nothing is. */
    public @Nullable Term lastingTermOf(int pkg) {
        Assignment assignment = assignment(pkg);
        return assignment == null ? null : assignment.termUpTo(1);
    }

    /** Calls back with each package about which something was learned at the current level; perhaps repeatedly. */
    public void forEachRecent(IntConsumer action) {
        int since = level() == 0 ? 0 : requiredAssignment(decidedAt(level() - 1)).decisionIndex() + 1;
        for (int i = since; i < trail.size(); i++) {
            action.accept(trail.get(i));
        }
    }

    /** The number of decisions. */
    public int decisions() {
        return decided.size();
    }

    public int decidedAt(int index) {
        return decided.get(index);
    }

    public @Nullable Version decisionOf(int pkg) {
        Assignment assignment = assignment(pkg);
        return assignment == null ? null : assignment.decision();
    }

    /** The package of a statement that is almost satisfied, or one of the constants above. */
    int relation(Incompatibility incompatibility) {
        int relation = SATISFIED;
        for (int i = 0; i < incompatibility.size(); i++) {
            int pkg = incompatibility.packageAt(i);
            Term known = termOf(pkg);
            Term.Relation one = known == null
                    ? Term.Relation.INCONCLUSIVE
                    : incompatibility.termAt(i).relationTo(known);
            if (one == Term.Relation.CONTRADICTED) {
                return CONTRADICTED;
            }
            if (one == Term.Relation.INCONCLUSIVE) {
                if (relation != SATISFIED) {
                    return INCONCLUSIVE;
                }
                relation = pkg;
            }
        }
        return relation;
    }

    /** Whether the incompatibility would be satisfied if the package were decided so. */
    boolean satisfiedBy(Incompatibility incompatibility, int pkg, Version version) {
        for (int i = 0; i < incompatibility.size(); i++) {
            Term term = incompatibility.termAt(i);
            if (incompatibility.packageAt(i) == pkg) {
                if (!term.contains(version)) {
                    return false;
                }
            } else {
                Term known = termOf(incompatibility.packageAt(i));
                if (known == null || term.relationTo(known) != Term.Relation.SATISFIED) {
                    return false;
                }
            }
        }
        return true;
    }

    void derive(int pkg, Incompatibility cause) {
        if (pkg >= assignments.length) {
            assignments = Arrays.copyOf(assignments, Math.max(pkg + 1, assignments.length * 2));
        }
        Assignment assignment = assignments[pkg];
        if (assignment == null) {
            assignment = new Assignment();
            assignments[pkg] = assignment;
        }
        assignment.derive(cause, cause.requiredTermOf(pkg).negate(), trail.size(), level());
        trail.push(pkg);
        if (assignment.isOpen()) {
            outdated.push(pkg);
        }
    }

    void decide(int pkg, Version version) {
        decided.push(pkg);
        requiredAssignment(pkg).decide(version, trail.size(), level());
        trail.push(pkg);
    }

    /** Takes back everything above the level. */
    void backtrack(int level) {
        backtracked = true;
        while (!trail.isEmpty()) {
            int pkg = trail.peek();
            Assignment assignment = requiredAssignment(pkg);
            if (assignment.highestLevel() <= level) {
                break;
            }
            trail.pop();
            assignment.undo();
            queue.remove(pkg);
            if (assignment.isOpen()) {
                outdated.push(pkg);
            }
        }
        while (decided.size() > level) {
            decided.pop();
        }
        if (picked >= 0 && !queue.contains(picked) && requiredAssignment(picked).isOpen()) {
            outdated.push(picked);
        }
    }

    /** Takes out the open package of greatest priority; -1 when every package that must be decided is. */
    int pick(IntToLongFunction priority) {
        while (!outdated.isEmpty()) {
            int pkg = outdated.pop();
            if (requiredAssignment(pkg).isOpen()) {
                queue.put(pkg, priority.applyAsLong(pkg));
            }
        }
        do {
            picked = queue.poll();
        } while (picked >= 0 && !requiredAssignment(picked).isOpen());
        return picked;
    }
}
