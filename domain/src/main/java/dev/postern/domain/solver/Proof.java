package dev.postern.domain.solver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Why there is no answer: an incompatibility that only the root satisfies, with its causes, theirs, and so on down to
 * outside facts. Causes may be shared, so that the whole is a directed graph without cycles.
 */
public record Proof(Incompatibility conclusion) {

    /** Every incompatibility of the proof once, causes before what follows from them. */
    public List<Incompatibility> inOrder() {
        Set<Incompatibility> seen = new HashSet<>();
        List<Incompatibility> open = new ArrayList<>(List.of(conclusion));
        while (!open.isEmpty()) {
            Incompatibility next = open.removeLast();
            if (seen.add(next) && next.cause() instanceof Cause.Derived(Incompatibility first, Incompatibility second)) {
                open.add(first);
                open.add(second);
            }
        }
        List<Incompatibility> all = new ArrayList<>(seen);
        all.sort(Comparator.comparingInt(Incompatibility::id));
        return all;
    }
}
