package dev.postern.domain.resolution;

import dev.postern.domain.solver.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a proof as a line of thought, as PubGrub's error reporting describes it: facts first, each conclusion from what was just said; a
 * step that is used later gets a number.
 */
final class ProofReport {
    /** Of a proof with more steps than these, the middle is left out. */
    private static final int FIRST = 12;

    private static final int LAST = 12;

    private final ProofOutline outline;
    private final FactText facts;

    ProofReport(Packages packages, Quest quest, Blame blame) {
        this.facts = new FactText(new Wording(packages, quest), quest, blame);
        this.outline = new ProofOutline(packages, facts);
    }

    List<String> sentences(Proof proof) {
        Optional<FactText.Clauses> hopeless = facts.hopeless(proof.inOrder());
        if (hopeless.isPresent()) {
            return List.of(alone(hopeless.get()));
        }
        List<ProofOutline.Line> lines = outline.lines(proof);
        if (lines.isEmpty()) {
            return List.of(alone(facts.of(proof.inOrder())));
        }
        if (lines.size() == 1) {
            return List.of(alone(facts.of(lines.getFirst().facts())));
        }
        List<ProofOutline.Line> told = lines;
        int left = lines.size() - FIRST - LAST;
        if (left > 1) {
            told = new ArrayList<>(lines.subList(0, FIRST));
            told.addAll(lines.subList(FIRST + left, lines.size()));
        }
        ProofOutline.number(told);
        List<String> sentences = new ArrayList<>();
        ProofOutline.Line before = null;
        for (ProofOutline.Line line : told) {
            sentences.add(sentence(line, before));
            before = line;
        }
        if (left > 1) {
            sentences.add(FIRST, "(" + left + " further steps are left out)");
        }
        return sentences;
    }

    /** What needs no steps: what is asked for, and what stands against it. */
    private static String alone(FactText.Clauses clauses) {
        if (clauses.others().isEmpty()) {
            return joined(clauses.asked()) + ", which exclude each other";
        }
        return clauses.asked().isEmpty() ? joined(clauses.others()) : joined(clauses.asked()) + ", but " + joined(clauses.others());
    }

    private String sentence(ProofOutline.Line line, ProofOutline.@Nullable Line before) {
        List<ProofOutline.Line> referred = new ArrayList<>(line.from());
        boolean goesOn = before != null && referred.remove(before);
        FactText.Clauses clauses = facts.of(line.facts());
        List<String> texts = new ArrayList<>(clauses.others());
        for (ProofOutline.Line from : referred) {
            texts.add(facts.conclusion(from.conclusion()) + (from.number() == 0 ? "" : " by (" + from.number() + ")"));
        }
        texts.addAll(clauses.asked());
        String label = line.number() > 0 ? " (" + line.number() + ")" : "";
        return (goesOn ? "And " : "") + joined(texts) + ", so " + facts.conclusion(line.conclusion()) + label;
    }

    /** {@code a}, {@code a, and b}, {@code a, b, and c}; with semicolons where a part holds commas itself. */
    private static String joined(List<String> texts) {
        int last = texts.size() - 1;
        if (last < 1) {
            return String.join("", texts);
        }
        String mark = texts.stream().anyMatch(text -> text.contains(", ")) ? "; " : ", ";
        return String.join(mark, texts.subList(0, last)) + mark + "and " + texts.get(last);
    }
}
