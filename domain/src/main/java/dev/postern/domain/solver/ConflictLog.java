package dev.postern.domain.solver;

import java.util.ArrayList;
import java.util.List;

/** The conflicts met in one unit propagation: every intermediate cause, with the package whose assignment satisfied it. */
final class ConflictLog {

    record Conflict(int affected, Incompatibility incompatibility) {}

    private final List<Conflict> conflicts = new ArrayList<>();

    void add(int affected, Incompatibility incompatibility) {
        conflicts.add(new Conflict(affected, incompatibility));
    }

    List<Conflict> conflicts() {
        return conflicts;
    }
}
