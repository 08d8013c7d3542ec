package dev.postern.domain.solver;

import dev.postern.domain.version.Version;

/**
 * Finds out why the partial solution satisfies an incompatibility, and how far it must be taken back: the satisfied
 * incompatibility is resolved with the cause of its latest satisfier until what remains would already have been known
 * at an earlier level.
 */
final class ConflictResolution {

    /** What was learned; {@code pkg} is -1 when nothing but the root is left, so that there is no answer. */
    record Learned(Incompatibility incompatibility, int pkg, int level, boolean isNew) {}

    private final IncompatibilityStore store;
    private final PartialSolution solution;
    private final int root;
    private final Version rootVersion;

    ConflictResolution(Solver solver) {
        this.store = solver.store();
        this.solution = solver.partialSolution();
        this.root = solver.root();
        this.rootVersion = solver.rootVersion();
    }

    Learned resolve(Incompatibility satisfied, ConflictLog conflicts) {
        Incompatibility current = satisfied;
        while (!current.isTerminal(root, rootVersion)) {
            int latest = latestSatisfier(current);
            Assignment assignment = solution.requiredAssignment(current.packageAt(latest));
            Term term = current.termAt(latest);
            Assignment.Satisfier satisfier = assignment.satisfier(term.negate());
            int previous = previousLevel(current, latest, satisfier);
            int pkg = current.packageAt(latest);
            Incompatibility cause = satisfier.cause();
            if (previous < satisfier.level()) {
                conflicts.add(pkg, current);
                return new Learned(current, pkg, previous, current != satisfied);
            }
            if (cause == null) {
                throw new IllegalStateException("a decision cannot share its level with its cause: " + current);
            }
            current = store.derive(current, cause, pkg);
            conflicts.add(pkg, current);
        }
        return new Learned(current, -1, 0, current != satisfied);
    }

    private int latestSatisfier(Incompatibility incompatibility) {
        int latest = -1;
        int index = -1;
        for (int i = 0; i < incompatibility.size(); i++) {
            int one = satisfierOf(incompatibility, i).index();
            if (one > index) {
                index = one;
                latest = i;
            }
        }
        return latest;
    }

    private Assignment.Satisfier satisfierOf(Incompatibility incompatibility, int place) {
        return solution.requiredAssignment(incompatibility.packageAt(place))
                .satisfier(incompatibility.termAt(place).negate());
    }

    /** The level at which the incompatibility was satisfied but for the latest satisfier; at least the root's. */
    private int previousLevel(Incompatibility incompatibility, int latest, Assignment.Satisfier satisfier) {
        int pkg = incompatibility.packageAt(latest);
        Assignment assignment = solution.requiredAssignment(pkg);
        Incompatibility cause = satisfier.cause();
        Term said = cause == null ? assignment.requiredTerm() : cause.requiredTermOf(pkg).negate();
        Term open = said.intersection(incompatibility.termAt(latest).negate());
        Assignment.Satisfier before = assignment.satisfier(open);
        int index = before.index();
        int level = before.level();
        for (int i = 0; i < incompatibility.size(); i++) {
            if (i != latest) {
                Assignment.Satisfier other = satisfierOf(incompatibility, i);
                if (other.index() > index) {
                    index = other.index();
                    level = other.level();
                }
            }
        }
        return Math.max(level, 1);
    }
}
