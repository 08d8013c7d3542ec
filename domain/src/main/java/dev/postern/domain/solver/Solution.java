package dev.postern.domain.solver;

import dev.postern.domain.version.Version;
import java.util.List;

/** A version for every package that is needed, in the order of decision, and which of them needs which. */
public record Solution(List<Decision> decisions, List<Edge> edges) {

    /** One decided package. */
    public record Decision(int pkg, Version version) {}

    /** One decided package needs another. */
    public record Edge(int from, int to) {}

    public Solution {
        decisions = List.copyOf(decisions);
        edges = List.copyOf(edges);
    }
}
