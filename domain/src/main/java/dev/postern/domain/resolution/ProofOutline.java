package dev.postern.domain.resolution;

import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Proof;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a proof as a person would go through them: outside facts and earlier steps, and what follows. Steps that only pass
 * something on, or that speak of stand-ins alone, are left out; a step that only adds facts to the one before is joined with it.
 * Works without recursion, since proofs can be deep.
 */
final class ProofOutline {
    private static final int MOST_FACTS = 4;
    private static final int NO_TOPIC = -1;

    private final Packages packages;
    private final FactText facts;

    ProofOutline(Packages packages, FactText facts) {
        this.packages = packages;
        this.facts = facts;
    }

    /** One step. */
    static final class Line {
        private final Incompatibility conclusion;
        private final List<Incompatibility> facts = new ArrayList<>();
        private final List<Line> from = new ArrayList<>();
        private int uses;
        private int number;

        Line(Incompatibility conclusion) {
            this.conclusion = conclusion;
        }

        Incompatibility conclusion() {
            return conclusion;
        }

        /** From outside. */
        List<Incompatibility> facts() {
            return facts;
        }

        /** Earlier steps. */
        List<Line> from() {
            return from;
        }

        /** By which later steps refer to it; 0 if none but the next one does. */
        int number() {
            return number;
        }
    }

    /** In the order in which they are told; the last one is the conclusion of all. */
    List<Line> lines(Proof proof) {
        Map<Incompatibility, Line> known = new HashMap<>();
        Map<Incompatibility, Incompatibility> passedOn = new HashMap<>();
        for (Incompatibility step : proof.inOrder()) {
            if (step.cause() instanceof Cause.Derived(Incompatibility first, Incompatibility second)) {
                Line line = new Line(step);
                add(line, first, known, passedOn);
                add(line, second, known, passedOn);
                if (line.facts.isEmpty() && line.from.size() == 1) {
                    known.put(step, line.from.getFirst());
                } else if (line.facts.size() == 1 && line.from.isEmpty()) {
                    passedOn.put(step, line.facts.getFirst());
                } else if (!line.facts.isEmpty() || !line.from.isEmpty()) {
                    known.put(step, line);
                }
            }
        }
        List<Line> lines = inThoughtOrder(known.get(proof.conclusion()));
        if (!lines.isEmpty() && lines.getLast().conclusion != proof.conclusion()) {
            // what follows from it is only passed on: the last thing to be told is the conclusion of all
            Line last = new Line(proof.conclusion());
            last.facts.addAll(lines.getLast().facts);
            last.from.addAll(lines.getLast().from);
            lines.set(lines.size() - 1, last);
        }
        join(lines);
        return lines;
    }

    private void add(Line line, Incompatibility cause, Map<Incompatibility, Line> known, Map<Incompatibility, Incompatibility> passedOn) {
        Incompatibility fact = passedOn.get(cause);
        if (fact != null) {
            line.facts.add(fact);
        } else if (cause.cause() instanceof Cause.Derived) {
            Line from = known.get(cause);
            if (from != null && !line.from.contains(from)) {
                line.from.add(from);
            }
        } else if (!isTrivial(cause.cause())) {
            line.facts.add(cause);
        }
    }

    /** What nobody has to be told: that a package with an extra needs that package, and that there is one Python. */
    private boolean isTrivial(Cause cause) {
        return switch (cause) {
            case Cause.Asked _ -> true;
            case Cause.Dependency need -> packages.kind(need.dependent()) instanceof Packages.Kind.WithExtra;
            case Cause.Rejected rejected -> rejected.reason() instanceof Drop.OtherPython;
            case Cause.NoVersions _,Cause.Derived _ -> false;
        };
    }

    /** Each step directly after the one it follows from, where that can be. */
    private static List<Line> inThoughtOrder(@Nullable Line last) {
        List<Line> ordered = new ArrayList<>();
        Set<Line> done = new HashSet<>();
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
        return ordered;
    }

    /** Joins steps with the ones after them until nothing changes. */
    private void join(List<Line> lines) {
        boolean changed = true;
        while (changed) {
            changed = false;
            lines.forEach(line -> line.uses = 0);
            lines.forEach(line -> line.from.forEach(from -> from.uses++));
            for (int i = 1; i < lines.size(); i++) {
                Line before = lines.get(i - 1);
                if (lines.get(i).from.contains(before) && before.uses == 1 && takeOver(lines.get(i), before)) {
                    lines.remove(i - 1);
                    i = Math.max(0, i - 2);
                    changed = true;
                }
            }
            changed |= dissolve(lines);
        }
    }

    /** A step that only repeats what one package needs of another is told where it is used. */
    private boolean dissolve(List<Line> lines) {
        for (Line line : lines) {
            if (line != lines.getLast() && line.from.isEmpty() && facts.weight(new LinkedHashSet<>(line.facts)) == 1) {
                lines.remove(line);
                lines.stream().filter(other -> other.from.remove(line)).forEach(other -> other.facts.addAll(0, line.facts));
                return true;
            }
        }
        return false;
    }

    /** Makes one step of two, if it is no harder to follow; whether it did. */
    private boolean takeOver(Line line, Line before) {
        Set<Incompatibility> all = new LinkedHashSet<>(before.facts);
        all.addAll(line.facts);
        Set<Line> from = new LinkedHashSet<>(before.from);
        from.addAll(line.from);
        from.remove(before);
        boolean easy = from.size() <= 1 && facts.weight(all) <= MOST_FACTS;
        boolean ofOneTopic = from.size() <= 2 && topics(all).size() == 1 && !topics(all).contains(NO_TOPIC);
        if (!easy && !ofOneTopic) {
            return false;
        }
        line.facts.clear();
        line.facts.addAll(all);
        line.from.clear();
        line.from.addAll(from);
        return true;
    }

    /** The packages of which something is said: what of them cannot be used, or what they depend on, be it in vain. */
    private static Set<Integer> topics(Set<Incompatibility> facts) {
        Map<Integer, Integer> needed = new HashMap<>();
        Set<Integer> topics = new HashSet<>();
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.Dependency need) {
                int topic = need.dependent() == Packages.ROOT ? NO_TOPIC : need.dependent();
                needed.put(need.dependency(), topic);
                topics.add(topic);
            }
        }
        for (Incompatibility fact : facts) {
            if (!(fact.cause() instanceof Cause.Dependency)) {
                topics.add(needed.getOrDefault(fact.packageAt(0), fact.packageAt(0)));
            }
        }
        return topics;
    }

    /** Steps that are used by another one than the next get a number. */
    static void number(List<Line> lines) {
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
}
