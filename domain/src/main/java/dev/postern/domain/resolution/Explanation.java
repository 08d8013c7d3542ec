package dev.postern.domain.resolution;

import java.util.List;

/**
 * Why there is no answer.
 *
 * @param sentences the derivation in plain English, each sentence without a period; the last one is the conclusion
 * @param hints what may be done about it
 */
public record Explanation(List<String> sentences, List<Hint> hints) {
    public Explanation {
        sentences = List.copyOf(sentences);
        hints = List.copyOf(hints);
    }
}
