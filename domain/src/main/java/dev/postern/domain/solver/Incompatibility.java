package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A set of terms, at most one for each package, that never hold together. Immutable. Identifiers rise: a derived
 * incompatibility has a greater one than its causes.
 */
public final class Incompatibility {

    private final int id;
    private final int[] packages;
    private final Term[] terms;
    private final Cause cause;

    Incompatibility(int id, int[] packages, Term[] terms, Cause cause) {
        this.id = id;
        this.packages = packages;
        this.terms = terms;
        this.cause = cause;
    }

    public int id() {
        return id;
    }

    public Cause cause() {
        return cause;
    }

    /** The number of terms. */
    public int size() {
        return packages.length;
    }

    public int packageAt(int index) {
        return packages[index];
    }

    public Term termAt(int index) {
        return terms[index];
    }

    /** The term of the package, or null when the incompatibility says nothing of it. */
    public @Nullable Term termOf(int pkg) {
        for (int i = 0; i < packages.length; i++) {
            if (packages[i] == pkg) {
                return terms[i];
            }
        }
        return null;
    }

    Term requiredTermOf(int pkg) {
        Term term = termOf(pkg);
        if (term == null) {
            throw new IllegalStateException("package " + pkg + " is not part of " + this);
        }
        return term;
    }

    /** Whether nothing but the root is left, so that the question has no answer. */
    boolean isTerminal(int root, Version rootVersion) {
        return packages.length == 0
                || (packages.length == 1 && packages[0] == root && terms[0].contains(rootVersion));
    }

    /** The rule of resolution: what follows from this and {@code other} when the package is taken out. */
    Incompatibility resolvedWith(Incompatibility other, int pkg, int newId) {
        int[] ids = Arrays.copyOf(packages, packages.length + other.packages.length);
        Term[] joined = Arrays.copyOf(terms, ids.length);
        int size = 0;
        for (int i = 0; i < packages.length; i++) {
            if (packages[i] != pkg) {
                ids[size] = packages[i];
                Term second = other.termOf(packages[i]);
                joined[size++] = second == null ? terms[i] : terms[i].intersection(second);
            }
        }
        for (int i = 0; i < other.packages.length; i++) {
            if (other.packages[i] != pkg && termOf(other.packages[i]) == null) {
                ids[size] = other.packages[i];
                joined[size++] = other.terms[i];
            }
        }
        Term either = requiredTermOf(pkg).union(other.requiredTermOf(pkg));
        if (!either.isAlwaysTrue()) {
            ids[size] = pkg;
            joined[size++] = either;
        }
        return new Incompatibility(
                newId, Arrays.copyOf(ids, size), Arrays.copyOf(joined, size), new Cause.Derived(this, other));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("{");
        for (int i = 0; i < packages.length; i++) {
            text.append(i == 0 ? "" : ", ").append(packages[i]).append(' ').append(terms[i]);
        }
        return text.append('}').toString();
    }
}
