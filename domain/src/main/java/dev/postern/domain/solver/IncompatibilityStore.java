package dev.postern.domain.solver;

import dev.postern.domain.version.VersionRange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All incompatibilities, by the packages that they speak of, oldest first. Equal needs of several versions of a package
 * are kept as one incompatibility over the union of those versions.
 */
final class IncompatibilityStore {

    private record Need(int dependent, int dependency, VersionRange range) {}

    private static final IncompatibilityList NONE = new IncompatibilityList();

    private @Nullable IncompatibilityList[] byPackage = new IncompatibilityList[64];
    private final Map<Need, Incompatibility> merged;
    private int nextId;

    /** The level at which an incompatibility, by its identifier, was found contradicted; 0 when it is not. */
    private int[] contradictedAt = new int[1024];

    private final IntStack contradicted;

    IncompatibilityStore() {
        merged = new HashMap<>();
        contradicted = new IntStack();
    }

    IncompatibilityStore(IncompatibilityStore other) {
        byPackage = other.byPackage.clone();
        for (int i = 0; i < byPackage.length; i++) {
            IncompatibilityList list = byPackage[i];
            byPackage[i] = list == null ? null : new IncompatibilityList(list);
        }
        merged = new HashMap<>(other.merged);
        nextId = other.nextId;
        contradictedAt = other.contradictedAt.clone();
        contradicted = new IntStack(other.contradicted);
    }

    /** What speaks of the package. */
    IncompatibilityList listOf(int pkg) {
        IncompatibilityList list = pkg < byPackage.length ? byPackage[pkg] : null;
        return list == null ? NONE : list;
    }

    Incompatibility create(int pkg, Term term, Cause cause) {
        return new Incompatibility(nextId++, new int[] {pkg}, new Term[] {term}, cause);
    }

    Incompatibility derive(Incompatibility first, Incompatibility second, int pkg) {
        return first.resolvedWith(second, pkg, nextId++);
    }

    /** "The versions need the dependency in the range", merged with what is known; null when it always holds. */
    @Nullable
    Incompatibility addDependency(Cause.Dependency need) {
        if (need.dependent() == need.dependency()) {
            return addSelfDependency(need);
        }
        Need key = new Need(need.dependent(), need.dependency(), need.range());
        Incompatibility past = merged.get(key);
        if (past != null && past.cause() instanceof Cause.Dependency old) {
            VersionRange versions = old.versions().union(need.versions());
            remove(past);
            need = new Cause.Dependency(need.dependent(), versions, need.dependency(), old.range());
        }
        Incompatibility incompatibility = dependency(need);
        merged.put(key, incompatibility);
        add(incompatibility);
        return incompatibility;
    }

    private Incompatibility dependency(Cause.Dependency need) {
        Term dependent = new Term(true, need.versions());
        if (need.range().isEmpty()) {
            return create(need.dependent(), dependent, need);
        }
        return new Incompatibility(
                nextId++,
                new int[] {need.dependent(), need.dependency()},
                new Term[] {dependent, new Term(false, need.range())},
                need);
    }

    private @Nullable Incompatibility addSelfDependency(Cause.Dependency need) {
        VersionRange impossible = need.versions().difference(need.range());
        if (impossible.isEmpty()) {
            return null;
        }
        Incompatibility incompatibility = create(need.dependent(), new Term(true, impossible), need);
        add(incompatibility);
        return incompatibility;
    }

    void add(Incompatibility incompatibility) {
        for (int i = 0; i < incompatibility.size(); i++) {
            int pkg = incompatibility.packageAt(i);
            if (pkg >= byPackage.length) {
                byPackage = Arrays.copyOf(byPackage, Math.max(pkg + 1, byPackage.length * 2));
            }
            IncompatibilityList list = byPackage[pkg];
            if (list == null) {
                list = new IncompatibilityList();
                byPackage[pkg] = list;
            }
            list.add(incompatibility);
        }
    }

    private void remove(Incompatibility incompatibility) {
        for (int i = 0; i < incompatibility.size(); i++) {
            listOf(incompatibility.packageAt(i)).remove(incompatibility);
        }
    }

    boolean isContradicted(Incompatibility incompatibility) {
        return incompatibility.id() < contradictedAt.length && contradictedAt[incompatibility.id()] != 0;
    }

    /** Remembers that the incompatibility cannot be satisfied unless the level is taken back. */
    void contradict(Incompatibility incompatibility, int level) {
        int id = incompatibility.id();
        if (id >= contradictedAt.length) {
            contradictedAt = Arrays.copyOf(contradictedAt, Math.max(id + 1, contradictedAt.length * 2));
        }
        contradictedAt[id] = level + 1;
        contradicted.push(id);
    }

    void backtrack(int level) {
        while (!contradicted.isEmpty() && contradictedAt[contradicted.peek()] > level + 1) {
            contradictedAt[contradicted.pop()] = 0;
        }
    }
}
