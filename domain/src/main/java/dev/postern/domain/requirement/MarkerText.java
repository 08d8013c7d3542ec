package dev.postern.domain.requirement;

import dev.postern.domain.requirement.MarkerTerm.Sign;
import dev.postern.domain.requirement.Node.Decision;
import dev.postern.domain.requirement.Node.Leaf;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Writes a diagram as clauses joined by {@code or}, each of terms joined by {@code and}. */
final class MarkerText {
    /** What a person would be told who asks for a marker that never holds. */
    private static final String NEVER = "python_version < '0'";
    /** A diagram can have more paths than anybody would read or wait for. */
    private static final int MAX_CLAUSES = 2_000;

    private final Diagrams diagrams = Diagrams.create();
    private final List<List<MarkerTerm>> clauses = new ArrayList<>();

    private MarkerText() {}

    /** The normal form; empty for what always holds. */
    static String of(Node node) {
        if (node instanceof Leaf leaf) {
            return leaf.value() ? "" : NEVER;
        }
        MarkerText text = new MarkerText();
        Node whole = text.diagrams.adopt(node);
        text.walk(whole, List.of());
        List<List<MarkerTerm>> clauses = new MarkerClauses(text.diagrams, whole).simplified(text.clauses);
        if (clauses.size() == 1) {
            return joined(clauses.getFirst());
        }
        return String.join(" or ",
                clauses.stream().map(clause -> clause.size() == 1 ? joined(clause) : "(" + joined(clause) + ")").toList());
    }

    /** Whether the normal form of a diagram is short enough to be written. */
    static boolean isPrintable(Node node) {
        return paths(node, new HashMap<>()) <= MAX_CLAUSES;
    }

    private static int paths(Node node, Map<Node, Integer> done) {
        if (!(node instanceof Decision decision)) {
            return node.equals(Leaf.TRUE) ? 1 : 0;
        }
        Integer known = done.get(node);
        if (known == null) {
            known = 0;
            for (int i = 0; i < decision.segments() && known <= MAX_CLAUSES; i++) {
                known += paths(decision.child(i), done);
            }
            done.put(node, known);
        }
        return known;
    }

    private static String joined(List<MarkerTerm> clause) {
        return String.join(" and ", clause.stream().map(MarkerTerm::toString).toList());
    }

    private void walk(Node node, List<MarkerTerm> path) {
        switch (node) {
            case Leaf leaf -> {
                if (leaf.value()) {
                    clauses.add(path);
                }
            }
            case Decision decision when decision.question().isYesOrNo() -> {
                walk(decision.child(1), with(path, List.of(answer(decision, true))));
                walk(decision.child(0), with(path, List.of(answer(decision, false))));
            }
            case Decision decision -> {
                Map<Node, List<Integer>> segments = new LinkedHashMap<>();
                for (int i = 0; i < decision.segments(); i++) {
                    segments.computeIfAbsent(decision.child(i), _ -> new ArrayList<>()).add(i);
                }
                segments.forEach((child, of) -> {
                    if (!child.equals(Leaf.FALSE)) {
                        alternatives(decision, of).forEach(terms -> walk(child, with(path, terms)));
                    }
                });
            }
        }
        if (clauses.size() > MAX_CLAUSES) {
            throw new MarkerTooComplex();
        }
    }

    private static List<MarkerTerm> with(List<MarkerTerm> path, List<MarkerTerm> terms) {
        List<MarkerTerm> longer = new ArrayList<>(path);
        longer.addAll(terms);
        return longer;
    }

    /** The ways to say that a value lies in one of these segments: alternatives of terms. */
    private List<List<MarkerTerm>> alternatives(Decision decision, List<Integer> segments) {
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < decision.segments(); i++) {
            if (!segments.contains(i)) {
                missing.add(i);
            }
        }
        if (missing.stream().allMatch(i -> i % 2 == 1)) {
            return List.of(missing.stream().map(i -> term(decision, Sign.NOT_EQUAL, i / 2)).toList());
        }
        List<List<Integer>> gaps = runs(missing);
        if (gaps.size() == 1 && isMinor(decision, gaps.getFirst())) {
            return List.of(List.of(minor(decision, Sign.NOT_EQUAL, gaps.getFirst())));
        }
        return runs(segments).stream().map(run -> within(decision, run)).toList();
    }

    private static List<List<Integer>> runs(List<Integer> segments) {
        List<List<Integer>> runs = new ArrayList<>();
        for (int segment : segments) {
            if (runs.isEmpty() || runs.getLast().getLast() != segment - 1) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(segment);
        }
        return runs;
    }

    private List<MarkerTerm> within(Decision decision, List<Integer> run) {
        int first = run.getFirst();
        int last = run.getLast();
        boolean isPoint = first == last && first % 2 == 1;
        if (isPoint || (first == 0 && last == 1 && Comparisons.isLeast(decision.point(0)))) {
            return List.of(term(decision, Sign.EQUAL, last / 2));
        }
        if (isMinor(decision, run)) {
            return List.of(minor(decision, Sign.EQUAL, run));
        }
        List<MarkerTerm> terms = new ArrayList<>(2);
        if (first > 0) {
            terms.add(first % 2 == 1 ? term(decision, Sign.AT_LEAST, first / 2) : term(decision, Sign.GREATER, first / 2 - 1));
        }
        if (last < decision.segments() - 1) {
            terms.add(last % 2 == 1 ? term(decision, Sign.AT_MOST, last / 2) : term(decision, Sign.LESS, last / 2));
        }
        return terms;
    }

    /** Whether the run is all releases of one minor version: from {@code 3.9} up to but not including {@code 3.10}. */
    private static boolean isMinor(Decision decision, List<Integer> run) {
        int first = run.getFirst();
        int last = run.getLast();
        return first % 2 == 1 && last % 2 == 0 && last < decision.segments() - 1
                && decision.point(first / 2) instanceof Version low && decision.point(last / 2) instanceof Version high
                && low.releaseLength() <= 2 && high.releaseLength() == 2 && low.major() == high.major()
                && low.minor() + 1 == high.minor();
    }

    private MarkerTerm minor(Decision decision, Sign sign, List<Integer> run) {
        Version low = (Version) decision.point(run.getFirst() / 2);
        Node node = holdingOn(decision, segment -> run.contains(segment) == (sign == Sign.EQUAL));
        return new MarkerTerm(decision.question(), sign, low.major() + "." + low.minor() + ".*", node);
    }

    private MarkerTerm term(Decision decision, Sign sign, int point) {
        int at = 2 * point + 1;
        Node node = holdingOn(decision, segment -> switch (sign) {
            case EQUAL -> segment == at || (segment == 0 && at == 1 && Comparisons.isLeast(decision.point(0)));
            case NOT_EQUAL -> segment != at;
            case LESS -> segment < at;
            case AT_LEAST -> segment >= at;
            case AT_MOST -> segment <= at;
            case GREATER -> segment > at;
            case YES, NO -> throw new IllegalArgumentException(sign + " compares no value");
        });
        return new MarkerTerm(decision.question(), sign, decision.point(point).toString(), node);
    }

    private Node holdingOn(Decision decision, IntPredicate segments) {
        Node[] children = new Node[decision.segments()];
        Arrays.setAll(children, segment -> Node.leaf(segments.test(segment)));
        return diagrams.partition(decision.question(), decision.points(), children);
    }

    private MarkerTerm answer(Decision decision, boolean yes) {
        Question question = decision.question();
        return new MarkerTerm(question, yes ? Sign.YES : Sign.NO, "", diagrams.yesOrNo(question, Node.leaf(!yes), Node.leaf(yes)));
    }
}
