package dev.postern.domain.resolution;

import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a proof as a line of thought, as PubGrub's error reporting describes it: facts first, each conclusion from what was just said. A
 * step that only joins a fact to the step before is folded into the next one; a step that is used twice gets a number. Works without
 * recursion, as proofs can be deep.
 */
final class ProofReport {
    private static final int FOLD_FACTS = 3;

    private final Packages packages;
    private final FactText facts;

    ProofReport(Packages packages, Quest quest) {
        this.packages = packages;
        this.facts = new FactText(packages, quest);
    }

    /** One step: outside facts and earlier steps, and what follows. */
    private static final class Line {
        private final Incompatibility conclusion;
        private final List<Incompatibility> facts = new ArrayList<>();
        private final List<Line> from = new ArrayList<>();
        private int uses;
        private int number;

        Line(Incompatibility conclusion) {
            this.conclusion = conclusion;
        }
    }

    List<String> sentences(Proof proof) {
        List<Line> lines = lines(proof);
        if (lines.isEmpty()) {
            return List.of(facts.of(List.of(proof.conclusion())) + ", so your requirements are unsatisfiable");
        }
        fold(lines);
        number(lines);
        List<String> sentences = new ArrayList<>();
        Line before = null;
        for (Line line : lines) {
            sentences.add(sentence(line, before));
            before = line;
        }
        return sentences;
    }

    private List<Line> lines(Proof proof) {
        Map<Incompatibility, Line> known = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (Incompatibility step : proof.inOrder()) {
            if (step.cause() instanceof Cause.Derived(Incompatibility first, Incompatibility second)) {
                Line line = new Line(step);
                add(line, first, known);
                add(line, second, known);
                if (line.facts.isEmpty() && line.from.size() == 1) {
                    known.put(step, line.from.getFirst());
                } else if (!line.facts.isEmpty() || !line.from.isEmpty()) {
                    known.put(step, line);
                    lines.add(line);
                }
            }
        }
        return reachable(lines, known.get(proof.conclusion()));
    }

    private void add(Line line, Incompatibility cause, Map<Incompatibility, Line> known) {
        if (cause.cause() instanceof Cause.Derived) {
            Line from = known.get(cause);
            if (from != null && !line.from.contains(from)) {
                line.from.add(from);
            }
        } else if (!isTrivial(cause.cause())) {
            line.facts.add(cause);
        }
    }

    /** What stands for a package with its extra needs that package: nobody has to be told. */
    private boolean isTrivial(Cause cause) {
        return switch (cause) {
            case Cause.Asked _ -> true;
            case Cause.Dependency need -> packages.nameOf(need.dependent()).isPresent()
                    && packages.nameOf(need.dependent()).equals(packages.nameOf(need.dependency()))
                    && packages.kind(need.dependent()) instanceof Packages.Kind.WithExtra;
            case Cause.NoVersions _,Cause.Rejected _,Cause.Derived _ -> false;
        };
    }

    private static List<Line> reachable(List<Line> lines, @org.jspecify.annotations.Nullable Line last) {
        Set<Line> wanted = new LinkedHashSet<>();
        List<Line> open = new ArrayList<>();
        if (last != null) {
            open.add(last);
        }
        while (!open.isEmpty()) {
            Line line = open.removeLast();
            if (wanted.add(line)) {
                open.addAll(line.from);
            }
        }
        return thoughtOrder(last, lines.stream().filter(wanted::contains).toList());
    }

    /** Each step directly after the one it follows from, where that can be. */
    private static List<Line> thoughtOrder(@org.jspecify.annotations.Nullable Line last, List<Line> lines) {
        List<Line> ordered = new ArrayList<>();
        Set<Line> done = new LinkedHashSet<>();
        List<Line> stack = new ArrayList<>();
        if (last != null) {
            stack.add(last);
        }
        while (!stack.isEmpty()) {
            Line line = stack.getLast();
            Line open = line.from.stream().filter(from -> !done.contains(from)).findFirst().orElse(null);
            if (open == null) {
                stack.removeLast();
                if (done.add(line)) {
                    ordered.add(line);
                }
            } else {
                stack.add(open);
            }
        }
        return ordered.size() == lines.size() ? ordered : lines;
    }

    private void fold(List<Line> lines) {
        lines.forEach(line -> line.from.forEach(from -> from.uses++));
        for (int i = 1; i < lines.size(); i++) {
            Line line = lines.get(i);
            Line before = lines.get(i - 1);
            boolean follows = line.from.contains(before) && before.uses == 1;
            boolean chain = line.from.size() == 1 && before.from.size() <= 1;
            if (follows && chain
                    && (sameTopic(line, before) || (before.from.size() == 1 && line.facts.size() + before.facts.size() < FOLD_FACTS))) {
                line.facts.addAll(0, before.facts);
                line.from.remove(before);
                line.from.addAll(before.from);
                lines.remove(i - 1);
                i--;
            }
        }
    }

    /** Whether both steps only tell what of one package cannot be used. */
    private static boolean sameTopic(Line line, Line before) {
        Set<Integer> topics = new LinkedHashSet<>();
        for (Line each : List.of(line, before)) {
            for (Incompatibility fact : each.facts) {
                boolean statement = fact.cause() instanceof Cause.NoVersions || fact.cause() instanceof Cause.Rejected;
                topics.add(statement ? fact.packageAt(0) : -1 - topics.size());
            }
        }
        return topics.size() == 1 && topics.iterator().next() >= 0;
    }

    /** Steps that are used by another one than the next get a number. */
    private static void number(List<Line> lines) {
        int count = 0;
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            for (int k = i + 2; k < lines.size() && line.number == 0; k++) {
                if (lines.get(k).from.contains(line)) {
                    line.number = ++count;
                }
            }
        }
    }

    private String sentence(Line line, @org.jspecify.annotations.Nullable Line before) {
        boolean goesOn = before != null && line.from.contains(before);
        List<String> reasons = new ArrayList<>();
        String outside = facts.of(line.facts);
        if (!outside.isEmpty()) {
            reasons.add(outside);
        }
        for (Line from : line.from) {
            if (!goesOn || from != before) {
                reasons.add("we know from (" + from.number + ") that " + facts.conclusion(from.conclusion));
            }
        }
        String because = (goesOn ? "And because " : "Because ") + String.join(" and ", reasons);
        String label = line.number > 0 ? " (" + line.number + ")" : "";
        return because + ", we can conclude that " + facts.conclusion(line.conclusion) + label;
    }
}
