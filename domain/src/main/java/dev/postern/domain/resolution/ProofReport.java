package dev.postern.domain.resolution;

import dev.postern.domain.solver.Proof;
import java.util.ArrayList;
import java.util.List;
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

    ProofReport(Packages packages, Quest quest) {
        this.outline = new ProofOutline(packages);
        this.facts = new FactText(new Wording(packages, quest), quest);
    }

    List<String> sentences(Proof proof) {
        List<ProofOutline.Line> lines = outline.lines(proof);
        if (lines.isEmpty()) {
            String fact = facts.of(proof.inOrder());
            return List.of(fact + (fact.endsWith(",") ? "" : ",") + " so your requirements are unsatisfiable");
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

    private String sentence(ProofOutline.Line line, ProofOutline.@Nullable Line before) {
        List<ProofOutline.Line> referred = new ArrayList<>(line.from());
        boolean goesOn = before != null && referred.remove(before);
        List<String> reasons = new ArrayList<>();
        String outside = facts.of(line.facts());
        if (!outside.isEmpty()) {
            reasons.add(outside);
        }
        for (ProofOutline.Line from : referred) {
            reasons.add("we know " + (from.number() == 0 ? "" : "from (" + from.number() + ") ") + "that "
                    + facts.conclusion(from.conclusion()));
        }
        String because = (goesOn ? "And because " : "Because ") + String.join(" and ", reasons);
        String label = line.number() > 0 ? " (" + line.number() + ")" : "";
        String comma = because.endsWith(",") ? "" : ",";
        return because + comma + " we can conclude that " + facts.conclusion(line.conclusion()) + label;
    }
}
