package dev.postern.domain.requirement;

import dev.postern.domain.requirement.Node.Decision;
import dev.postern.domain.version.Version;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a diagram as clauses joined by {@code or}, each of terms joined by {@code and}, none of which could be left out. */
final class MarkerText {

    /** A comparison as it is written, and the diagram that it means. */
    private record Term(Question question, String text, Node node) {

        private int rank() {
            return switch (question.kind()) {
                case VERSION -> 0;
                case TEXT -> 1;
                case PART_OF, CONTAINS -> 2;
                case EXTRA -> 3;
                case MEMBER -> 4;
            };
        }
    }

    private static final Comparator<Term> TERMS = Comparator.comparingInt(Term::rank);

    private final List<List<Term>> clauses = new ArrayList<>();

    private MarkerText() {}

    static String of(Node node) {
        if (node == Node.Leaf.TRUE) {
            return "";
        }
        if (node == Node.Leaf.FALSE) {
            return "python_version < '0'";
        }
        MarkerText text = new MarkerText();
        text.walk(node, new ArrayList<>());
        return text.print(node);
    }

    private void walk(Node node, List<Term> path) {
        if (node == Node.Leaf.TRUE) {
            clauses.add(List.copyOf(path));
        }
        if (!(node instanceof Decision decision)) {
            return;
        }
        Map<Node, List<Integer>> segments = new LinkedHashMap<>();
        for (int i = 0; i < decision.segments(); i++) {
            segments.computeIfAbsent(decision.child(i), _ -> new ArrayList<>()).add(i);
        }
        segments.forEach((child, of) -> {
            if (child != Node.Leaf.FALSE) {
                for (List<Term> terms : terms(decision, of)) {
                    List<Term> longer = new ArrayList<>(path);
                    longer.addAll(terms);
                    walk(child, longer);
                }
            }
        });
    }

    /** The ways to say that a value lies in one of these segments: alternatives of terms. */
    private static List<List<Term>> terms(Decision decision, List<Integer> segments) {
        if (decision.question().isYesOrNo()) {
            return List.of(List.of(yesOrNo(decision.question(), segments.getFirst() == 1)));
        }
        List<Integer> missing = new ArrayList<>();
        for (int i = 0; i < decision.segments(); i++) {
            if (!segments.contains(i)) {
                missing.add(i);
            }
        }
        if (missing.stream().allMatch(i -> i % 2 == 1)) {
            return List.of(missing.stream().map(i -> compare(decision, "!=", (i - 1) / 2)).toList());
        }
        List<List<Integer>> gaps = runs(missing);
        if (gaps.size() == 1 && isMinor(decision, gaps.getFirst())) {
            return List.of(List.of(wildcard(decision, "!=", gaps.getFirst())));
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

    private static List<Term> within(Decision decision, List<Integer> run) {
        int first = run.getFirst();
        int last = run.getLast();
        if (first == last && first % 2 == 1) {
            return List.of(compare(decision, "==", first / 2));
        }
        if (isMinor(decision, run)) {
            return List.of(wildcard(decision, "==", run));
        }
        List<Term> terms = new ArrayList<>(2);
        if (first > 0) {
            terms.add(first % 2 == 1 ? compare(decision, ">=", first / 2) : compare(decision, ">", first / 2 - 1));
        }
        if (last < decision.segments() - 1) {
            terms.add(last % 2 == 1 ? compare(decision, "<=", last / 2) : compare(decision, "<", last / 2));
        }
        return terms;
    }

    /** Whether the run is all releases of one minor version: from {@code 3.9} up to but not including {@code 3.10}. */
    private static boolean isMinor(Decision decision, List<Integer> run) {
        int first = run.getFirst();
        int last = run.getLast();
        if (first % 2 == 0 || last % 2 == 1 || last == decision.segments() - 1
                || !(decision.point(first / 2) instanceof Version low && decision.point(last / 2) instanceof Version high)) {
            return false;
        }
        return low.release().size() == 2 && high.release().size() == 2 && low.major() == high.major()
                && low.minor() + 1 == high.minor();
    }

    private static Term wildcard(Decision decision, String operator, List<Integer> run) {
        Version low = (Version) decision.point(run.getFirst() / 2);
        return parsed(decision.question(), decision.question().variable() + " " + operator + " '" + low + ".*'");
    }

    private static Term compare(Decision decision, String operator, int point) {
        return parsed(decision.question(),
                decision.question().variable() + " " + operator + " " + quoted(decision.point(point).toString()));
    }

    private static Term yesOrNo(Question question, boolean yes) {
        String not = yes ? "" : "not ";
        String text = switch (question.kind()) {
            case PART_OF -> question.variable() + " " + not + "in " + quoted(question.text());
            case CONTAINS -> quoted(question.text()) + " " + not + "in " + question.variable();
            case EXTRA -> "extra " + (yes ? "==" : "!=") + " " + quoted(question.text());
            case MEMBER -> {
                int colon = question.text().indexOf(':');
                yield quoted(question.text().substring(colon + 1)) + " " + not + "in " + question.text().substring(0, colon);
            }
            case TEXT, VERSION -> throw new IllegalArgumentException("not a yes-or-no question: " + question);
        };
        return new Term(question, text, Node.yesOrNo(question, Node.leaf(!yes), Node.leaf(yes)));
    }

    private static Term parsed(Question question, String text) {
        return new Term(question, text, MarkerParser.parse(text).marker().node());
    }

    private static String quoted(String text) {
        return text.contains("'") ? '"' + text + '"' : "'" + text + "'";
    }

    private String print(Node whole) {
        List<List<Term>> kept = new ArrayList<>();
        for (List<Term> clause : clauses) {
            kept.add(shortened(clause, whole));
        }
        Set<String> printed = new LinkedHashSet<>();
        List<List<Term>> needed = withoutImplied(kept);
        needed.sort(Comparator.comparing(List::getFirst, TERMS));
        for (List<Term> clause : needed) {
            String text = String.join(" and ", clause.stream().map(Term::text).toList());
            printed.add(needed.size() > 1 && clause.size() > 1 ? "(" + text + ")" : text);
        }
        return String.join(" or ", printed);
    }

    /** Leaves out terms without which the clause still only holds where the whole does. */
    private static List<Term> shortened(List<Term> clause, Node whole) {
        Node outside = Diagrams.not(whole);
        List<Term> kept = new ArrayList<>(clause);
        for (Term term : clause) {
            if (kept.size() > 1) {
                List<Term> fewer = new ArrayList<>(kept);
                fewer.remove(term);
                if (Diagrams.and(all(fewer), outside) == Node.Leaf.FALSE) {
                    kept = fewer;
                }
            }
        }
        kept.sort(TERMS);
        return kept;
    }

    private static List<List<Term>> withoutImplied(List<List<Term>> clauses) {
        List<List<Term>> kept = new ArrayList<>(clauses);
        for (List<Term> clause : clauses) {
            List<List<Term>> others = new ArrayList<>(kept);
            others.remove(clause);
            Node rest = Node.Leaf.FALSE;
            for (List<Term> other : others) {
                rest = Diagrams.or(rest, all(other));
            }
            if (!others.isEmpty() && Diagrams.and(all(clause), Diagrams.not(rest)) == Node.Leaf.FALSE) {
                kept = others;
            }
        }
        return kept;
    }

    private static Node all(List<Term> terms) {
        Node all = Node.Leaf.TRUE;
        for (Term term : terms) {
            all = Diagrams.and(all, term.node());
        }
        return all;
    }
}
