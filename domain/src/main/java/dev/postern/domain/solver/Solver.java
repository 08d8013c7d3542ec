package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PubGrub (Natalie Weizenbaum, "PubGrub: Next-Generation Version Solving"), one step at a time: propagate what is known,
 * choose a package and a version, add what it needs, or learn why it cannot be and jump back. Not safe for concurrent use;
 * a {@link #copy} goes its own way.
 */
public final class Solver {

    private record Taken(int pkg, Version version) {}

    private final int root;
    private final Version rootVersion;
    private final IncompatibilityStore store;
    private final PartialSolution solution;
    private final DecisionOrder order;
    private final Set<Taken> expanded;
    private final IntStack changed = new IntStack();
    private int current;

    public Solver(int root, Version rootVersion) {
        this.root = root;
        this.rootVersion = rootVersion;
        store = new IncompatibilityStore();
        solution = new PartialSolution();
        order = new DecisionOrder();
        expanded = new HashSet<>();
        current = root;
        store.add(store.create(root, Term.exactly(rootVersion).negate(), new Cause.Asked()));
    }

    private Solver(Solver other) {
        root = other.root;
        rootVersion = other.rootVersion;
        store = new IncompatibilityStore(other.store);
        solution = new PartialSolution(other.solution);
        order = new DecisionOrder(other.order);
        expanded = new HashSet<>(other.expanded);
        current = other.current;
    }

    /** The same state, to be continued differently. Cheap: learned incompatibilities are shared. */
    public Solver copy() {
        return new Solver(this);
    }

    /** Goes on until there is an answer, or a proof that there is none. */
    public Step solve(Universe universe) {
        Step step = step(universe);
        while (step instanceof Step.Onward) {
            step = step(universe);
        }
        return step;
    }

    /** Propagates, chooses one package, and decides it or learns why it cannot be decided so. */
    public Step step(Universe universe) {
        Proof proof = propagate();
        if (proof != null) {
            return new Step.Failed(proof);
        }
        universe.learned(solution);
        order.reorder(this);
        int pkg = solution.pick(order::priorityOf);
        if (pkg < 0) {
            return new Step.Solved(result());
        }
        current = pkg;
        decide(universe, pkg, solution.requiredAssignment(pkg).requiredTerm());
        return new Step.Onward();
    }

    private void decide(Universe universe, int pkg, Term term) {
        Choice choice = pkg == root ? new Choice.Take(rootVersion) : universe.choose(pkg, term.range());
        switch (choice) {
            case Choice.Take(Version version) -> take(universe, pkg, version);
            case Choice.Reject(VersionRange versions, Reason reason) -> reject(pkg, versions, reason);
            case Choice.Doomed(Version version, VersionRange versions, int dependency, VersionRange range) -> {
                store.addDependency(new Cause.Dependency(pkg, versions, dependency, range));
                solution.decide(pkg, version);
            }
            case Choice.Nothing(Optional<Reason> reason) ->
                    store.add(store.create(
                            pkg, term, reason.<Cause>map(Cause.Rejected::new).orElseGet(Cause.NoVersions::new)));
        }
    }

    private void reject(int pkg, VersionRange versions, Reason reason) {
        store.add(store.create(pkg, new Term(true, versions), new Cause.Rejected(reason)));
    }

    private void take(Universe universe, int pkg, Version version) {
        if (!expanded.add(new Taken(pkg, version))) {
            solution.decide(pkg, version);
            return;
        }
        switch (universe.expand(pkg, version, order)) {
            case Expansion.Needs(VersionRange versions, List<Dependency> dependencies) ->
                    add(pkg, version, versions, dependencies);
            case Expansion.Unusable(VersionRange versions, Reason reason) -> {
                expanded.remove(new Taken(pkg, version));
                reject(pkg, versions, reason);
            }
        }
    }

    private void add(int pkg, Version version, VersionRange versions, List<Dependency> dependencies) {
        for (Dependency dependency : dependencies) {
            if (dependency.base() != Dependency.NO_BASE) {
                store.addDependency(new Cause.Dependency(
                        dependency.pkg(), dependency.range(), dependency.base(), dependency.range()));
            }
        }
        List<Incompatibility> added = new ArrayList<>(dependencies.size());
        for (Dependency dependency : dependencies) {
            Incompatibility one = store.addDependency(
                    new Cause.Dependency(pkg, versions, dependency.pkg(), dependency.range()));
            if (one != null) {
                added.add(one);
            }
        }
        // before anything went wrong it is cheaper to decide and, rarely, to be sent back by the propagation
        if (solution.hasBacktracked()) {
            for (Incompatibility one : added) {
                if (solution.satisfiedBy(one, pkg, version)) {
                    order.count(pkg, pkg, one);
                    return;
                }
            }
        }
        solution.decide(pkg, version);
    }

    private @Nullable Proof propagate() {
        ConflictLog conflicts = new ConflictLog();
        changed.clear();
        changed.push(current);
        while (!changed.isEmpty()) {
            Incompatibility satisfied = propagate(changed.pop());
            if (satisfied == null) {
                continue;
            }
            ConflictResolution.Learned learned = new ConflictResolution(this).resolve(satisfied, conflicts);
            if (learned.pkg() < 0) {
                return new Proof(learned.incompatibility());
            }
            backtrack(learned.level());
            if (learned.isNew()) {
                store.add(learned.incompatibility());
            }
            changed.clear();
            derive(learned.pkg(), learned.incompatibility());
        }
        for (ConflictLog.Conflict conflict : conflicts.conflicts()) {
            order.count(current, conflict.affected(), conflict.incompatibility());
        }
        return null;
    }

    /** Draws all conclusions from what speaks of the package, newest first; the satisfied incompatibility, if one is met. */
    private @Nullable Incompatibility propagate(int pkg) {
        IncompatibilityList list = store.listOf(pkg);
        for (int i = list.size() - 1; i >= 0; i--) {
            Incompatibility incompatibility = list.get(i);
            if (store.isContradicted(incompatibility)) {
                continue;
            }
            int relation = solution.relation(incompatibility);
            if (relation == PartialSolution.SATISFIED) {
                return incompatibility;
            }
            if (relation == PartialSolution.CONTRADICTED) {
                store.contradict(incompatibility, solution.level());
            } else if (relation != PartialSolution.INCONCLUSIVE) {
                derive(relation, incompatibility);
            }
        }
        return null;
    }

    private void derive(int pkg, Incompatibility cause) {
        if (!changed.contains(pkg)) {
            changed.push(pkg);
        }
        solution.derive(pkg, cause);
        store.contradict(cause, solution.level());
    }

    private void backtrack(int level) {
        solution.backtrack(level);
        store.backtrack(level);
    }

    /** Takes back the package's decision and everything after it, if it is decided. */
    void backtrackBefore(int pkg) {
        Assignment assignment = solution.assignment(pkg);
        if (assignment != null && assignment.decision() != null) {
            backtrack(assignment.decisionLevel() - 1);
        }
    }

    private Solution result() {
        List<Solution.Decision> decisions = new ArrayList<>();
        List<Solution.Edge> edges = new ArrayList<>();
        for (int i = 0; i < solution.decisions(); i++) {
            int pkg = solution.decidedAt(i);
            Version version = solution.requiredAssignment(pkg).requiredDecision();
            decisions.add(new Solution.Decision(pkg, version));
            IncompatibilityList list = store.listOf(pkg);
            for (int k = 0; k < list.size(); k++) {
                if (list.get(k).cause() instanceof Cause.Dependency need
                        && need.dependent() == pkg
                        && need.versions().contains(version)
                        && need.dependency() != pkg
                        && solution.decisionOf(need.dependency()) != null) {
                    edges.add(new Solution.Edge(pkg, need.dependency()));
                }
            }
        }
        return new Solution(decisions, edges);
    }

    int root() {
        return root;
    }

    Version rootVersion() {
        return rootVersion;
    }

    IncompatibilityStore store() {
        return store;
    }

    public PartialSolution partialSolution() {
        return solution;
    }
}
