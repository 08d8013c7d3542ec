package dev.postern.domain.requirement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Shortens alternatives of conjunctions: no term and no clause is left that the others make superfluous in any environment that can exist. */
final class MarkerClauses {
    /** Of more clauses nobody reads whether one could go, and to find out would take long. */
    private static final int MAX_SHORTENED = 200;

    private final Diagrams diagrams;
    private final Node outside;

    MarkerClauses(Diagrams diagrams, Node whole) {
        this.diagrams = diagrams;
        this.outside = diagrams.not(whole);
    }

    /**
     * The shortened clauses in their order of printing. First goes what only says that an alternative of one term does not hold, as in
     * {@code a or (not a and b)}: diagrams are full of that, and it is found at once.
     */
    List<List<MarkerTerm>> simplified(List<List<MarkerTerm>> clauses) {
        List<List<MarkerTerm>> needed = new ArrayList<>(clauses.size());
        Set<Node> alternatives = new HashSet<>();
        for (List<MarkerTerm> clause : clauses) {
            List<MarkerTerm> left = new ArrayList<>(clause);
            left.removeIf(term -> alternatives.contains(diagrams.not(term.node())));
            if (left.size() == 1) {
                alternatives.add(left.getFirst().node());
            }
            needed.add(left);
        }
        if (clauses.size() <= MAX_SHORTENED) {
            needed.forEach(this::removeSuperfluousTerms);
            removeSuperfluousClauses(needed);
        }
        needed.forEach(clause -> clause.sort(Comparator.comparingInt(MarkerTerm::rank)));
        needed.sort(MarkerClauses::compare);
        return needed;
    }

    /** A term is superfluous if without it the clause still only holds where the whole does. */
    private void removeSuperfluousTerms(List<MarkerTerm> clause) {
        for (MarkerTerm term : List.copyOf(clause)) {
            List<MarkerTerm> fewer = new ArrayList<>(clause);
            fewer.remove(term);
            if (!fewer.isEmpty() && Impossible.isImpossible(diagrams.and(all(fewer), outside))) {
                clause.remove(term);
            }
        }
    }

    private void removeSuperfluousClauses(List<List<MarkerTerm>> clauses) {
        for (int i = clauses.size() - 1; i >= 0 && clauses.size() > 1; i--) {
            List<Node> others = new ArrayList<>();
            for (int j = 0; j < clauses.size(); j++) {
                if (j != i) {
                    others.add(all(clauses.get(j)));
                }
            }
            Node rest = diagrams.not(diagrams.joined(Join.OR, others));
            if (Impossible.isImpossible(diagrams.and(all(clauses.get(i)), rest))) {
                clauses.remove(i);
            }
        }
    }

    private Node all(List<MarkerTerm> terms) {
        return diagrams.joined(Join.AND, terms.stream().map(MarkerTerm::node).toList());
    }

    private static int compare(List<MarkerTerm> left, List<MarkerTerm> right) {
        int common = Math.min(left.size(), right.size());
        for (int i = 0; i < common; i++) {
            int order = Integer.compare(left.get(i).rank(), right.get(i).rank());
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
